using Microsoft.EntityFrameworkCore;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>What came of a request to make something.</summary>
internal abstract record Made<T>
{
    private Made()
    {
    }

    public sealed record New(T Thing) : Made<T>;

    /// <summary>The same request came before, and made this.</summary>
    public sealed record Before(T Thing) : Made<T>;

    /// <summary>What it should belong to is not there.</summary>
    public sealed record Missing : Made<T>;

    /// <summary>The Idempotency-Key was sent before, with something else.</summary>
    public sealed record KeyReused : Made<T>;
}

/// <summary>Makes a thing once, however often the same request comes, and over however many instances.</summary>
internal sealed class OnceRequests(Database database, SentRequests requests, TimeProvider clock)
{
    /// <param name="by">Organisation whose request it is.</param>
    /// <param name="once">Null where the request may be repeated.</param>
    /// <param name="make">Adds its rows; null where what it should belong to is not there.</param>
    /// <param name="find">What an earlier request made, by its id.</param>
    public async Task<Made<T>> MakeAsync<T>(
        Guid by,
        OnceKey? once,
        Func<PacketsDbContext, Task<(Guid Id, T Thing)?>> make,
        Func<PacketsDbContext, Guid, Task<T?>> find,
        CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await database.WriteAsync(db => MakeAsync(db, by, once, make, find), cancellationToken);
        }
        catch (DbUpdateException exception) when (once is not null && StorageFaults.IsRepeated(exception))
        {
            // The same request came twice at once, and the other was first.
            if (await database.ReadAsync(db => BeforeAsync(db, by, once, find)) is { } before)
            {
                return before;
            }

            throw;
        }
    }

    private async Task<Made<T>> MakeAsync<T>(
        PacketsDbContext db, Guid by, OnceKey? once, Func<PacketsDbContext, Task<(Guid Id, T Thing)?>> make, Func<PacketsDbContext, Guid, Task<T?>> find)
        where T : class
    {
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (once is not null)
        {
            await SentRequests.ForgetOldAsync(db, by, now);
            if (await BeforeAsync(db, by, once, find) is { } before)
            {
                await transaction.CommitAsync();
                return before;
            }
        }

        if (await make(db) is not var (id, thing))
        {
            return new Made<T>.Missing();
        }

        if (once is not null)
        {
            db.Add(requests.RowOf(by, once, id, now));
        }

        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return new Made<T>.New(thing);
    }

    /// <returns>Null where the request did not come before.</returns>
    private async Task<Made<T>?> BeforeAsync<T>(PacketsDbContext db, Guid by, OnceKey once, Func<PacketsDbContext, Guid, Task<T?>> find)
        where T : class =>
        await requests.FindAsync(db, by, once) is not { } before ? null
            : before.Id is not { } id ? new Made<T>.KeyReused()
            : await find(db, id) is { } made ? new Made<T>.Before(made)
            : new Made<T>.Missing();
}
