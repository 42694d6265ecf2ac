using System.Text;
using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Regulators;
using static ReserveMeds.Packets.Tests.Samples.SheetOutline;

namespace ReserveMeds.Packets.Tests.Samples;

/// <summary>Part 07: to which packets it belongs, and what it says of an attached log.</summary>
public sealed class StorageRecordTests
{
    private const string Record = "storage-and-temperature-record";

    private static readonly PacketAssembler Assembler = new(ShippedTexts.Loaded, new DocumentWriters(new OutlineOnly(OutputFormat.Html)));

    [Theory]
    [InlineData("dmp/paediatric-cold-chain.json", true)]
    [InlineData("kimadia-moh/cold-chain.json", true)]
    [InlineData("krg-moh/adult-first-import.json", false)]
    public void The_record_belongs_to_controlled_storage_and_to_a_log_that_was_sent(string name, bool controlled)
    {
        var caseFile = Sample(name);
        var regulator = RegulatorCatalog.Find(caseFile.Regulator)!;

        Assert.Equal(controlled, regulator.DocumentsFor(caseFile).Select(document => document.Id).Contains(Record));
        Assert.Contains(Record, regulator.DocumentsFor(caseFile, Received("temperature-log", Logger)).Select(document => document.Id));
        Assert.Equal(controlled, regulator.DocumentsFor(caseFile, Received("other", SmallPng)).Select(document => document.Id).Contains(Record));
    }

    [Fact]
    public async Task The_log_is_told_in_numbers_and_never_judged()
    {
        var record = await RecordAsync("dmp/paediatric-cold-chain.json", "en", Received("temperature-log", Logger));

        Assert.Contains("7 December 2026, 06:00 to 14 December 2026, 05:30 (6 days, 23 hours and 30 minutes)", record, StringComparison.Ordinal);
        Assert.Contains("329; usual interval 30 minutes", record, StringComparison.Ordinal);
        Assert.Contains("3.3 °C and 11.3 °C", record, StringComparison.Ordinal);
        Assert.Contains("excursions: 1; 3 hours and 30 minutes in all", record, StringComparison.Ordinal);
        Assert.Equal(
            ["above", "9 December 2026, 18:00", "9 December 2026, 21:30", "3 hours and 30 minutes", "7", "11.3 °C"],
            Row(record, "above"));
        Assert.Contains("11 December 2026, 09:30 to 11 December 2026, 13:00: 3 hours and 30 minutes", record, StringComparison.Ordinal);
        Assert.Contains("without a readable time and temperature: 1 (line 249).", record, StringComparison.Ordinal);
        Assert.Contains("The log states no time zone", record, StringComparison.Ordinal);
        Assert.Contains("This record does not judge whether the product may be used.", record, StringComparison.Ordinal);
        Assert.Contains("lower Lower limit: 2 °C | 2", record, StringComparison.Ordinal);
        Assert.Contains("upper Upper limit: 8 °C | 8", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_word_of_the_log_gets_into_the_record()
    {
        var marked = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Logger).Replace("Err", "MARKER", StringComparison.Ordinal).Replace("EXAMPLE-LOG 4", "MARKER", StringComparison.Ordinal));

        Assert.DoesNotContain("MARKER", await RecordAsync("kimadia-moh/cold-chain.json", "en", Received("temperature-log", marked)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_without_known_limits_gets_numbers_and_no_drawing()
    {
        var record = await RecordAsync("krg-moh/adult-first-import.json", "en", Received("temperature-log", Logger));

        Assert.Contains("3.3 °C and 11.3 °C", record, StringComparison.Ordinal);
        Assert.Contains("The product profile states no temperature limits", record, StringComparison.Ordinal);
        Assert.DoesNotContain("\nreadings ", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_table_the_record_is_a_form_to_fill_in_by_hand()
    {
        var record = await RecordAsync("dmp/paediatric-cold-chain.json", "fr", Received("temperature-log", SmallPng));

        Assert.Contains("Aucun relevé lisible comme tableau", record, StringComparison.Ordinal);
        Assert.Contains("non exploité ici : A01", record, StringComparison.Ordinal);
        Assert.Contains("\n  row 12 | ", record, StringComparison.Ordinal);
        Assert.DoesNotContain("row 13 |", record, StringComparison.Ordinal);
        Assert.DoesNotContain("☒", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_without_product_and_custody_shows_gaps_and_no_fault()
    {
        var bare = Sample("dmp/half-filled-draft.json") with { Product = new(), Custody = new() };

        var record = await RecordAsync(bare, "en", PacketMode.Draft, Received("temperature-log", Logger));

        Assert.Contains("[missing: product", record.Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static byte[] Logger => File.ReadAllBytes(Path.Combine(Shared.Repository.Root, "tests/ReserveMeds.Packets.Tests/Temperatures/logger.csv"));

    private static byte[] SmallPng => Tests.Attachments.SmallPictures.Png;

    private static IReadOnlyList<Attachment> Received(string kind, byte[] content)
    {
        var reading = AttachmentReader.Read([new(kind, null, content)]);
        Assert.Empty(reading.Faults);
        return reading.Attachments;
    }

    private static Task<string> RecordAsync(string name, string language, IReadOnlyList<Attachment> attachments) =>
        RecordAsync(Sample(name), language, PacketMode.Final, attachments);

    private static async Task<string> RecordAsync(CaseFile caseFile, string language, PacketMode mode, IReadOnlyList<Attachment> attachments)
    {
        var outcome = await Assembler.RenderAsync(
            caseFile,
            new PacketContext(mode, caseFile.FilingDate ?? new DateOnly(2026, 11, 22)) { Attachments = attachments },
            RegulatorCatalog.Find(caseFile.Regulator)!.Documents.Single(document => document.Id == Record),
            language,
            OutputFormat.Html,
            CancellationToken.None);
        var file = Assert.Single(Assert.IsType<PacketOutcome.Assembled>(outcome).Packet.Files);
        return Encoding.UTF8.GetString(file.Rendition.Content.Span)
            .Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal).Replace('\u00A0', ' ');
    }
}
