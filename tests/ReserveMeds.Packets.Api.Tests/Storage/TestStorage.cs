using Microsoft.Data.Sqlite;
using Npgsql;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Tests.Storage;

/// <summary>An empty database of either kind, of one test's own.</summary>
public abstract class TestStorage : IDisposable
{
    /// <summary>Settings of the service, below <c>Packets:Storage</c>.</summary>
    internal abstract StorageOptions Options { get; }

    public virtual void Dispose()
    {
    }
}

public sealed class SqliteStorage : TestStorage
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("packets-sqlite-");

    internal override StorageOptions Options => new() { Provider = StorageOptions.Sqlite, DataPath = Path.Combine(folder.FullName, "data"), StartSeconds = 5 };

    public override void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Refresh();
        if (folder.Exists)
        {
            folder.Delete(recursive: true);
        }
    }
}

public sealed class PostgresStorage : TestStorage
{
    private readonly string connection = PostgresServer.Instance.NewDatabase();

    internal override StorageOptions Options => new()
    {
        Provider = StorageOptions.Postgres,
        Connection = connection,
        StartSeconds = 5,
        Keys = { ["test"] = Convert.ToBase64String(new byte[32]) },
        CurrentKey = "test",
    };

    public override void Dispose()
    {
        using var pool = new NpgsqlConnection(connection);
        NpgsqlConnection.ClearPool(pool);
    }
}
