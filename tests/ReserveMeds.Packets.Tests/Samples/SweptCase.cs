using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Tests.Samples;

/// <summary>A changed sample on its way to findings and outlines.</summary>
internal static class SweptCase
{
    private static readonly PacketAssembler Assembler = new(ShippedTexts.Loaded, new DocumentWriters(new OutlineOnly(OutputFormat.Html)));

    /// <summary>Every document of a regulator in every language it exists in; its languages in order of preference.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<(RequiredDocument Document, string Language)>> Documents { get; } =
        RegulatorCatalog.All.ToDictionary(regulator => regulator.Id, DocumentsOf, StringComparer.Ordinal);

    public static ValidationReport Validate(CaseFile caseFile) => Assembler.Validate(caseFile, DayOf(caseFile));

    public static Task<PacketOutcome> RenderAsync(CaseFile caseFile, PacketMode mode, (RequiredDocument Document, string Language) part) =>
        Assembler.RenderAsync(
            caseFile, new PacketContext(mode, DayOf(caseFile)), part.Document, part.Language, OutputFormat.Html, CancellationToken.None);

    private static IReadOnlyList<(RequiredDocument Document, string Language)> DocumentsOf(Regulator regulator)
    {
        var languages = Assembler.DocumentLanguages(regulator);
        return [.. regulator.Documents.SelectMany(document => languages[document.Id].Select(language => (document, language)))];
    }

    private static DateOnly DayOf(CaseFile caseFile) => caseFile.FilingDate ?? new DateOnly(2026, 11, 22);
}
