using System.IO.Compression;
using System.Text;
using ReserveMeds.Packets.Bundles;

namespace ReserveMeds.Packets.Tests.Bundles;

/// <summary>Files made to do harm. Each is refused, or named as altered, for little work.</summary>
public sealed class HostileBundleTests
{
    private const int MaximumAllocation = 50_000_000;

    /// <summary>400 MB of zeros in about 400 kB.</summary>
    private static readonly Lazy<byte[]> Bomb = new(() =>
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal))
        {
            var zeros = new byte[1_000_000];
            for (var megabyte = 0; megabyte < 400; megabyte++)
                deflate.Write(zeros);
        }

        return packed.ToArray();
    });

    private static readonly IReadOnlyList<RawEntry> Bag =
        [.. SmallPackets.Unpack(SmallPackets.Write(SmallPackets.Complete, Audience.Insurer).Content).Select(file => RawEntry.Of("bag/" + file.Key, file.Value))];

    [Fact]
    public void The_bag_that_the_others_are_made_of_is_intact() => Assert.Equal("intact", BundleVerifier.Verify(RawZip.Write(Bag)).Outcome);

    [Fact]
    public void A_bomb_that_states_its_size_is_refused()
    {
        Assert.InRange(Bomb.Value.Length, 350_000, 450_000);
        AssertRefused([.. Bag, new RawEntry("bag/data/bomb"u8.ToArray(), Bomb.Value, 400_000_000)], "grows to more than 100 times its size");
    }

    [Fact]
    public void A_bomb_that_states_a_small_size_is_unpacked_no_further_than_that()
    {
        var lie = new RawEntry("bag/data/bomb"u8.ToArray(), Bomb.Value, 1_000) { Crc = Crc32.Append(0, new byte[1_000]) };
        var zip = RawZip.Write([.. Bag, lie]);

        var (verification, allocated) = Measure(zip);

        Assert.Equal("altered", verification.Outcome);
        Assert.Equal(["data/bomb"], verification.Added);
        Assert.InRange(allocated, 0, 5_000_000);
        Assert.False(ZipContent.Read(zip, ZipListing.Read(zip).Entries[^1], keep: false).IsSound);
    }

    [Fact]
    public void A_known_file_whose_stated_size_cuts_it_off_is_changed()
    {
        var entries = Bag.ToList();
        var index = entries.FindIndex(entry => Encoding.ASCII.GetString(entry.NameBytes) == "bag/data/packet.json");
        entries[index] = entries[index] with { Bytes = entries[index].Bytes - 1 };

        Assert.Equal(["data/packet.json"], BundleVerifier.Verify(RawZip.Write(entries)).Changed);
    }

    [Fact]
    public void Many_entries_that_unpack_to_too_much_together_are_refused()
    {
        // Each stays under the ratio of 100, and the sizes are believed before anything is unpacked.
        var parts = Enumerable.Range(0, 11).Select(index => new RawEntry(Encoding.ASCII.GetBytes($"bag/data/{index}"), new byte[110_000], 10_000_000));

        AssertRefused([.. Bag, .. parts], "100 MiB");
    }

    [Fact]
    public void A_bomb_inside_an_archive_inside_the_bundle_is_never_opened()
    {
        var inner = RawZip.Write(new RawEntry("bomb"u8.ToArray(), Bomb.Value, 400_000_000));
        var nested = new RawEntry("bag/data/inner.zip"u8.ToArray(), inner, (uint)inner.Length) { Method = 0, Crc = Crc32.Append(0, inner) };

        var (verification, allocated) = Measure(RawZip.Write([.. Bag, nested]));

        Assert.Equal(["data/inner.zip"], verification.Added);
        Assert.InRange(allocated, 0, 5_000_000);
    }

    [Fact]
    public void Entries_that_share_their_content_are_refused()
    {
        var content = new RawEntry("bag/data/0"u8.ToArray(), new byte[1_000], 2_000);
        var sharing = Enumerable.Range(1, 900).Select(index => content with { NameBytes = Encoding.ASCII.GetBytes($"bag/data/{index}"), HeaderOffset = 0 });

        AssertRefused([content, .. sharing], "overlaps another");
    }

    [Fact]
    public void An_entry_that_lies_inside_another_is_refused()
    {
        var inner = RawZip.Write(RawEntry.Of("bag/data/x", "hidden"u8));
        var outer = new RawEntry("bag/data/outer"u8.ToArray(), inner, (uint)inner.Length) { Method = 0 };
        var hidden = RawEntry.Of("bag/data/x", "hidden"u8) with { HeaderOffset = 30 + (uint)outer.NameBytes.Length };

        AssertRefused([outer, hidden], "overlaps another");
    }

    [Fact]
    public void A_hundred_thousand_entries_are_refused()
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write(new byte[100_000 * 46]);
        RawZip.End(writer, 100_000 & 0xFFFF, 0, (uint)file.Position);
        AssertRefused(file.ToArray(), "more than 1000 entries");

        var many = Enumerable.Range(0, 1_001).Select(index => RawEntry.Of($"bag/data/{index}", "x"u8));
        AssertRefused([.. many], "more than 1000 entries");
    }

    [Fact]
    public void More_entries_than_the_end_states_are_refused()
    {
        var zip = RawZip.Write(Bag);
        zip[^14]--;
        zip[^12]--;

        AssertRefused(zip, "another length");
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("bag/../../outside")]
    [InlineData("bag/data/..")]
    [InlineData("bag/./data/x")]
    [InlineData("/etc/passwd")]
    [InlineData("//server/share")]
    [InlineData("bag//data/x")]
    [InlineData("bag\\data\\x")]
    [InlineData("..\\..\\outside")]
    [InlineData("C:/windows/x")]
    [InlineData("C:x")]
    [InlineData("bag/data/x\0.pdf")]
    [InlineData("bag/data/x\n.pdf")]
    [InlineData("bag/data/x\u001b[2J")]
    [InlineData("bag/data/x\u007f")]
    [InlineData("bag/data/CON")]
    [InlineData("bag/data/nul.pdf")]
    [InlineData("bag/data/x.")]
    [InlineData("bag/data/x ")]
    [InlineData("bag/data/x:stream")]
    [InlineData("bag/data/%2e%2e/x")]
    [InlineData("bag/data/\uff0e\uff0e/x")]
    [InlineData("bag/data/\u202efdp.exe")]
    [InlineData("bag/data/<script>")]
    [InlineData("/")]
    [InlineData("")]
    public void A_name_that_leads_elsewhere_is_refused_and_not_repeated(string name)
    {
        var verification = AssertRefused([.. Bag, RawEntry.Of(name, "x"u8)], "has a name that no bundle uses");

        Assert.DoesNotContain(verification.Refusal!, character => char.IsControl(character) || character > '~');
        Assert.StartsWith($"Entry {Bag.Count + 1} of the ZIP", verification.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void An_overlong_name_is_refused() =>
        AssertRefused([.. Bag, RawEntry.Of("bag/data/" + new string('x', 60_000), "x"u8)], "has a name that no bundle uses");

    [Theory]
    [InlineData("bag/data/packet.json")]
    [InlineData("bag/DATA/Packet.json")]
    [InlineData("bag/data/packet.json/")]
    public void A_name_that_stands_twice_is_refused(string name) =>
        AssertRefused([.. Bag, RawEntry.Of(name, name.EndsWith('/') ? [] : "x"u8)], "stands twice");

    [Theory]
    [InlineData("bag/data/packet.json/x")]
    [InlineData("bag/DATA/packet.json/y/z")]
    public void A_file_that_is_a_folder_too_is_refused(string name) => AssertRefused([.. Bag, RawEntry.Of(name, "x"u8)], "a file and a folder at once");

    [Theory]
    [InlineData("other/x")]
    [InlineData("BAG/x")]
    [InlineData("x")]
    public void A_second_thing_at_the_top_is_refused(string name) => AssertRefused([.. Bag, RawEntry.Of(name, "x"u8)], "one folder");

    [Theory]
    [InlineData(0xA000)]
    [InlineData(0x6000)]
    [InlineData(0x1000)]
    public void A_link_or_device_is_refused(int fileType) =>
        AssertRefused([.. Bag, RawEntry.Of("bag/data/x", "/etc/passwd"u8) with { ExternalAttributes = (uint)(fileType | 0x1FF) << 16 }], "is a link");

    [Theory]
    [InlineData(0x0001)]
    [InlineData(0x0041)]
    [InlineData(0x2000)]
    public void An_encrypted_entry_is_refused(int flags) =>
        AssertRefused([.. Bag, RawEntry.Of("bag/data/x", "x"u8) with { Flags = (ushort)flags }], "is encrypted");

    [Theory]
    [InlineData(9)]
    [InlineData(12)]
    [InlineData(14)]
    [InlineData(99)]
    public void Another_method_of_compression_is_refused(int method) =>
        AssertRefused([.. Bag, RawEntry.Of("bag/data/x", "x"u8) with { Method = (ushort)method }], "method");

    [Fact]
    public void Sizes_in_the_64_bit_form_are_refused()
    {
        var extra = new byte[] { 1, 0, 16, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0 };
        var large = RawEntry.Of("bag/data/x", "x"u8) with { Bytes = uint.MaxValue, PackedBytes = uint.MaxValue, Extra = extra };
        AssertRefused([.. Bag, large], "100 MiB");

        var zip = RawZip.Write(Bag);
        zip.AsSpan(^10..^2).Fill(0xFF);
        AssertRefused(zip, "64-bit form");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    [InlineData(24)]
    public void A_gap_behind_an_entry_that_is_no_statement_of_sizes_is_refused(int bytes)
    {
        var entry = RawEntry.Of("bag/data/x", "x"u8) with { Flags = 8 };
        var gap = entry with { PackedBytes = (uint)entry.Packed.Length, Packed = [.. entry.Packed, .. new byte[bytes]] };

        AssertRefused([.. Bag, gap], "lies apart");
    }

    [Fact]
    public void A_stored_entry_with_two_sizes_is_refused() =>
        AssertRefused([.. Bag, RawEntry.Of("bag/data/x", "x"u8) with { Method = 0, Bytes = 70 }], "contradict");

    [Fact]
    public void A_packed_size_beyond_the_file_is_refused() =>
        AssertRefused([.. Bag, RawEntry.Of("bag/data/x", "x"u8) with { PackedBytes = 1_000_000 }], "cut off");

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        var zip = RawZip.Write(Bag);
        for (var length = 0; length < zip.Length; length += 7)
            AssertRefused(zip[..length], "not a ZIP");
    }

    [Fact]
    public void Something_before_behind_or_between_is_refused()
    {
        var zip = RawZip.Write(Bag);
        AssertRefused([.. zip, 0], "not a ZIP");
        AssertRefused([0, .. zip], "contradicts the file");

        var hidden = RawZip.Write([RawEntry.Of("bag/data/hidden", "x"u8), .. Bag]);
        var record = hidden.AsSpan().LastIndexOf("bag/data/hidden"u8) - 46;
        byte[] unlisted = [.. hidden[..record], .. hidden[(record + 46 + 15)..]];
        unlisted[^14]--;
        unlisted[^12]--;
        BitConverter.TryWriteBytes(unlisted.AsSpan(^10), BitConverter.ToUInt32(unlisted.AsSpan(^10)) - 46 - 15);
        AssertRefused(unlisted, "before the first entry");
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK")]
    [InlineData("%PDF-1.7 and a good many more bytes than the end of a ZIP has")]
    public void What_is_not_a_zip_is_refused(string text) => AssertRefused(Encoding.ASCII.GetBytes(text), "not a ZIP");

    [Fact]
    public void A_zip_without_entries_is_refused() => AssertRefused(RawZip.Write(), "empty");

    [Fact]
    public void A_file_over_60_MiB_is_refused() => AssertRefused(new byte[BundleVerifier.MaximumFileBytes + 1], "larger than 60 MiB");

    [Fact]
    public void An_overlong_list_of_checksums_is_refused_unread()
    {
        var list = new byte[600_000];
        new Random(1).NextBytes(list);
        var entries = Bag.Where(entry => Encoding.ASCII.GetString(entry.NameBytes) != "bag/tagmanifest-sha256.txt");

        AssertRefused([.. entries, RawEntry.Of("bag/tagmanifest-sha256.txt", list)], "larger than any bundle needs");
    }

    [Fact]
    public void Random_bytes_behind_the_signatures_of_a_zip_throw_nothing()
    {
        var random = new Random(20260522);
        var zip = RawZip.Write(Bag);
        for (var round = 0; round < 2_000; round++)
        {
            var copy = zip.ToArray();
            for (var flips = random.Next(1, 20); flips > 0; flips--)
                copy[random.Next(copy.Length)] = (byte)random.Next(256);

            Assert.Contains(BundleVerifier.Verify(copy).Outcome, new[] { "altered", "refused", "intact" });
        }
    }

    private static BundleVerification AssertRefused(IReadOnlyList<RawEntry> entries, string reason) => AssertRefused(RawZip.Write(entries), reason);

    private static BundleVerification AssertRefused(byte[] zip, string reason)
    {
        var (verification, allocated) = Measure(zip);

        Assert.Equal("refused", verification.Outcome);
        Assert.Contains(reason, verification.Refusal, StringComparison.Ordinal);
        Assert.Empty(verification.Intact);
        Assert.Null(verification.Statement);
        Assert.InRange(allocated, 0, MaximumAllocation);
        AssertRefusedOnArrival(zip);
        return verification;
    }

    /// <summary>The same file as it arrives in blocks: refused for no more memory than itself, and for few headers looked at.</summary>
    private static void AssertRefusedOnArrival(byte[] zip)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var intake = BundleIntakeTests.Received(zip, stated: zip.Length);
        var outcome = intake.IsTooLarge ? "refused" : BundleVerifier.Verify(intake).Outcome;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal("refused", outcome);
        Assert.InRange(allocated, 0, Math.Min(MaximumAllocation, 1_500_000 + (2 * zip.Length)));
        Assert.InRange(intake.Steps, 0, (2 * BundleVerifier.MaximumEntries) + 2);
    }

    private static (BundleVerification Verification, long Allocated) Measure(byte[] zip)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var verification = BundleVerifier.Verify(zip);
        return (verification, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
