using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Operations;

/// <summary>Writes all that is kept into one file, as it was at one moment, while the service goes on.</summary>
internal sealed class Backup(IOptions<PacketsOptions> options, Database database)
{
    private readonly StorageOptions storage = options.Value.Storage;

    /// <param name="path">A new file, which this user alone may read.</param>
    /// <exception cref="StorageStartException">It cannot; says why.</exception>
    public async Task WriteAsync(string path, TextWriter output)
    {
        SqliteFile.RefuseExisting(path);
        var partial = path + ".partial";
        SqliteFile.RefuseExisting(partial);
        if (!storage.Keeps || (storage.Provider == StorageOptions.Sqlite && !File.Exists(storage.DatabaseFile)))
        {
            throw new StorageStartException("There is nothing to back up. Look at Packets:Storage:Provider and DataPath.", StorageStartException.Configuration);
        }

        try
        {
            using (DataFolder.OpenPrivate(partial, FileMode.CreateNew))
            {
            }

            if (database.IsSqlite)
            {
                await database.ReadAsync(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {partial}"));
                if (await SqliteFile.FaultAsync(partial) is { } fault)
                {
                    throw new StorageStartException($"The backup is not whole, so it was thrown away: {fault}", StorageStartException.Unavailable);
                }
            }
            else
            {
                await PostgresTool.RunAsync("pg_dump", storage.Connection, "--format=custom", "--no-owner", $"--file={partial}");
            }

            SqliteFile.Flush(partial);
            File.Move(partial, path, overwrite: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageStartException($"{path} cannot be written ({exception.GetType().Name}).", StorageStartException.Configuration);
        }
        finally
        {
            if (File.Exists(partial))
            {
                File.Delete(partial);
            }
        }

        await output.WriteLineAsync($"Wrote {path}, {new FileInfo(path).Length} bytes.");
    }
}
