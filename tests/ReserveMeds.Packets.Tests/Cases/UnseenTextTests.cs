using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Proof;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Cases;

/// <summary>Characters that show nothing fill no field, hide no number and are not printed.</summary>
public sealed class UnseenTextTests
{
    private const string Sample = "dmp/adult-cgvhd.json";

    /// <summary>A soft hyphen, a space without width, marks, selectors, fillers, the blank of Braille, a joiner of words.</summary>
    public static TheoryData<int> Unseen { get; } =
        [0x00AD, 0x200B, 0x200D, 0x034F, 0x115F, 0x1160, 0x17B4, 0x180B, 0x180F, 0x2060, 0x2800, 0x3164, 0xFE00, 0xFE0F, 0xFFA0, 0xE0100, 0xE01EF];

    [Theory]
    [MemberData(nameof(Unseen))]
    public void A_field_of_nothing_else_is_missing(int codePoint)
    {
        var caseFile = With("/physician/name", $" {char.ConvertFromUtf32(codePoint)} ");

        Assert.Null(caseFile.Physician.Name);
        Assert.Contains(SweptCase.Validate(caseFile).Findings, finding => finding.Path == "/physician/name");
    }

    [Theory]
    [MemberData(nameof(Unseen))]
    public void A_telephone_number_is_found_through_it(int codePoint)
    {
        var hidden = $"appeler le 06123{char.ConvertFromUtf32(codePoint)}45678";

        foreach (var filed in new DateOnly[] { new(2026, 6, 1), new(2026, 12, 1) })
        {
            var report = SweptCase.Validate(With("/request/rationale", hidden) with { FilingDate = filed });
            Assert.Contains(report.Findings, finding => finding is { Rule.Code: "CORE-PAT-01", Path: "/request/rationale" });
        }

        Assert.True(PersonalWords.OccurIn(hidden));
    }

    [Theory]
    [InlineData("𝟎𝟔𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖", "CORE-PAT-01")]
    [InlineData("approval is guaran\u00ADteed, guaran\u034Fteed approval", "CORE-WRD-01")]
    public void What_is_printed_plainly_is_judged_plainly(string words, string code) =>
        Assert.Contains(SweptCase.Validate(With("/request/rationale", words)).Findings, finding => finding.Rule.Code == code && finding.Path == "/request/rationale");

    [Theory]
    [InlineData("gra\u034Fve, confir\u00ADmée, vue\uFE00 hier", "grave, confirmée, vue hier")]
    [InlineData("5\u280010 mg", "5 10\u00A0mg")]
    [InlineData("Un\n\u200B\n\u2800\nDeux", "Deux")]
    public async Task It_is_not_printed(string words, string printed)
    {
        var outline = await OutlineAsync(With("/request/rationale", words));

        Assert.Contains(printed, outline, StringComparison.Ordinal);
        Assert.DoesNotContain(outline.EnumerateRunes(), rune => rune.Value is 0x034F or 0x00AD or 0xFE00 or 0x2800 or 0x200B);
    }

    private static CaseFile With(string pointer, string words)
    {
        var root = JsonNode.Parse(SampleCases.Read(Sample))!;
        return CaseFileReader.Read(CaseMutations.Apply(root, new(pointer[1..].Split('/'), JsonSerializer.Serialize(words)))).Case!;
    }

    private static async Task<string> OutlineAsync(CaseFile caseFile)
    {
        var letter = SweptCase.Documents[caseFile.Regulator].Single(part => part is { Document.Number: 2, Language: "fr" });
        var outcome = await SweptCase.RenderAsync(caseFile, PacketMode.Draft, letter);
        return Encoding.UTF8.GetString(Assert.Single(Assert.IsType<PacketOutcome.Assembled>(outcome).Packet.Files).Rendition.Content.Span);
    }
}
