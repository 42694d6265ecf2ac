using System.Text.RegularExpressions;
using Npgsql;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Storage.Encryption;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>Where cases are kept, if anywhere.</summary>
internal sealed partial class StorageOptions
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

    /// <summary>Master keys by id, each base64 of 32 bytes. Those beside the current one read what they wrapped before.</summary>
    public Dictionary<string, string> Keys { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Id of the master key that wraps what is new. Empty, with SQLite: a key file beside the database.</summary>
    public string CurrentKey { get; set; } = "";

    public bool Keeps => Provider != None;

    public string Folder => DataPath.Length > 0
        ? PacketsOptions.Resolve(DataPath)
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "reservemeds-packets");

    /// <summary>The SQLite database; its logs lie beside it.</summary>
    public string DatabaseFile => Path.Combine(Folder, "packets.db");

    /// <summary>The master key that a start makes where none is configured.</summary>
    public string KeyFile => Path.Combine(Folder, "packets.key");

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

        foreach (var fault in KeyFaults(prefix))
        {
            yield return fault;
        }
    }

    private IEnumerable<string> KeyFaults(string prefix)
    {
        foreach (var (id, key) in Keys)
        {
            if (id == Encryption.KeyFile.Id || !KeyId().IsMatch(id))
            {
                yield return $"{prefix}:Keys holds a key whose id is not 1 to 40 lower-case letters, digits, - or _, or is \"{Encryption.KeyFile.Id}\". Name it otherwise.";
            }
            else if (KeyText.Read(key) is null)
            {
                yield return $"{prefix}:Keys:{id} is no base64 of 32 bytes. Set it to what \"{KeyText.Command}\" prints.";
            }
        }

        if (CurrentKey.Length > 0 && !Keys.ContainsKey(CurrentKey))
        {
            yield return $"{prefix}:CurrentKey names a key that is not in {prefix}:Keys. Set it to the id of one that is.";
        }
        else if (CurrentKey.Length == 0 && Keys.Count > 0)
        {
            yield return $"{prefix}:CurrentKey is empty. Set it to the id of the key in {prefix}:Keys that wraps what is new.";
        }
    }

    [GeneratedRegex(@"\A[a-z0-9_-]{1,40}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyId();

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
