using System.Text;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Tests.Cases;

namespace ReserveMeds.Packets.Tests.Samples;

/// <summary>The outline of one document of a sample that may have been changed.</summary>
internal static class SheetOutline
{
    public static CaseFile Sample(string name) => CaseFileReader.Read(SampleCases.Read(name)).Case!;

    /// <summary>The outline without the marks around values, and with plain spaces.</summary>
    /// <param name="spaces">True where the spaces stay as they were composed.</param>
    public static async Task<string> OfAsync(
        CaseFile caseFile, string document, string language = "en", PacketMode mode = PacketMode.Final, bool spaces = false)
    {
        var outcome = await SweptCase.RenderAsync(caseFile, mode, (DocumentOf(caseFile, document), language));
        var file = Assert.Single(Assert.IsType<PacketOutcome.Assembled>(outcome).Packet.Files);
        var outline = Encoding.UTF8.GetString(file.Rendition.Content.Span)
            .Replace("{", "", StringComparison.Ordinal)
            .Replace("}", "", StringComparison.Ordinal);
        return spaces ? outline : outline.Replace('\u00A0', ' ');
    }

    public static async Task<IReadOnlyList<(string Code, string Path)>> RefusalsAsync(CaseFile caseFile, string document)
    {
        var outcome = await SweptCase.RenderAsync(caseFile, PacketMode.Final, (DocumentOf(caseFile, document), "en"));
        return
        [
            .. Assert.IsType<PacketOutcome.Refused>(outcome).Report.Findings
                .Where(finding => finding.Rule.Severity == ReserveMeds.Packets.Rules.FindingSeverity.Reject)
                .Select(finding => (finding.Rule.Code, finding.Path)),
        ];
    }

    /// <summary>The cells of the first row that begins with the words.</summary>
    public static string[] Row(string outline, string begin) => outline.Split('\n')
        .Select(line => line.Trim())
        .First(line => line.StartsWith($"row {begin}", StringComparison.Ordinal))["row ".Length..]
        .Split(" | ");

    private static RequiredDocument DocumentOf(CaseFile caseFile, string id) =>
        RegulatorCatalog.Find(caseFile.Regulator)!.Documents.Single(document => document.Id == id);
}
