using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Tests.Views;

public sealed class TrackViewTests
{
    [Theory]
    [InlineData("physician", "/dosing", "clinical")]
    [InlineData("physician", "/payer/priorDenialReference", "clinical")]
    [InlineData("physician", "", "clinical")]
    [InlineData("importer", "/custody/legs/0", "logistics")]
    [InlineData("pharmacy", "/facility/storage", "logistics")]
    [InlineData("pharmacy", "/facility/storageRoom", "regulatory")]
    [InlineData("pharmacy", "/facility/name", "regulatory")]
    [InlineData("importer", "/importer/name", "regulatory")]
    [InlineData("coordinator", "/physician/licenseVerifications", "regulatory")]
    [InlineData("coordinator", "", "regulatory")]
    [InlineData("coordinator", "/coordinator/name", "patient")]
    [InlineData("coordinator", "/payer/kind", "patient")]
    [InlineData("coordinator", "/cost/exchangeRate", "patient")]
    public void Each_thing_owed_is_in_one_track(string owner, string path, string track)
    {
        var tracks = TrackView.AllOf([new(owner, 1, 1, [new("CORE-XXX-01", "reject", path, "Mend it."), new("CORE-XXX-02", "warning", path, "Look at it.")])]);

        Assert.Equal(TrackView.All, tracks.Select(one => one.Track));
        var only = Assert.Single(tracks, one => one.Owed.Count > 0);
        Assert.Equal((track, 1, 1), (only.Track, only.Rejects, only.Warnings));
        Assert.Equal(owner, Assert.Single(only.Owed).Owner);
    }

    [Fact]
    public void Owners_of_one_track_stay_apart_and_what_is_elsewhere_is_not_counted()
    {
        var tracks = TrackView.AllOf(
        [
            new("pharmacy", 2, 0, [new("CORE-XXX-01", "reject", "/facility/name", ""), new("CORE-XXX-02", "reject", "/facility/storage", "")]),
            new("importer", 0, 1, [new("CORE-XXX-03", "warning", "/custody", "")]),
        ]);

        Assert.Equal([0, 1, 1, 0], tracks.Select(one => one.Rejects));
        Assert.Equal(["pharmacy", "importer"], tracks.Single(one => one.Track == "logistics").Owed.Select(one => one.Owner));
    }
}
