using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Npgsql;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Tests.Storage;

public sealed class FaultsOfDatabasesTests
{
    [Theory]
    [InlineData(5, false)]
    [InlineData(10, false)]
    [InlineData(13, true)]
    [InlineData(14, false)]
    public void An_error_of_SQLite_that_time_may_mend_is_an_absence(int code, bool isFull)
    {
        var away = StorageFaults.Away(new InvalidOperationException("wrapped", new SqliteException("text of a row", code)));

        Assert.Equal(isFull, away?.IsFull);
        Assert.DoesNotContain("text", away!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("53100", true)]
    [InlineData("53300", false)]
    [InlineData("57P01", false)]
    [InlineData("08006", false)]
    public void An_error_of_PostgreSQL_that_time_may_mend_is_an_absence(string state, bool isFull)
    {
        var away = StorageFaults.Away(new PostgresException("text of a row", "ERROR", "ERROR", state));

        Assert.Equal(isFull, away?.IsFull);
        Assert.DoesNotContain("text", away!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_of_ours_is_no_absence()
    {
        Assert.Null(StorageFaults.Away(new SqliteException("constraint", 19)));
        Assert.Null(StorageFaults.Away(new PostgresException("syntax", "ERROR", "ERROR", "42601")));
        Assert.Null(StorageFaults.Away(new InvalidOperationException("bug")));
    }

    [Theory]
    [InlineData(true, StatusCodes.Status507InsufficientStorage)]
    [InlineData(false, StatusCodes.Status503ServiceUnavailable)]
    public void An_absence_has_its_status(bool isFull, int status) =>
        Assert.Equal(status, FaultHandler.StatusOf(new StorageAwayException("code", isFull, new InvalidOperationException())));
}
