using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Docx;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Tests.Cases;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Views;

/// <summary>Doses and intervals are printed in Western digits, however they were typed; running words as they were typed.</summary>
public sealed class WrittenDigitsTests
{
    private static readonly PacketAssembler Assembler = new(
        ShippedTexts.Loaded,
        new DocumentWriters(new OutlineOnly(OutputFormat.Pdf), new DocxWriter()),
        new DocumentReaders(new DocxReader()));

    public static TheoryData<string> Samples { get; } = ["dmp/adult-cgvhd.json", "kimadia-moh/adolescent-ppi.json", "krg-moh/adult-first-import.json"];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Every_dose_and_interval_of_every_part_is_written_in_western_digits(string sample)
    {
        var caseFile = Typed(sample);
        foreach (var part in SweptCase.Documents[caseFile.Regulator])
        {
            var outline = await OutlineAsync(caseFile, part);
            var eastern = outline.Split('\n').Where(line => line.Any(character => character is >= '\u0660' and <= '\u0669' or >= '\u06F0' and <= '\u06F9' or '\u066B'));
            Assert.True(!eastern.Any(), $"{part}: {string.Join('\n', eastern)}");
        }
    }

    [Fact]
    public async Task Letter_and_guide_say_each_of_them_in_the_same_words()
    {
        var caseFile = Typed("kimadia-moh/adolescent-ppi.json");
        var documents = SweptCase.Documents["kimadia-moh"];
        var letter = await OutlineAsync(caseFile, documents.Single(part => part is { Document.Number: 2, Language: "ar" }));
        var guide = await OutlineAsync(caseFile, documents.Single(part => part is { Document.Number: 11, Language: "ar" }));

        Assert.All([letter, guide], outline => Assert.Contains("200\u00A0ملغ كل 12\u00A0ساعة", outline, StringComparison.Ordinal));
        Assert.All([letter, guide], outline => Assert.Contains("كل 3\u00A0أشهر", outline, StringComparison.Ordinal));
        Assert.Contains("بريدنيزون 0.5\u00A0mg", letter, StringComparison.Ordinal);
        Assert.Contains("تخفض إلى 100\u00A0ملغ", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_physician_tells_keeps_the_digits_that_were_typed()
    {
        const string Words = "بدأ المرض قبل ٣ سنوات";
        var caseFile = Typed("kimadia-moh/adolescent-ppi.json");
        var told = caseFile with { Request = caseFile.Request with { Rationale = Words } };
        var outline = await OutlineAsync(told, SweptCase.Documents["kimadia-moh"].Single(part => part is { Document.Number: 2, Language: "ar" }));

        Assert.Contains(Words, outline, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_digit_of_a_typeset_formula_is_printed_as_a_western_one_wherever_it_was_typed(string sample)
    {
        var root = JsonNode.Parse(SampleCases.Read(sample))!;
        foreach (var (node, _) in CaseMutations.Places(root, []).ToList())
        {
            if (node is JsonValue value && value.GetValueKind() == JsonValueKind.String && node.ToString().Contains(' ', StringComparison.Ordinal))
                node.ReplaceWith($"{node} 𝟓-𝟏🯰 mg");
        }

        var caseFile = CaseFileReader.Read(Encoding.UTF8.GetBytes(root.ToJsonString())).Case!;
        foreach (var part in SweptCase.Documents[caseFile.Regulator])
        {
            var outline = await OutlineAsync(caseFile, part);
            Assert.DoesNotContain(outline.EnumerateRunes(), rune => rune.Value is >= 0x1D7CE and <= 0x1D7FF or >= 0x1FBF0 and <= 0x1FBF9);
            Assert.True(part.Document.Number != 2 || outline.Contains("5-10\u00A0mg", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_dose_in_such_digits_is_read_as_one() => Assert.Equal(new Amount(200, "mg"), Amount.Read("𝟐𝟎𝟎 mg"));

    [Fact]
    public void A_digit_that_no_font_of_ours_draws_is_refused_where_it_stands()
    {
        var caseFile = Typed("kimadia-moh/adolescent-ppi.json");
        var report = SweptCase.Validate(caseFile with { Dosing = caseFile.Dosing with { MaintenanceDose = "２００ mg" } });

        var finding = Assert.Single(report.Findings, finding => finding.Rule.Code == "CORE-TXT-03");
        Assert.Equal(("/dosing/maintenanceDose", "U+FF12"), (finding.Path, finding.Arguments["codePoint"]));
    }

    [Fact]
    public async Task The_proof_expects_the_words_that_are_printed()
    {
        var caseFile = Typed("kimadia-moh/adolescent-ppi.json");
        var outcome = await Assembler.AssembleAsync(caseFile, new(PacketMode.Draft, caseFile.FilingDate!.Value), Audience.Physician, CancellationToken.None);

        var packet = Assert.IsType<PacketOutcome.Assembled>(outcome).Packet;
        Assert.Contains("maintenance-dose", packet.Consistency!.Values.Select(value => value.Id));
    }

    private static CaseFile Typed(string sample)
    {
        var caseFile = CaseFileReader.Read(SampleCases.Read(sample)).Case!;
        return caseFile with
        {
            PriorTherapies = [.. caseFile.PriorTherapies.Select(therapy => therapy with { Regimen = "بريدنيزون ٠٫٥ mg" })],
            Dosing = caseFile.Dosing with { StartingDose = "٢٠٠ ملغ", MaintenanceDose = "۲۰۰ ملغ", Schedule = "٢٠٠ ملغ كل ١٢ ساعة" },
            Monitoring = caseFile.Monitoring with
            {
                FollowUp = [.. caseFile.Monitoring.FollowUp.Select(followUp => followUp with { Interval = "كل ٣ أشهر" })],
                DoseModification = ["تخفض إلى ١٠٠ ملغ"],
            },
        };
    }

    private static async Task<string> OutlineAsync(CaseFile caseFile, (RequiredDocument Document, string Language) part)
    {
        var outcome = await SweptCase.RenderAsync(caseFile, PacketMode.Draft, part);
        var outline = Encoding.UTF8.GetString(Assert.Single(Assert.IsType<PacketOutcome.Assembled>(outcome).Packet.Files).Rendition.Content.Span);
        // Isolates stand in braces.
        return outline.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
    }
}
