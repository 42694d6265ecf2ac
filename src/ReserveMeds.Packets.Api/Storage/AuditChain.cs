using Microsoft.EntityFrameworkCore;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>Holds the entries of a case's audit trail against each other, as <c>verify-audit.sh</c> does with an export.</summary>
internal static class AuditChain
{
    /// <summary>What was cut off at the end does not show.</summary>
    /// <returns>Number of the first entry that is not the one that belongs there; null where all of it is one chain.</returns>
    public static async Task<int?> BrokenAtAsync(PacketsDbContext db, Guid caseId, CancellationToken cancellationToken = default)
    {
        var (number, previous) = (0, AuditLine.Beginning);
        await foreach (var row in db.Audit.AsNoTracking().Where(row => row.CaseId == caseId).OrderBy(row => row.Number).AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            number++;
            if (row.Number != number || row.Previous != previous || row.Hash != AuditLine.HashOf(row))
            {
                return row.Number;
            }

            previous = row.Hash;
        }

        return null;
    }
}
