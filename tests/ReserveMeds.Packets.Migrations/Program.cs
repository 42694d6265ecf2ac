#pragma warning disable EF1001 // The scaffolder is not part of the framework's public surface; the version is pinned.

using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Design.Internal;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;
using ReserveMeds.Packets.Api.Storage;

// Writes a migration for each database: dotnet run --project tests/ReserveMeds.Packets.Migrations -- <Name>
// No database is opened. Read what was written, and add by hand what the model does not say, such as triggers.
if (args is not [var name])
{
    Console.Error.WriteLine("Name the migration, such as AddPackets.");
    return 64;
}

var project = Path.Combine(Environment.CurrentDirectory, "src", "ReserveMeds.Packets.Api");
if (!Directory.Exists(project))
{
    Console.Error.WriteLine("Run this in the top folder of the repository.");
    return 64;
}

StorageOptions[] databases =
[
    new() { Provider = StorageOptions.Sqlite },
    new() { Provider = StorageOptions.Postgres, Connection = "Host=localhost" },
];
foreach (var storage in databases)
{
    using var database = new Database(storage);
    using var db = database.Open();
    var folder = database.IsSqlite ? "Sqlite" : "Postgres";
    var reporter = new OperationReporter(new OperationReportHandler(Console.Error.WriteLine, Console.Error.WriteLine));
    var services = new DesignTimeServicesBuilder(typeof(Database).Assembly, typeof(Database).Assembly, reporter, []).Build(db);
    using var scope = services.CreateScope();
    var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
    var migration = scaffolder.ScaffoldMigration(name, "ReserveMeds.Packets.Api", $"Storage.Migrations.{folder}", "C#");
    var files = scaffolder.Save(project, migration, Path.Combine(project, "Storage", "Migrations", folder), dryRun: false);
    foreach (var file in new[] { files.MigrationFile, files.MetadataFile, files.SnapshotFile })
    {
        // The scaffolder begins each file with a byte order mark; writing text does not.
        File.WriteAllText(file!, File.ReadAllText(file!).ReplaceLineEndings("\n"));
        Console.WriteLine(file);
    }
}

return 0;
