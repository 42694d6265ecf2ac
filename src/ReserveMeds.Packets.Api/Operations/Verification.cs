using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Api.Storage.Encryption;
using ReserveMeds.Packets.Api.Storage.Rows;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Api.Operations;

/// <summary>Reads all that is kept, as the service would, and holds it to what was noted when it was stored.</summary>
internal sealed class Verification(Database database, MasterKeys masters, CaseKeys keys, PacketStore packets)
{
    private const int MostShown = 20;

    /// <summary>Sees everything and changes nothing.</summary>
    private static readonly Actor Operator = new(Actor.Service, Guid.Empty, OrganisationKind.Coordinator, Scope.All);

    /// <returns>True where all is whole. What is not is named by its id, never by what it holds.</returns>
    public async Task<bool> RunAsync(TextWriter output)
    {
        await RefuseOtherVersionAsync();

        // The service does so at its start; nothing is made here, since what is kept has keys already.
        if (await database.ReadAsync(db => db.DataKeys.Select(row => row.MasterKey).Distinct().ToListAsync()) is { Count: > 0 } used)
        {
            masters.Open(used);
        }

        List<string> faults = [.. await DatabaseFaultsAsync()];
        var (stored, revisions, bundles) = (0, 0, 0);
        foreach (var (id, current) in await CasesAsync())
        {
            stored++;
            if (await TrailFaultAsync(id) is { } broken)
            {
                faults.Add(broken);
            }

            var numbers = await NumbersAsync(id);
            revisions += numbers.Count;
            if (!numbers.SequenceEqual(Enumerable.Range(1, current)))
            {
                faults.Add($"The case {id} is at revision {current}, but its revisions are not those from 1 to it.");
            }

            foreach (var number in numbers)
            {
                if (await FaultAsync(id, number) is { } fault)
                {
                    faults.Add($"Revision {number} of the case {id} {fault}.");
                }
            }
        }

        foreach (var (packet, audience, fault) in await BundlesAsync())
        {
            bundles++;
            if (fault is not null)
            {
                faults.Add($"The bundle for the {audience} in packet {packet.Number} of the case {packet.CaseId} {fault}.");
            }
        }

        foreach (var fault in faults.Take(MostShown))
        {
            await output.WriteLineAsync(fault);
        }

        var report = new StringBuilder().Append(stored).Append(" cases, ").Append(revisions).Append(" revisions, ").Append(bundles).Append(" sealed bundles, ").Append(faults.Count).Append(" faults.");
        await output.WriteLineAsync(report.ToString());
        return faults.Count == 0;
    }

    private Task<string?> FaultAsync(Guid id, int number) => database.ReadAsync(async db =>
    {
        var row = await db.Revisions.AsNoTracking().SingleAsync(row => row.CaseId == id && row.Number == number);
        if (await keys.FindAsync(db, id, CancellationToken.None) is not { } key)
        {
            return "has no key";
        }

        try
        {
            var content = key.Decrypt(RevisionRow.Table, number, row.Content);
            return key.DigestOf(content) != row.Digest ? "is not what was stored: its digest differs"
                : CaseFileReader.Read(content).Case is null ? "cannot be read"
                : null;
        }
        catch (CryptographicException)
        {
            return "does not open with its key";
        }
    });

    /// <summary>Whether the audit trail of the case is one chain.</summary>
    private Task<string?> TrailFaultAsync(Guid id) => database.ReadAsync(async db =>
        await AuditChain.BrokenAtAsync(db, id) is { } number ? $"The audit trail of the case {id} is broken at entry {number}." : null);

    /// <summary>Each sealed bundle opened, its bytes compared with what was noted of them, and verified as a recipient would.</summary>
    private async Task<List<(StoredPacket Packet, string Audience, string? Fault)>> BundlesAsync()
    {
        var names = await database.ReadAsync(db => db.Packets.AsNoTracking().OrderBy(row => row.Id).Select(row => row.Id).ToListAsync());
        List<(StoredPacket, string, string?)> seen = [];
        foreach (var id in names)
        {
            if (await packets.FindAsync(Operator, id, CancellationToken.None) is not { } recorded)
            {
                continue;
            }

            foreach (var bundle in recorded.Frozen.Bundles)
            {
                string? fault;
                try
                {
                    fault = await packets.ContentAsync(recorded.Packet, bundle, CancellationToken.None) is not { } content ? "cannot be found"
                        : BundleVerifier.Verify(content).Outcome != "intact" ? "does not verify"
                        : null;
                }
                catch (Exception exception) when (exception is InvalidDataException or CryptographicException)
                {
                    fault = "is not what was sealed";
                }

                seen.Add((recorded.Packet, bundle.Audience, fault));
            }
        }

        return seen;
    }

    private Task<List<string>> DatabaseFaultsAsync() => !database.IsSqlite ? Task.FromResult<List<string>>([]) : database.ReadAsync(async db =>
    {
        var found = await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").ToListAsync();
        var orphans = await db.Database.SqlQueryRaw<int>("SELECT count(*) AS \"Value\" FROM pragma_foreign_key_check").SingleAsync();
        List<string> faults = found is ["ok"] ? [] : ["SQLite's integrity check finds faults in the database."];
        if (orphans > 0)
        {
            faults.Add($"{orphans} rows refer to rows that are not there.");
        }

        return faults;
    });

    private Task<List<(Guid Id, int Current)>> CasesAsync() => database.ReadAsync(async db =>
        (await db.Cases.AsNoTracking().Where(row => row.ErasedAt == null).OrderBy(row => row.Id).Select(row => new { row.Id, row.Revision }).ToListAsync())
            .ConvertAll(row => (row.Id, row.Revision)));

    private Task<List<int>> NumbersAsync(Guid id) => database.ReadAsync(db =>
        db.Revisions.Where(row => row.CaseId == id).OrderBy(row => row.Number).Select(row => row.Number).ToListAsync());

    private Task RefuseOtherVersionAsync() => database.ReadAsync(async db =>
        (await db.Database.GetAppliedMigrationsAsync()).SequenceEqual(db.Database.GetMigrations(), StringComparer.Ordinal)
            ? true
            : throw new StorageStartException(
                "The tables are not those of this version. Start the service once, which brings them to it, or use the version that made them.",
                StorageStartException.Configuration));
}
