using Microsoft.EntityFrameworkCore;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage.Encryption;
using ReserveMeds.Packets.Api.Storage.Rows;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>Signed-in browsers. What is not here is signed out, whatever its cookie says.</summary>
internal sealed class SessionStore(Database database, AccountNames names, TimeProvider clock)
{
    /// <param name="stamp">The account's, as it was when the person was recognised.</param>
    /// <exception cref="DbUpdateException">A session with the id began before.</exception>
    public Task<Guid> BeginAsync(Guid id, Guid accountId, Guid stamp, TimeSpan lasts, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var row = new SessionRow { Id = id, AccountId = accountId, Stamp = stamp, CreatedAt = now, EndsAt = now + lasts };
        return database.WriteAsync(
            async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                await db.Sessions.Where(session => session.EndsAt <= now).ExecuteDeleteAsync();
                await db.Accounts.Where(account => account.Id == accountId)
                    .ExecuteUpdateAsync(account => account.SetProperty(one => one.LastSignInAt, now));
                db.Add(row);
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
                return row.Id;
            },
            cancellationToken);
    }

    /// <returns>Null where the session has ended, or its account has another password or is deactivated since.</returns>
    public async Task<Actor?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var found = await database.ReadAsync(db => db.Sessions.AsNoTracking()
            .Where(row => row.Id == id && row.EndsAt > now && row.Stamp == row.Account.Stamp && row.Account.DeactivatedAt == null)
            .Select(row => new { row.AccountId, row.EndsAt, row.Account.Name, row.Account.Scopes, row.Account.OrganisationId, row.Account.Organisation.Kind })
            .SingleOrDefaultAsync(cancellationToken));
        return found is null ? null : new(
            Actor.ByAccount(found.AccountId), found.OrganisationId, found.Kind, found.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Session = new(id, found.AccountId, names.Read(found.AccountId, found.Name), found.EndsAt),
        };
    }

    public Task EndAsync(Guid id, CancellationToken cancellationToken) =>
        database.WriteAsync(db => db.Sessions.Where(row => row.Id == id).ExecuteDeleteAsync(), cancellationToken);
}
