using Microsoft.Data.Sqlite;
using Npgsql;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>Tells what an error of a database means; the codes of both are known here alone.</summary>
internal static class StorageFaults
{
    /// <summary>Why the database is away; null where the error is a fault of ours.</summary>
    public static Absence? Away(Exception exception) => Chain(exception).Select(link => link switch
    {
        SqliteException sqlite => OfSqlite(sqlite),
        PostgresException postgres => OfPostgres(postgres),
        NpgsqlException { InnerException: not PostgresException } npgsql =>
            new Absence(npgsql.InnerException?.GetType().Name ?? nameof(NpgsqlException)),
        _ => null,
    }).FirstOrDefault(away => away is not null);

    /// <summary>True where a row with the same key is there already.</summary>
    public static bool IsRepeated(Exception exception) => Chain(exception).Any(link => link is
        SqliteException { SqliteExtendedErrorCode: 1555 or 2067 } or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation });

    /// <summary>True where waiting mends nothing: no right, no such database, no database at all.</summary>
    public static bool IsForGood(Exception exception) => Chain(exception).Any(link => link is
        SqliteException { SqliteErrorCode: 8 or 11 or 14 or 26 } or PostgresException { SqlState: ['2', '8', ..] or ['3', 'D', ..] });

    /// <remarks>https://www.sqlite.org/rescode.html</remarks>
    private static Absence? OfSqlite(SqliteException exception) => exception.SqliteErrorCode switch
    {
        13 => new("SQLITE_FULL", IsFull: true),
        5 or 6 or 8 or 10 or 11 or 14 or 26 => new($"SQLite error {exception.SqliteExtendedErrorCode}"),
        _ => null,
    };

    /// <remarks>https://www.postgresql.org/docs/15/errcodes-appendix.html</remarks>
    private static Absence? OfPostgres(PostgresException exception) =>
        exception.SqlState == PostgresErrorCodes.DiskFull ? new("PostgreSQL error 53100", IsFull: true)
        : exception.IsTransient || exception.SqlState[..2] is "08" or "28" or "3D" or "53" or "57"
            ? new($"PostgreSQL error {exception.SqlState}")
        : null;

    /// <param name="Reason">Code or type of the database's own error, never its text.</param>
    public sealed record Absence(string Reason, bool IsFull = false);

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var link = exception; link is not null; link = link.InnerException)
        {
            yield return link;
        }
    }
}
