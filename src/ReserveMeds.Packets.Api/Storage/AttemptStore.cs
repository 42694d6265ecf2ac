using Microsoft.EntityFrameworkCore;
using ReserveMeds.Packets.Api.Storage.Encryption;
using ReserveMeds.Packets.Api.Storage.Rows;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>
/// Counts attempts to sign in by a name, in the database, so that all instances agree. A name that no account has is counted
/// alike, so that neither answer nor effort tells which names there are.
/// </summary>
internal sealed class AttemptStore(Database database, AccountNames names, TimeProvider clock)
{
    private const int Most = 5;

    public static readonly TimeSpan Locks = TimeSpan.FromMinutes(15);

    /// <summary>Takes one of the attempts that are left. It is counted before the password is looked at, so that many at once gain nothing.</summary>
    /// <returns>False where none is left: the name is locked.</returns>
    public async Task<bool> TakeAsync(string name, CancellationToken cancellationToken)
    {
        var digest = names.DigestOf(name);
        var now = clock.Now();
        var old = now - Locks;
        try
        {
            return await database.WriteAsync(db => TakeAsync(db, digest, now, old), cancellationToken);
        }
        catch (DbUpdateException exception) when (StorageFaults.IsRepeated(exception))
        {
            // Another attempt was the first one at the same moment.
            return await database.WriteAsync(db => TakeAsync(db, digest, now, old), cancellationToken);
        }
    }

    /// <summary>The password was right.</summary>
    public Task ForgetAsync(string name, CancellationToken cancellationToken)
    {
        var digest = names.DigestOf(name);
        return database.WriteAsync(db => db.Attempts.Where(row => row.NameDigest == digest).ExecuteDeleteAsync(), cancellationToken);
    }

    private static async Task<bool> TakeAsync(PacketsDbContext db, byte[] digest, DateTimeOffset now, DateTimeOffset old)
    {
        await db.Attempts.Where(row => row.At <= old).ExecuteDeleteAsync();
        var counted = await db.Attempts.Where(row => row.NameDigest == digest && row.Failed < Most)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.Failed, one => one.Failed + 1).SetProperty(one => one.At, now));
        if (counted == 1)
        {
            return true;
        }

        if (await db.Attempts.AnyAsync(row => row.NameDigest == digest))
        {
            return false;
        }

        db.Add(new AttemptRow { NameDigest = digest, Failed = 1, At = now });
        await db.SaveChangesAsync();
        return true;
    }
}
