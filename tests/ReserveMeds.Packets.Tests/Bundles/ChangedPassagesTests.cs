using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Docx;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Tests.Cases;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Bundles;

/// <summary>Bundles of a sample with real documents of Word, one of which somebody edits.</summary>
public sealed class ChangedPassagesTests
{
    private const string Sheet = "data/03-product-detail-sheet.fr.docx";

    private static readonly Lazy<Dictionary<string, byte[]>> Sealed = new(() =>
    {
        var caseFile = CaseFileReader.Read(SampleCases.Read("dmp/adult-cgvhd.json")).Case!;
        var assembler = new PacketAssembler(ShippedTexts.Loaded, new DocumentWriters(new OutlineOnly(OutputFormat.Pdf, 1), new DocxWriter()));
        var context = new PacketContext(PacketMode.Draft, caseFile.FilingDate!.Value);
        var outcome = assembler.AssembleAsync(caseFile, context, Audience.Regulator, CancellationToken.None).GetAwaiter().GetResult();
        var packet = Assert.IsType<PacketOutcome.Assembled>(outcome).Packet;
        return SmallPackets.Unpack(
            BundleWriter.Write(packet, Audience.Regulator, SmallPackets.Report, ProductCatalog.Find(caseFile.Product.Profile), SmallPackets.Engines).Content);
    });

    [Fact]
    public void A_changed_number_is_found_in_its_passage()
    {
        var change = Assert.Single(Changes(Edited("Quantité", xml => Swap(xml, "180", "18"))));

        Assert.Equal(Sheet, change.File);
        Assert.NotEmpty(change.Passages);
        Assert.Null(change.Note);
        Assert.All(change.Passages, passage => Assert.Equal("changed", passage.Change));
        Assert.All(change.Passages, passage => Assert.Contains(", paragraph ", passage.Place, StringComparison.Ordinal));
        Assert.All(change.Passages, passage => Assert.DoesNotContain("180", passage.Place, StringComparison.Ordinal));
    }

    [Fact]
    public void An_added_and_a_missing_passage_are_told_apart()
    {
        const string Added = "<w:p><w:r><w:t>Added by hand.</w:t></w:r></w:p>";
        var first = Assert.Single(Changes(Edited("", xml => xml.Insert(xml.IndexOf("<w:body>", StringComparison.Ordinal) + 8, Added))));
        var places = Places("product-detail-sheet");

        Assert.Equal([new PassageChange("added", "at the beginning")], first.Passages);
        var last = Assert.Single(Changes(Edited("", xml => xml.Insert(xml.LastIndexOf("<w:sectPr", StringComparison.Ordinal), Added))));
        Assert.Equal([new PassageChange("added", "after " + places[^1])], last.Passages);
        var missing = Assert.Single(Changes(Edited("", xml =>
        {
            var start = xml.IndexOf("<w:p>", StringComparison.Ordinal);
            return xml.Remove(start, xml.IndexOf("</w:p>", StringComparison.Ordinal) + 6 - start);
        })));
        Assert.Equal([new PassageChange("missing", places[0])], missing.Passages);
    }

    [Fact]
    public void A_document_that_only_looks_different_says_so()
    {
        var change = Assert.Single(Changes(Edited("", xml => xml.Replace("<w:sectPr>", "<w:sectPr ><!-- -->", StringComparison.Ordinal))));

        Assert.Empty(change.Passages);
        Assert.Contains("reads as it was sealed", change.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data/packet.json")]
    [InlineData("passages.json")]
    public void Without_what_the_passages_were_sealed_as_none_is_named(string also)
    {
        var bag = Edited("", xml => Swap(xml, "180", "18"));
        bag[also] = [.. bag[also], (byte)' '];

        var change = Assert.Single(Changes(bag));

        Assert.Empty(change.Passages);
        Assert.Contains("missing or changed as well", change.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_PDF_that_is_none_of_ours_is_named_as_changed_and_no_passage_of_it()
    {
        var bag = Copy();
        bag["data/03-product-detail-sheet.fr.pdf"] = "changed"u8.ToArray();

        var verification = Verify(bag);

        Assert.Equal(["data/03-product-detail-sheet.fr.pdf"], verification.Changed);
        var change = Assert.Single(verification.Changes);
        Assert.Empty(change.Passages);
        Assert.StartsWith("The file cannot be read as a PDF", change.Note, StringComparison.Ordinal);
        Assert.Empty(Verify(Copy()).Changes);
    }

    [Fact]
    public void A_hostile_document_is_answered_in_words()
    {
        byte[][] hostile =
        [
            [],
            "not a zip"u8.ToArray(),
            Sealed.Value[Sheet][..1000],
            Package("<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\">]><w:document/>"),
            Package($"<w:document>{new string(' ', 5 * 1024 * 1024)}</w:document>"),
            Package(string.Concat(Enumerable.Repeat("<w:p>", 100_000))),
            Package(string.Concat(Enumerable.Repeat("<w:p>", 100_000)), relations: "<Relationships/>"),
        ];
        foreach (var content in hostile)
        {
            var bag = Copy();
            bag[Sheet] = content;
            var before = GC.GetAllocatedBytesForCurrentThread();

            var change = Assert.Single(Changes(bag));

            Assert.Contains("cannot be read safely", change.Note, StringComparison.Ordinal);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 * 1024 * 1024);
        }
    }

    [Fact]
    public void Passages_that_differ_beyond_measure_are_not_compared() =>
        Assert.Null(PassageComparison.Of(
            [.. Enumerable.Range(0, 2_000).Select(number => new ListedPassage("a", $"x{number}"))],
            [.. Enumerable.Range(0, 2_000).Select(number => $"y{number}")]));

    [Theory]
    [InlineData("abc", "abc", "")]
    [InlineData("abc", "axc", "changed b")]
    [InlineData("abc", "ac", "missing b")]
    [InlineData("abc", "abxc", "added after b")]
    [InlineData("abc", "", "missing a, missing b, missing c")]
    [InlineData("", "xy", "added at the beginning, added at the beginning")]
    [InlineData("abcd", "bcda", "missing a, added after d")]
    [InlineData("abcdef", "axyzdf", "changed b, changed c, added after c, missing e")]
    public void Passages_are_laid_side_by_side(string before, string after, string changes)
    {
        var listed = before.Select(letter => new ListedPassage(letter.ToString(), letter.ToString())).ToList();

        var found = PassageComparison.Of(listed, [.. after.Select(letter => letter.ToString())])!;

        Assert.Equal(changes, string.Join(", ", found.Select(change => $"{change.Change} {change.Place}")));
    }

    [Fact]
    public void Equal_passages_of_two_documents_have_different_digests_and_no_digest_is_a_plain_one()
    {
        var list = JsonNode.Parse(Sealed.Value["passages.json"])!;
        var texts = list["texts"]!.AsArray().Select(text => text!["passages"]!.AsArray().Select(passage => (string)passage!["digest"]!).ToHashSet(StringComparer.Ordinal)).ToList();

        Assert.True(texts.Count > 2);
        Assert.Empty(texts[0].Intersect(texts[1]));
        Assert.NotEqual(PassageDigest.Of("62 kg", new string('a', 64)), PassageDigest.Of("62 kg", new string('b', 64)));
        Assert.DoesNotContain(ContentDigest.Of("62 kg")[..PassageDigest.Length], PassageDigest.Of("62 kg", new string('a', 64)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_with_words_that_would_not_show_plainly_is_not_believed()
    {
        var text = Encoding.UTF8.GetString(Sealed.Value["passages.json"]);
        Assert.NotNull(PassageList.Read(text));

        Assert.Null(PassageList.Read(text.Replace("Title", "Ti\\ntle", StringComparison.Ordinal)));
        Assert.Null(PassageList.Read(text.Replace("Title", "Ti\\u202etle", StringComparison.Ordinal)));
        Assert.Null(PassageList.Read(text.Replace("Title", new string('x', 500), StringComparison.Ordinal)));
        Assert.Null(PassageList.Read("{\"passagesFormat\":2,\"texts\":[null]}"));
        Assert.Null(PassageList.Read("{\"passagesFormat\":2}"));
        Assert.Null(PassageList.Read("[]"));
        Assert.Null(PassageList.Read(null));
    }

    private static List<string> Places(string document) =>
    [
        .. JsonNode.Parse(Sealed.Value["passages.json"])!["texts"]!.AsArray()
            .First(text => (string?)text!["document"] == document && (string?)text["language"] == "fr")!["passages"]!.AsArray()
            .Select(passage => (string)passage!["place"]!),
    ];

    private static string Swap(string xml, string old, string other)
    {
        Assert.Contains(old, xml, StringComparison.Ordinal);
        return xml.Replace(old, other, StringComparison.Ordinal);
    }

    private static Dictionary<string, byte[]> Copy() => new(Sealed.Value, StringComparer.Ordinal);

    /// <summary>The bag with the sheet's words edited.</summary>
    /// <param name="holds">Words that the sheet has to hold, so that the right one is edited.</param>
    private static Dictionary<string, byte[]> Edited(string holds, Func<string, string> edit)
    {
        var bag = Copy();
        using var file = new MemoryStream();
        file.Write(bag[Sheet]);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry("word/document.xml")!;
            string xml;
            using (var reader = new StreamReader(entry.Open()))
                xml = reader.ReadToEnd();
            Assert.Contains(holds, xml, StringComparison.Ordinal);
            var edited = edit(xml);
            Assert.NotEqual(xml, edited);
            entry.Delete();
            using var writer = new StreamWriter(archive.CreateEntry("word/document.xml").Open());
            writer.Write(edited);
        }

        bag[Sheet] = file.ToArray();
        return bag;
    }

    private static byte[] Package(string document, string? relations = null) => FixedZip.Write(
    [
        ("_rels/.rels", Encoding.UTF8.GetBytes(
            relations ?? """<Relationships><Relationship Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>""")),
        ("word/document.xml", Encoding.UTF8.GetBytes(document)),
    ]);

    private static IReadOnlyList<FileChange> Changes(Dictionary<string, byte[]> bag)
    {
        var verification = Verify(bag);
        Assert.Equal("altered", verification.Outcome);
        Assert.Contains(Sheet, verification.Changed);
        return verification.Changes;
    }

    private static BundleVerification Verify(Dictionary<string, byte[]> bag) =>
        BundleVerifier.Verify(FixedZip.Write([.. bag.Select(file => ("bag/" + file.Key, (ReadOnlyMemory<byte>)file.Value))]));
}
