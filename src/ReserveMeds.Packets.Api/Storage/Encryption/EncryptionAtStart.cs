using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Storage.Rows;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Api.Storage.Encryption;

/// <summary>
/// Before the first request: opens the keys, encrypts what an older version stored in the clear, and wraps all data keys with
/// the current master key. Each step is one transaction for one case, so that a start that is killed goes on where it was.
/// </summary>
internal sealed partial class EncryptionAtStart(
    IOptions<PacketsOptions> options, Database database, MasterKeys masters, CaseKeys keys, LookupKey lookup, AccountNames names,
    ILogger<EncryptionAtStart> logger) : IHostedService
{
    private const int Batch = 100;

    private readonly StorageOptions storage = options.Value.Storage;

    /// <exception cref="StorageStartException">A key is missing or another one than it was.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!storage.Keeps)
        {
            return;
        }

        try
        {
            if (masters.Open(await database.ReadAsync(db => db.DataKeys.Select(row => row.MasterKey).Distinct().ToListAsync(cancellationToken))))
            {
                LogKeyFileMade(storage.KeyFile);
            }

            var key = await LookupAsync(cancellationToken);
            lookup.Set(key);
            names.Set(key);
            await EncryptAsync(cancellationToken);
            await RewrapAsync(cancellationToken);
        }
        catch (CryptographicException)
        {
            throw new StorageStartException(
                "A key of Packets:Storage:Keys, or of the key file, is not the one that the database was encrypted with. Set it to that one.",
                StorageStartException.Configuration);
        }
        catch (StorageAwayException exception)
        {
            throw new StorageStartException($"The database cannot be used ({exception.Message}). Start again when it can.", StorageStartException.Unavailable);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<byte[]> LookupAsync(CancellationToken cancellationToken)
    {
        var key = ContentCipher.NewKey();
        try
        {
            await database.WriteAsync(
                async db =>
                {
                    if (!await db.DataKeys.AnyAsync(row => row.Id == LookupKey.Id, cancellationToken))
                    {
                        db.Add(masters.Wrapped(LookupKey.Id, key));
                        await db.SaveChangesAsync(cancellationToken);
                    }

                    return true;
                },
                cancellationToken);
        }
        catch (DbUpdateException exception) when (StorageFaults.IsRepeated(exception))
        {
            // Another start was first.
        }

        return masters.Unwrap(await database.ReadAsync(db => db.DataKeys.AsNoTracking().SingleAsync(row => row.Id == LookupKey.Id, cancellationToken)));
    }

    /// <summary>A case without a data key is one that an older version stored.</summary>
    private async Task EncryptAsync(CancellationToken cancellationToken)
    {
        var encrypted = 0;
        while (await database.ReadAsync(db => db.Cases.Where(row => row.ErasedAt == null && !db.DataKeys.Any(key => key.Id == row.Id))
            .OrderBy(row => row.Id).Select(row => row.Id).Take(Batch).ToListAsync(cancellationToken)) is { Count: > 0 } plain)
        {
            foreach (var id in plain)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await database.WriteAsync(db => EncryptAsync(db, id), cancellationToken);
                encrypted++;
            }
        }

        var accounts = await PlainAccounts.EncryptAsync(database, names, cancellationToken);
        if (encrypted + accounts > 0)
        {
            LogEncrypted(encrypted, accounts);
            if (!await database.ForgetDeletedAsync(writeAnew: true))
            {
                LogNotForgotten();
            }
        }
    }

    private async Task<bool> EncryptAsync(PacketsDbContext db, Guid id)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.LockCaseAsync(id);
        if (await db.DataKeys.AnyAsync(row => row.Id == id))
        {
            return false;
        }

        var key = keys.Add(db, id);
        await db.SaveChangesAsync();
        var owner = await db.Cases.Where(row => row.Id == id).Select(row => row.OrganisationId).SingleAsync();
        var numbers = await db.Revisions.Where(row => row.CaseId == id).OrderBy(row => row.Number).Select(row => row.Number).ToListAsync();
        string? patient = null;
        foreach (var number in numbers)
        {
            // A revision is never updated, as the database sees to: the plain one goes, the encrypted one comes.
            var plain = await db.Revisions.AsNoTracking().SingleAsync(row => row.CaseId == id && row.Number == number);
            await db.Revisions.Where(row => row.CaseId == id && row.Number == number).ExecuteDeleteAsync();
            patient = lookup.OfPatient(owner, CaseFileReader.Read(plain.Content).Case?.Patient?.Identifier);
            db.Add(new RevisionRow
            {
                CaseId = id,
                Number = number,
                Content = key.Encrypt(RevisionRow.Table, number, plain.Content),
                Digest = key.DigestOf(plain.Content),
                Change = plain.Change,
                At = plain.At,
                OrganisationId = plain.OrganisationId,
                By = plain.By,
            });
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }

        await db.Cases.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(stored => stored.Patient, patient));
        await transaction.CommitAsync();
        return true;
    }

    private async Task RewrapAsync(CancellationToken cancellationToken)
    {
        var rewrapped = 0;
        while (await database.WriteAsync(db => RewrapAsync(db, cancellationToken), cancellationToken) is > 0 and var count)
        {
            rewrapped += count;
        }

        if (rewrapped > 0)
        {
            LogRewrapped(rewrapped, masters.Current);
        }
    }

    private async Task<int> RewrapAsync(PacketsDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db.DataKeys.Where(row => row.MasterKey != masters.Current).OrderBy(row => row.Id).Take(Batch).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            var wrapped = masters.Wrapped(row.Id, masters.Unwrap(row));
            (row.MasterKey, row.Wrapped) = (wrapped.MasterKey, wrapped.Wrapped);
        }

        await db.SaveChangesAsync(cancellationToken);
        return rows.Count;
    }

    [LoggerMessage(1, LogLevel.Warning, "Made the key file {Path}. Keep a copy of it apart from copies of the database: without it nothing can be read")]
    private partial void LogKeyFileMade(string path);

    [LoggerMessage(2, LogLevel.Information, "Encrypted {Cases} cases and the names of {Accounts} accounts that an older version had stored in the clear")]
    private partial void LogEncrypted(int cases, int accounts);

    [LoggerMessage(4, LogLevel.Warning, "The database's files may still hold what was in the clear: give them room, and run VACUUM on packets.db")]
    private partial void LogNotForgotten();

    [LoggerMessage(3, LogLevel.Information, "Wrapped {Count} data keys anew with the master key {Id}; no other is needed by them now")]
    private partial void LogRewrapped(int count, string id);
}
