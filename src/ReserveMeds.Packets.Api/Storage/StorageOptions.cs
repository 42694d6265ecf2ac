using Npgsql;
using ReserveMeds.Packets.Api.Hosting;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>Where cases are kept, if anywhere.</summary>
internal sealed class StorageOptions
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    /// <summary>Keeps nothing: the routes of stored cases are not there, and no file is written.</summary>
    public const string None = "none";

    /// <summary><c>sqlite</c>, <c>postgres</c> or <c>none</c>.</summary>
    public string Provider { get; set; } = Sqlite;

    /// <summary>Folder of the SQLite database, made where it is missing; a relative path starts at the program's folder. Empty: the user's own data folder.</summary>
    public string DataPath { get; set; } = "";

    /// <summary>How to reach PostgreSQL, such as <c>Host=db;Database=packets;Username=packets;Password=…</c>.</summary>
    public string Connection { get; set; } = "";

    /// <summary>How long a start waits for the database and for another start that is changing it, in seconds, 1 to 300.</summary>
    public int StartSeconds { get; set; } = 30;

    public bool Keeps => Provider != None;

    public string Folder => DataPath.Length > 0
        ? PacketsOptions.Resolve(DataPath)
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "reservemeds-packets");

    /// <summary>The SQLite database; its logs lie beside it.</summary>
    public string DatabaseFile => Path.Combine(Folder, "packets.db");

    /// <summary>Every fault, each with key, reason and remedy, and never with the value of a secret.</summary>
    public IEnumerable<string> Faults()
    {
        const string prefix = $"{PacketsOptions.Section}:Storage";
        if (Provider is not (Sqlite or Postgres or None))
        {
            yield return $"{prefix}:Provider is not known. Set it to {Sqlite}, {Postgres} or {None}.";
        }

        if (StartSeconds is < 1 or > 300)
        {
            yield return $"{prefix}:StartSeconds is {StartSeconds}. Set it to a whole number from 1 to 300.";
        }

        if (Provider == Sqlite && !Path.IsPathRooted(Folder))
        {
            yield return $"{prefix}:DataPath is empty, and this user has no data folder. Set it to a folder, or Provider to {None}.";
        }

        if (Provider == Postgres && Connection.Length == 0)
        {
            yield return $"{prefix}:Connection is empty. Set it to Host=…;Database=…;Username=…;Password=….";
        }
        else if (Provider == Postgres && !IsConnection(Connection))
        {
            yield return $"{prefix}:Connection cannot be read. Write it as Host=…;Database=…;Username=…;Password=….";
        }
        else if (Provider != Postgres && Connection.Length > 0)
        {
            yield return $"{prefix}:Connection is set, but Provider is not {Postgres}. Set Provider to {Postgres}, or leave Connection out.";
        }
    }

    private static bool IsConnection(string connection)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection).Host is { Length: > 0 };
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
