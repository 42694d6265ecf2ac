using System.Text;
using Microsoft.EntityFrameworkCore;
using ReserveMeds.Packets.Api.Storage.Rows;

namespace ReserveMeds.Packets.Api.Storage.Encryption;

/// <summary>Accounts whose names an older version stored in the clear.</summary>
internal static class PlainAccounts
{
    /// <summary>What is encrypted begins with the byte of its form, which no name can begin with.</summary>
    private const string OnSqlite = "SELECT * FROM accounts WHERE substr(name, 1, 1) <> x'01' LIMIT 100";

    private const string OnPostgres = @"SELECT * FROM accounts WHERE substr(name, 1, 1) <> '\x01'::bytea LIMIT 100";

    /// <summary>One account after the other: a start that is killed goes on where it was.</summary>
    /// <returns>How many there were.</returns>
    public static async Task<int> EncryptAsync(Database database, AccountNames names, CancellationToken cancellationToken)
    {
        var encrypted = 0;
        while (await PlainAsync(database, cancellationToken) is { Count: > 0 } plain)
        {
            foreach (var row in plain)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var name = Encoding.UTF8.GetString(row.Name);
                var (kept, digest) = (names.Keep(row.Id, name), names.DigestOf(name));
                var subject = row.Issuer is null || row.Subject is null ? null : names.SubjectOf(row.Issuer, row.Subject);

                // Another start may have been first.
                encrypted += await database.WriteAsync(
                    db => db.Accounts.Where(stored => stored.Id == row.Id && stored.Name == row.Name).ExecuteUpdateAsync(stored => stored
                        .SetProperty(account => account.Name, kept)
                        .SetProperty(account => account.NameDigest, digest)
                        .SetProperty(account => account.Subject, subject)),
                    cancellationToken);
            }
        }

        return encrypted;
    }

    private static Task<List<AccountRow>> PlainAsync(Database database, CancellationToken cancellationToken) => database.ReadAsync(db =>
        db.Accounts.FromSqlRaw(database.IsSqlite ? OnSqlite : OnPostgres).AsNoTracking().ToListAsync(cancellationToken));
}
