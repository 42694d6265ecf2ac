using Microsoft.Data.Sqlite;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Operations;

/// <summary>A SQLite database that no service uses.</summary>
internal static class SqliteFile
{
    /// <summary>What is wrong with the file; null where it is whole.</summary>
    public static async Task<string?> FaultAsync(string path)
    {
        try
        {
            return await ListAsync(path, "PRAGMA integrity_check") is ["ok"] ? null : "SQLite's integrity check finds faults in it.";
        }
        catch (SqliteException exception)
        {
            return $"It is no SQLite database (SQLite error {exception.SqliteExtendedErrorCode}).";
        }
    }

    /// <summary>Migrations that made its tables; empty where it is no database of this service.</summary>
    public static async Task<IReadOnlyList<string>> MigrationsAsync(string path)
    {
        try
        {
            return await ListAsync(path, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY 1");
        }
        catch (SqliteException)
        {
            return [];
        }
    }

    /// <summary>Moves what lies in the log into the database itself, as far as it can be read.</summary>
    public static async Task CloseLogAsync(string path)
    {
        try
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await command.ExecuteNonQueryAsync();
        }
        catch (SqliteException)
        {
            // A damaged one is kept as it is, with its log.
        }
    }

    /// <exception cref="StorageStartException">The file is there already.</exception>
    public static void RefuseExisting(string path)
    {
        if (File.Exists(path))
        {
            throw new StorageStartException($"{path} is there already and is not overwritten. Name a new file.", StorageStartException.Configuration);
        }
    }

    /// <summary>What is written is on the disk when this returns.</summary>
    public static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    private static async Task<List<string>> ListAsync(string path, string sql)
    {
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        List<string> values = [];
        while (await reader.ReadAsync())
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }
}
