using Microsoft.EntityFrameworkCore;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage.Encryption;
using ReserveMeds.Packets.Api.Storage.Rows;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>The people of organisations.</summary>
internal sealed class AccountStore(Database database, OnceRequests requests, AccountNames names, TimeProvider clock)
{
    /// <exception cref="NameTakenException">Another account has the name.</exception>
    public async Task<Made<NewAccount>> AddAsync(
        Guid by, Guid organisationId, string name, IReadOnlyList<string> scopes, OnceKey? once, CancellationToken cancellationToken)
    {
        var digest = names.DigestOf(name);
        try
        {
            return await requests.MakeAsync<NewAccount>(by, once, MakeAsync, FindAsync, cancellationToken);
        }
        catch (DbUpdateException exception) when (StorageFaults.IsRepeated(exception))
        {
            throw new NameTakenException(exception);
        }

        async Task<(Guid, NewAccount)?> MakeAsync(PacketsDbContext db)
        {
            if (await db.Organisations.SingleOrDefaultAsync(row => row.Id == organisationId) is not { } organisation)
            {
                return null;
            }

            var now = clock.Now();
            var password = OneTimePassword.New();
            var id = Guid.CreateVersion7(now);
            var row = new AccountRow
            {
                Id = id,
                OrganisationId = organisation.Id,
                Name = names.Keep(id, name),
                NameDigest = digest,
                Scopes = string.Join(' ', scopes),
                Stamp = Guid.NewGuid(),
                OneTimeDigest = OneTimePassword.DigestOf(password),
                OneTimeEndsAt = now + OneTimePassword.Lasts,
                CreatedAt = now,
            };
            db.Add(row);
            return (row.Id, new NewAccount(password, StoredAccount.Of(row, names)));
        }
    }

    /// <returns>Null where there is no such organisation.</returns>
    public Task<List<StoredAccount>?> ListAsync(Guid organisationId, CancellationToken cancellationToken) => database.ReadAsync(async db =>
        await db.Organisations.AnyAsync(row => row.Id == organisationId, cancellationToken)
            ? (await db.Accounts.AsNoTracking().Where(row => row.OrganisationId == organisationId).OrderBy(row => row.Id).ToListAsync(cancellationToken))
                .ConvertAll(row => StoredAccount.Of(row, names))
            : null);

    /// <summary>Ends all sessions, and opens none any more. Again, it changes nothing.</summary>
    /// <returns>False where the organisation has no such account.</returns>
    public Task<bool> DeactivateAsync(Guid organisationId, Guid id, CancellationToken cancellationToken) => ChangeAsync(
        organisationId,
        id,
        (db, row) =>
        {
            row.DeactivatedAt ??= clock.Now();
            row.OneTimeDigest = null;
            row.OneTimeEndsAt = null;
            return NewStampAsync(db, row);
        },
        cancellationToken);

    /// <summary>For who forgot the password or never had one. The old one is void, and the lock after wrong ones is lifted.</summary>
    /// <param name="by">Organisation whose request it is.</param>
    /// <returns>The password to hand over, given out this once; missing where the organisation has no such account, or it is deactivated.</returns>
    public Task<Made<NewAccount>> NewOneTimePasswordAsync(Guid by, Guid organisationId, Guid id, OnceKey? once, CancellationToken cancellationToken) =>
        requests.MakeAsync<NewAccount>(
            by,
            once,
            async db =>
            {
                if (await db.Accounts.SingleOrDefaultAsync(row => row.Id == id && row.OrganisationId == organisationId && row.DeactivatedAt == null) is not { } row)
                {
                    return null;
                }

                var password = OneTimePassword.New();
                row.PasswordHash = null;
                row.OneTimeDigest = OneTimePassword.DigestOf(password);
                row.OneTimeEndsAt = clock.Now() + OneTimePassword.Lasts;
                await NewStampAsync(db, row);
                await db.Attempts.Where(attempt => attempt.NameDigest == row.NameDigest).ExecuteDeleteAsync();
                return (row.Id, new NewAccount(password, StoredAccount.Of(row, names)));
            },
            FindAsync,
            cancellationToken);

    /// <summary>What is needed to judge a password; null where there is no such account, or it is deactivated.</summary>
    public Task<Credential?> CredentialAsync(string name, CancellationToken cancellationToken)
    {
        var digest = names.DigestOf(name);
        return database.ReadAsync(db => db.Accounts.AsNoTracking()
            .Where(row => row.NameDigest == digest && row.DeactivatedAt == null)
            .Select(row => new Credential(row.Id, row.Stamp, row.PasswordHash, row.OneTimeDigest, row.OneTimeEndsAt))
            .SingleOrDefaultAsync(cancellationToken));
    }

    /// <summary>Ends all sessions and uses up the one-time password.</summary>
    /// <returns>The new stamp; null where the account has changed meanwhile.</returns>
    public async Task<Guid?> SetPasswordAsync(Credential seen, string hash, CancellationToken cancellationToken)
    {
        var stamp = Guid.NewGuid();
        var changed = await database.WriteAsync(
            async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                var changed = await db.Accounts
                    .Where(row => row.Id == seen.AccountId && row.Stamp == seen.Stamp && row.DeactivatedAt == null)
                    .ExecuteUpdateAsync(row => row
                        .SetProperty(account => account.PasswordHash, hash)
                        .SetProperty(account => account.OneTimeDigest, (byte[]?)null)
                        .SetProperty(account => account.OneTimeEndsAt, (DateTimeOffset?)null)
                        .SetProperty(account => account.Stamp, stamp));
                await db.Sessions.Where(row => row.AccountId == seen.AccountId && row.Stamp != stamp).ExecuteDeleteAsync();
                await transaction.CommitAsync();
                return changed;
            },
            cancellationToken);
        return changed == 1 ? stamp : null;
    }

    /// <summary>The account that the provider vouches for; null where there is none, or it is deactivated.</summary>
    public Task<Credential?> LinkedAsync(string issuer, string subject, CancellationToken cancellationToken)
    {
        var digest = names.SubjectOf(issuer, subject);
        return database.ReadAsync(db => db.Accounts.AsNoTracking()
            .Where(row => row.Issuer == issuer && row.Subject == digest && row.DeactivatedAt == null)
            .Select(row => new Credential(row.Id, row.Stamp, null, null, null))
            .SingleOrDefaultAsync(cancellationToken));
    }

    /// <param name="issuer">Null to take the link away.</param>
    /// <returns>False where the organisation has no such account.</returns>
    /// <exception cref="NameTakenException">Another account is linked so.</exception>
    public async Task<bool> LinkAsync(Guid organisationId, Guid id, string? issuer, string? subject, CancellationToken cancellationToken)
    {
        try
        {
            return await ChangeAsync(
                organisationId,
                id,
                (db, row) =>
                {
                    row.Issuer = issuer;
                    row.Subject = issuer is null || subject is null ? null : names.SubjectOf(issuer, subject);
                    return NewStampAsync(db, row);
                },
                cancellationToken);
        }
        catch (DbUpdateException exception) when (StorageFaults.IsRepeated(exception))
        {
            throw new NameTakenException(exception);
        }
    }

    private Task<bool> ChangeAsync(Guid organisationId, Guid id, Func<PacketsDbContext, AccountRow, Task> change, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                if (await db.Accounts.SingleOrDefaultAsync(row => row.Id == id && row.OrganisationId == organisationId) is not { } row)
                {
                    return false;
                }

                await change(db, row);
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
                return true;
            },
            cancellationToken);

    /// <summary>What an earlier request made; its password was given out then.</summary>
    private async Task<NewAccount?> FindAsync(PacketsDbContext db, Guid id) =>
        await db.Accounts.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id) is { } row ? new NewAccount(null, StoredAccount.Of(row, names)) : null;

    private static Task NewStampAsync(PacketsDbContext db, AccountRow row)
    {
        row.Stamp = Guid.NewGuid();
        return db.Sessions.Where(session => session.AccountId == row.Id).ExecuteDeleteAsync();
    }
}
