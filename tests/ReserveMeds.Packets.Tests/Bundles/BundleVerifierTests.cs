using System.IO.Compression;
using System.Text;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Tests.Bundles;

public sealed class BundleVerifierTests
{
    private const string Letter = "data/02-clinical-justification-letter.fr.pdf";

    private static readonly byte[] Sealed = SmallPackets.Write(SmallPackets.Complete, Audience.Regulator).Content;

    [Fact]
    public void A_bundle_as_written_is_intact_and_says_what_it_is()
    {
        var verification = BundleVerifier.Verify(Sealed);

        Assert.Equal("intact", verification.Outcome);
        Assert.Null(verification.Refusal);
        Assert.Equal(SmallPackets.Unpack(Sealed).Keys.Order(StringComparer.Ordinal), verification.Intact);
        Assert.Empty(verification.Changed);
        Assert.Empty(verification.Missing);
        Assert.Empty(verification.Added);
        Assert.Equal(
            new BundleStatement("RM-MA-2026-000123", "regulator", "final", "dmp", "2026-05", new DateOnly(2026, 11, 22)),
            verification.Statement);
    }

    [Fact]
    public void A_bundle_inside_a_larger_buffer_is_read_from_its_own_bytes()
    {
        byte[] buffer = [7, 7, 7, .. Sealed, 7];

        Assert.Equal("intact", BundleVerifier.Verify(buffer.AsMemory(3, Sealed.Length)).Outcome);
    }

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Fastest)]
    public void A_bundle_packed_anew_with_folders_and_times_is_intact(CompressionLevel level)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("renamed/");
            zip.CreateEntry("renamed/data/");
            foreach (var (name, content) in SmallPackets.Unpack(Sealed).Reverse())
            {
                using var stream = zip.CreateEntry("renamed/" + name, level).Open();
                stream.Write(content);
            }
        }

        Assert.Equal("intact", BundleVerifier.Verify(file.ToArray()).Outcome);
    }

    [Fact]
    public void A_bundle_packed_as_a_stream_with_sizes_behind_the_content_is_intact()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(new ForwardStream(file), ZipArchiveMode.Create))
        {
            foreach (var (name, content) in SmallPackets.Unpack(Sealed))
            {
                using var stream = zip.CreateEntry("bag/" + name).Open();
                stream.Write(content);
            }
        }

        var packed = file.ToArray();
        Assert.Equal("intact", BundleVerifier.Verify(packed).Outcome);

        var behindTheFirst = packed.AsSpan().IndexOf("PK\u0007\u0008"u8);
        for (var field = 0; field < 16; field += 4)
        {
            packed[behindTheFirst + field] ^= 1;
            Assert.Equal(["bagit.txt"], BundleVerifier.Verify(packed).Changed);
            packed[behindTheFirst + field] ^= 1;
        }
    }

    [Fact]
    public void A_changed_file_is_named()
    {
        var verification = Verify(bag => bag[Letter][5] ^= 1);

        Assert.Equal("altered", verification.Outcome);
        Assert.Equal([Letter], verification.Changed);
        Assert.Empty(verification.Missing);
        Assert.Empty(verification.Added);
        Assert.Null(verification.Statement);
        Assert.Equal(SmallPackets.Unpack(Sealed).Count - 1, verification.Intact.Count);
    }

    [Theory]
    [InlineData(Letter)]
    [InlineData("data/packet.json")]
    [InlineData("bag-info.txt")]
    [InlineData("validation-report.json")]
    [InlineData("tagmanifest-sha256.txt")]
    public void A_missing_file_is_named(string path)
    {
        var verification = Verify(bag => bag.Remove(path));

        Assert.Equal("altered", verification.Outcome);
        Assert.Equal([path], verification.Missing);
    }

    [Theory]
    [InlineData("bagit.txt")]
    [InlineData("manifest-sha256.txt")]
    public void A_file_without_which_a_bag_is_none_is_asked_for(string path)
    {
        var verification = Verify(bag => bag.Remove(path));

        Assert.Equal("refused", verification.Outcome);
        Assert.Contains(path, verification.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data/12-note.fr.pdf")]
    [InlineData("data/sub/folder.txt")]
    [InlineData("notes.txt")]
    [InlineData("fetch.txt")]
    public void An_added_file_is_named(string path)
    {
        var verification = Verify(bag => bag[path] = [1, 2, 3]);

        Assert.Equal("altered", verification.Outcome);
        Assert.Equal([path], verification.Added);
        Assert.Empty(verification.Changed);
    }

    [Fact]
    public void A_renamed_file_is_missing_and_added()
    {
        var verification = Verify(bag =>
        {
            bag["data/02-letter.fr.pdf"] = bag[Letter];
            bag.Remove(Letter);
        });

        Assert.Equal("altered", verification.Outcome);
        Assert.Equal([Letter], verification.Missing);
        Assert.Equal(["data/02-letter.fr.pdf"], verification.Added);
    }

    [Fact]
    public void Two_files_that_changed_places_are_both_changed()
    {
        const string Other = "data/01-cover-letter.fr.pdf";
        var verification = Verify(bag => (bag[Letter], bag[Other]) = (bag[Other], bag[Letter]));

        Assert.Equal([Other, Letter], verification.Changed);
    }

    [Fact]
    public void A_file_changed_together_with_its_checksum_shows_in_the_list_of_checksums()
    {
        var verification = Verify(bag =>
        {
            var before = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bag[Letter]));
            bag[Letter][5] ^= 1;
            var after = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bag[Letter]));
            var list = Encoding.UTF8.GetString(bag["manifest-sha256.txt"]);
            bag["manifest-sha256.txt"] = Encoding.UTF8.GetBytes(list.Replace(before, after, StringComparison.Ordinal));
        });

        Assert.Equal("altered", verification.Outcome);
        Assert.Equal(["manifest-sha256.txt"], verification.Changed);
    }

    [Theory]
    [InlineData("no digest\n", "tagmanifest-sha256.txt")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000  ../outside\n", "tagmanifest-sha256.txt")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000  data/packet.json\n", "tagmanifest-sha256.txt")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000  bagit.txt\n", "tagmanifest-sha256.txt")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000  tagmanifest-sha256.txt\n", "tagmanifest-sha256.txt")]
    [InlineData("\n\n", "tagmanifest-sha256.txt")]
    public void A_list_of_checksums_with_a_line_of_another_form_is_changed(string line, string list)
    {
        var verification = Verify(bag => bag[list] = [.. Encoding.UTF8.GetBytes(line), .. bag[list]]);

        Assert.Equal("altered", verification.Outcome);
        Assert.Contains(list, verification.Changed);
        Assert.Empty(verification.Missing);
    }

    [Fact]
    public void A_hostile_path_in_a_list_of_checksums_is_not_repeated()
    {
        const string Line = "0000000000000000000000000000000000000000000000000000000000000000  data/<script>\u202e\n";
        var verification = Verify(bag => bag["manifest-sha256.txt"] = [.. bag["manifest-sha256.txt"], .. Encoding.UTF8.GetBytes(Line)]);

        Assert.Equal(["manifest-sha256.txt"], verification.Changed);
        Assert.Empty(verification.Missing);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("not json")]
    [InlineData("")]
    public void A_bag_of_somebody_else_may_be_intact_but_states_nothing(string manifest)
    {
        Assert.Equal(("intact", null), Statement(manifest));
    }

    [Theory]
    [InlineData("BagIt-Version: 9.9\nTag-File-Character-Encoding: UTF-16\n", "", "bagit.txt")]
    [InlineData(Bag.Declaration, "no digest\n", "manifest-sha256.txt")]
    public void A_bag_that_was_made_wrong_is_not_intact_though_its_checksums_fit(string declaration, string line, string changed) =>
        Assert.Equal([changed], BundleVerifier.Verify(OwnBag("{}", declaration, line)).Changed);

    [Theory]
    [InlineData("\"regulator\": \"dmp\"", "\"regulator\": \"<b>dmp</b>\"")]
    [InlineData("\"reference\": \"RM-MA-2026-000123\"", "\"reference\": \"Someone\"")]
    [InlineData("\"audience\": \"regulator\"", "\"audience\": \"everybody\"")]
    [InlineData("\"mode\": \"final\"", "\"mode\": \"approved\"")]
    [InlineData("\"edition\": \"2026-05\"", "\"edition\": \"2026-05 approved\"")]
    [InlineData("\"issueDate\": \"2026-11-22\"", "\"issueDate\": \"2026-11-32\"")]
    public void A_statement_with_words_that_are_not_ours_is_not_passed_on(string ours, string theirs)
    {
        var manifest = Encoding.UTF8.GetString(SmallPackets.Unpack(Sealed)["data/packet.json"]);
        Assert.Contains(ours, manifest, StringComparison.Ordinal);

        Assert.NotNull(Statement(manifest).Statement);
        Assert.Equal(("intact", null), Statement(manifest.Replace(ours, theirs, StringComparison.Ordinal)));
    }

    /// <summary>
    /// Every byte of a bundle, each flipped once. Where the answer is still "intact", the platform's own reader unpacks
    /// the very same files, so the flip lies where it says nothing: in three fields of the table of contents that no
    /// reader uses for content, in the unused bits of the last byte of a packed content, or where the packed form spells
    /// the same words in another way (such as a repetition of "words" taken from six or from twelve letters before).
    /// </summary>
    [Fact]
    public void Whatever_byte_is_flipped_the_bundle_is_not_intact_unless_its_files_are_the_same()
    {
        var original = SmallPackets.Unpack(Sealed);
        var parts = ZipListing.Read(Sealed).Entries;
        var random = new Random(20260522);
        var intactInTable = 0;
        var intactInContent = 0;
        for (var offset = 0; offset < Sealed.Length; offset++)
        {
            var flipped = Flip(offset, (byte)random.Next(1, 256));
            var verification = BundleVerifier.Verify(flipped);
            var owner = parts.LastOrDefault(part => part.HeaderOffset <= offset && offset < part.ContentOffset + part.PackedBytes);
            if (verification.Outcome == "intact")
            {
                Assert.Equal(original, SmallPackets.Unpack(flipped));
                intactInTable += owner is null ? 1 : 0;
                intactInContent += owner is null ? 0 : 1;
                Assert.True(owner is null || offset >= owner.ContentOffset);
            }
            else if (owner is not null && offset >= owner.ContentOffset)
            {
                Assert.Equal("altered", verification.Outcome);
                Assert.Contains(owner.Name[(owner.Name.IndexOf('/', StringComparison.Ordinal) + 1)..], verification.Changed);
            }
            else
            {
                Assert.True(verification.Refusal is not null ^ verification.Changed.Count + verification.Missing.Count > 0);
            }
        }

        // The version that made it (2 bytes), internal (2) and external attributes (4, of which 4 bits tell a link).
        Assert.InRange(intactInTable, parts.Count * 7, parts.Count * 8);
        Assert.InRange(intactInContent, 0, 2 * parts.Count);
    }

    [Fact]
    public void A_flip_inside_an_own_header_names_the_file()
    {
        var letter = ZipListing.Read(Sealed).Entries.Single(entry => entry.Name.EndsWith(Letter, StringComparison.Ordinal));
        int[] versionFlagsMethodTimeCrcSizesName = [4, 6, 8, 10, 12, 14, 18, 22, 30];
        foreach (var field in versionFlagsMethodTimeCrcSizesName)
            Assert.Equal([Letter], BundleVerifier.Verify(Flip((int)letter.HeaderOffset + field, 1)).Changed);
    }

    [Fact]
    public void A_checksum_of_the_zip_that_is_wrong_in_both_headers_is_a_change()
    {
        var letter = ZipListing.Read(Sealed).Entries.Single(entry => entry.Name.EndsWith(Letter, StringComparison.Ordinal));
        var copy = Sealed.ToArray();
        var crc = BitConverter.GetBytes(letter.Crc);
        copy[(int)letter.HeaderOffset + 14] ^= 1;
        var inTable = copy.AsSpan(letter.ContentOffset).IndexOf(crc) + letter.ContentOffset;
        copy[inTable] ^= 1;

        Assert.Equal([Letter], BundleVerifier.Verify(copy).Changed);
    }

    [Fact]
    public void The_checksum_of_zip_is_the_standard_one() => Assert.Equal(0xCBF43926, Crc32.Append(0, "123456789"u8));

    private static byte[] Flip(int offset, byte mask)
    {
        var copy = Sealed.ToArray();
        copy[offset] ^= mask;
        return copy;
    }

    private static BundleVerification Verify(Action<Dictionary<string, byte[]>> change)
    {
        var bag = SmallPackets.Unpack(Sealed);
        change(bag);
        return BundleVerifier.Verify(FixedZip.Write([.. bag.Select(file => ("bag/" + file.Key, (ReadOnlyMemory<byte>)file.Value))]));
    }

    private static (string Outcome, BundleStatement? Statement) Statement(string manifest)
    {
        var verification = BundleVerifier.Verify(OwnBag(manifest, Bag.Declaration, ""));
        return (verification.Outcome, verification.Statement);
    }

    /// <summary>A bag whose checksums all fit.</summary>
    /// <param name="line">Stands behind the checksums of the payload.</param>
    private static byte[] OwnBag(string manifest, string declaration, string line)
    {
        List<BagFile> payload = [new("data/packet.json", Encoding.UTF8.GetBytes(manifest))];
        List<BagFile> tags =
        [
            new("bagit.txt", Encoding.UTF8.GetBytes(declaration)),
            new("manifest-sha256.txt", Encoding.UTF8.GetBytes(ChecksumList.Write(payload) + line)),
        ];
        tags.Add(new("tagmanifest-sha256.txt", Encoding.UTF8.GetBytes(ChecksumList.Write(tags))));
        return FixedZip.Write([.. payload.Concat(tags).Select(file => ("bag/" + file.Path, file.Content))]);
    }

    /// <summary>A stream that cannot go back, so that a ZIP written to it has its sizes behind each content.</summary>
    private sealed class ForwardStream(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
