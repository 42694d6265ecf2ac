using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Api.Tests.Storage;

namespace ReserveMeds.Packets.Api.Tests;

[Collection(TelemetryCollection.Name)]
public sealed class PrivacyOnSqliteTests(PrivacyRun<SqliteStorage> run) : PrivacyTests<SqliteStorage>(run), IClassFixture<PrivacyRun<SqliteStorage>>
{
    [Fact]
    public async Task No_planted_value_lies_in_the_bytes_of_the_data_folder()
    {
        await Run.DoneAsync;
        var files = Directory.GetFiles(Run.Api.Storage.Options.Folder, "*", SearchOption.AllDirectories);
        var bytes = string.Concat(files.Select(ReadShared));

        Assert.Contains(files, file => file.EndsWith("packets.db-wal", StringComparison.Ordinal));
        Assert.Contains(PrivacyRun.KeptReference, bytes, StringComparison.Ordinal);
        Assert.DoesNotContain(Run.Marker, bytes, StringComparison.Ordinal);
        Assert.DoesNotContain(PrivacyRun.Patient, bytes, StringComparison.Ordinal);
        Assert.All(files, file => Assert.DoesNotContain(Run.Marker, file, StringComparison.Ordinal));
    }
}

[Collection(TelemetryCollection.Name)]
public sealed class PrivacyOnPostgresTests(PrivacyRun<PostgresStorage> run) : PrivacyTests<PostgresStorage>(run), IClassFixture<PrivacyRun<PostgresStorage>>;

/// <summary>Looks for planted values in everything that the service lets out or keeps.</summary>
public abstract class PrivacyTests<TStorage>(PrivacyRun<TStorage> run)
    where TStorage : TestStorage, new()
{
    /// <summary>Columns that hold a value of a case in the clear, and why they may.</summary>
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["cases.reference"] = "The case number says nothing about the patient, stands on every document and filters lists.",
    };

    protected PrivacyRun<TStorage> Run => run;

    [NeedsToolsFact("postgres")]
    public async Task No_planted_value_is_in_logs_traces_metrics_errors_or_temporary_files()
    {
        await run.DoneAsync;

        Assert.True(run.Planted > 40, $"{run.Planted} fields");
        Assert.True(run.Errors.Count > 8, $"{run.Errors.Count} errors");
        Assert.Contains("packets.validations", run.Telemetry, StringComparison.Ordinal);
        Assert.Contains("/v1/cases/{caseId}", run.Telemetry, StringComparison.Ordinal);
        Assert.NotEmpty(run.Api.Log.Lines);
        foreach (var value in run.Values)
        {
            Assert.DoesNotContain(run.Api.Log.Lines, line => line.Contains(value, StringComparison.Ordinal));
            Assert.DoesNotContain(value, run.Telemetry, StringComparison.Ordinal);
            Assert.DoesNotContain(run.Errors, error => error.Contains(value, StringComparison.Ordinal));
        }

        var files = new DirectoryInfo(Path.GetTempPath())
            .EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, IgnoreInaccessible = true })
            .Where(file => file.LastWriteTimeUtc >= run.Began).ToList();
        Assert.All(files, file => Assert.DoesNotContain(run.Marker, file.FullName, StringComparison.Ordinal));
        Assert.All(
            // A pipe has no length, and reading it would wait for ever.
            files.OfType<FileInfo>().Where(file => file is { Exists: true, Length: > 0 and < 1024 * 1024 }),
            file => Assert.DoesNotContain(run.Marker, ReadShared(file.FullName), StringComparison.Ordinal));
    }

    [NeedsToolsFact("postgres")]
    public async Task No_planted_value_is_in_a_column_that_is_not_on_the_list()
    {
        await run.DoneAsync;
        List<string> found = [];
        var columns = 0;
        await using var db = run.Api.Services.GetRequiredService<Database>().Open();
        foreach (var table in await TablesAsync(db))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    columns++;
                    var value = reader.GetValue(column) is byte[] bytes ? Encoding.Latin1.GetString(bytes) : reader.GetValue(column).ToString()!;
                    if (run.Values.Any(planted => value.Contains(planted, StringComparison.OrdinalIgnoreCase)))
                    {
                        found.Add($"{table}.{reader.GetName(column)}");
                    }
                }
            }
        }

        Assert.True(columns > 100, $"{columns} values");
        Assert.Equal(Allowed.Keys, found.Distinct());
    }

    private static async Task<List<string>> TablesAsync(PacketsDbContext db)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = db.Database.IsSqlite()
            ? "SELECT name FROM sqlite_master WHERE type = 'table'"
            : "SELECT table_name FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')";
        await using var reader = await command.ExecuteReaderAsync();
        List<string> tables = [];
        while (await reader.ReadAsync())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }

    protected static string ReadShared(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file, Encoding.Latin1);
            return reader.ReadToEnd();
        }
        catch (IOException)
        {
            // Another program's, gone or locked meanwhile.
            return "";
        }
    }
}
