using System.Text;
using ReserveMeds.Packets.Bundles;

namespace ReserveMeds.Packets.Tests.Bundles;

/// <summary>A bundle as it arrives. <see cref="HostileBundleTests"/> sends its whole corpus this way too.</summary>
public sealed class BundleIntakeTests
{
    private const int Block = 64 * 1024;
    private const int Large = 47 * 1000 * 1000;

    private static readonly byte[] Intact = SmallPackets.Write(SmallPackets.Complete, Audience.Insurer).Content.ToArray();

    [Theory]
    [InlineData(1)]
    [InlineData(29)]
    [InlineData(4096)]
    [InlineData(Block)]
    public void An_intact_bundle_is_so_in_whatever_pieces_it_arrives(int block)
    {
        Assert.Equal("intact", BundleVerifier.Verify(Received(Intact, Intact.Length, block)).Outcome);
        Assert.Equal("intact", BundleVerifier.Verify(Received(Intact, stated: null, block)).Outcome);
    }

    [Fact]
    public void Nothing_at_all_is_refused() => Assert.Equal("refused", BundleVerifier.Verify(new BundleIntake(stated: 0)).Outcome);

    [Fact]
    public void Forty_seven_megabytes_of_end_marks_are_refused_at_the_first_block()
    {
        var marks = Marks(Large);

        var (intake, allocated) = Measured(marks);

        Assert.Contains("not a ZIP", intake.Refusal, StringComparison.Ordinal);
        Assert.InRange(intake.Content.Length, 1, Block);
        Assert.InRange(allocated, 0, 2 * Block);
        Assert.InRange(intake.Steps, 0, 2);
    }

    [Fact]
    public void End_marks_behind_a_bundle_are_refused_where_they_begin()
    {
        var (intake, allocated) = Measured([.. Intact, .. Marks(Large)]);

        Assert.Contains("something behind its end", intake.Refusal, StringComparison.Ordinal);
        Assert.InRange(intake.Content.Length, Intact.Length + 1, Intact.Length + Block);
        Assert.InRange(allocated, 0, 50_000_000);
    }

    [Fact]
    public void End_marks_behind_one_entry_take_no_more_memory_than_they_are()
    {
        var entry = RawZip.Write(RawEntry.Of("bag/bagit.txt", "x"u8));
        var (intake, allocated) = Measured([.. entry[..50], .. Marks(Large)]);

        Assert.Equal("refused", BundleVerifier.Verify(intake).Outcome);
        Assert.InRange(allocated, 0, 50_000_000);
    }

    [Fact]
    public void End_marks_inside_an_entry_are_its_content()
    {
        var marks = Marks(1_000_000);
        var intake = Received(RawZip.Write(new RawEntry("bag/x"u8.ToArray(), marks, (uint)marks.Length) { Method = 0 }), stated: null);

        Assert.Null(intake.Refusal);
        Assert.Contains("missing", BundleVerifier.Verify(intake).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_thousand_entries_are_refused_at_the_first_too_many()
    {
        var zip = RawZip.Write([.. Enumerable.Range(0, 100_000).Select(index => RawEntry.Of($"bag/data/{index}", "x"u8))]);

        var (intake, allocated) = Measured(zip);

        Assert.Contains("more than 1000 entries", intake.Refusal, StringComparison.Ordinal);
        Assert.Equal(BundleVerifier.MaximumEntries + 1, intake.Steps);
        Assert.InRange(intake.Content.Length, 0, 2 * Block);
        Assert.InRange(allocated, 0, zip.Length + (2 * Block));
    }

    [Theory]
    [InlineData("../x", "has a name that no bundle uses")]
    [InlineData("bag/data/../../x", "has a name that no bundle uses")]
    [InlineData("bag\\x", "has a name that no bundle uses")]
    [InlineData("BAG/Bagit.txt", "stands twice")]
    [InlineData("bag/bagit.txt/x", "a file and a folder at once")]
    public void A_name_that_no_bundle_has_is_refused_before_what_stands_behind_it(string name, string reason) =>
        AssertRefusedAtOnce(RawEntry.Of(name, "x"u8), reason);

    [Fact]
    public void A_name_in_pieces_is_refused_once_it_is_whole()
    {
        var intake = Received(Followed(RawEntry.Of("../x", "x"u8)), stated: null, block: 1);

        Assert.Contains("has a name that no bundle uses", intake.Refusal, StringComparison.Ordinal);
        Assert.InRange(intake.Content.Length, 1, 200);
    }

    [Theory]
    [InlineData(1_000, "grows to more than 100 times")]
    [InlineData(104_857_601, "unpacks to more than 100 MiB")]
    public void Sizes_that_no_bundle_states_are_refused_before_what_stands_behind_them(int unpacked, string reason) =>
        AssertRefusedAtOnce(new RawEntry("bag/data/x"u8.ToArray(), [3, 0], (uint)unpacked) { PackedBytes = unpacked > 1_000 ? (uint)unpacked : 2 }, reason);

    [Fact]
    public void Many_sizes_that_are_too_much_together_are_refused_at_the_first_too_many()
    {
        var parts = Enumerable.Range(0, 11).Select(index => new RawEntry(Encoding.ASCII.GetBytes($"bag/data/{index}"), new byte[110_000], 10_000_000));
        var (intake, allocated) = Measured(RawZip.Write([.. parts, Bulk]));

        Assert.Contains("unpacks to more than 100 MiB", intake.Refusal, StringComparison.Ordinal);
        Assert.InRange(intake.Content.Length, 1_000_000, 1_300_000);
        Assert.InRange(allocated, 0, 50_000_000);
    }

    [Fact]
    public void A_header_whose_sizes_follow_is_left_to_the_whole_file()
    {
        var intake = Received(RawZip.Write([RawEntry.Of("bag/data/x", "x"u8) with { Flags = 8, Bytes = 0, PackedBytes = 0 }, Bulk]), stated: null);

        Assert.Null(intake.Refusal);
    }

    [Fact]
    public void A_file_that_comes_in_one_block_is_looked_at_in_pieces()
    {
        var intake = new BundleIntake(Large);
        intake.Add(Followed(RawEntry.Of("../x", "x"u8)));

        Assert.InRange(intake.Content.Length, 1, Block);
    }

    [Fact]
    public void A_size_announced_too_small_or_too_large_changes_nothing()
    {
        foreach (long? stated in new long?[] { 0, 1, Intact.Length - 1, Intact.Length + 1, BundleVerifier.MaximumFileBytes, long.MaxValue })
            Assert.Equal("intact", BundleVerifier.Verify(Received(Intact, stated)).Outcome);
    }

    [Fact]
    public void More_than_any_bundle_has_is_not_kept()
    {
        var intake = Received(RawZip.Write(new RawEntry("bag/x"u8.ToArray(), new byte[BundleVerifier.MaximumFileBytes], BundleVerifier.MaximumFileBytes) { Method = 0 }), stated: null);

        Assert.True(intake.IsTooLarge);
        Assert.False(intake.GoesOn);
        Assert.InRange(intake.Content.Length, 0, BundleVerifier.MaximumFileBytes);
    }

    internal static BundleIntake Received(ReadOnlySpan<byte> zip, long? stated, int block = Block)
    {
        var intake = new BundleIntake(stated);
        for (var at = 0; at < zip.Length && intake.GoesOn; at += block)
            intake.Add(zip.Slice(at, Math.Min(block, zip.Length - at)));
        return intake;
    }

    private static (BundleIntake Intake, long Allocated) Measured(byte[] zip)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var intake = Received(zip, zip.Length);
        return (intake, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static RawEntry Bulk => new("bag/data/bulk"u8.ToArray(), new byte[Large], Large) { Method = 0 };

    /// <summary>A sound entry, the one in question, and so much behind them that it shows whether it was taken.</summary>
    private static byte[] Followed(RawEntry entry) => RawZip.Write([RawEntry.Of("bag/bagit.txt", "x"u8), entry, Bulk]);

    private static void AssertRefusedAtOnce(RawEntry entry, string reason)
    {
        var (intake, allocated) = Measured(Followed(entry));

        Assert.Contains(reason, intake.Refusal, StringComparison.Ordinal);
        Assert.Equal("refused", BundleVerifier.Verify(intake).Outcome);
        Assert.InRange(intake.Content.Length, 1, Block);
        Assert.InRange(allocated, 0, 2 * Block);
    }

    private static byte[] Marks(int bytes)
    {
        var marks = new byte[bytes];
        for (var at = 0; at + 4 <= bytes; at += 4)
            "PK\x05\x06"u8.CopyTo(marks.AsSpan(at));
        return marks;
    }
}
