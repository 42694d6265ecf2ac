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

    private static byte[] Marks(int bytes)
    {
        var marks = new byte[bytes];
        for (var at = 0; at + 4 <= bytes; at += 4)
            "PK\x05\x06"u8.CopyTo(marks.AsSpan(at));
        return marks;
    }
}
