using System.Text.RegularExpressions;
using static ReserveMeds.Packets.Tests.Samples.SheetOutline;

namespace ReserveMeds.Packets.Tests.Samples;

/// <summary>What a line must not part: a number and its unit, in no document, no language and no writer.</summary>
/// <remarks>Asked of the outline, which prints a space that does not break as the others do: as it was composed.</remarks>
public sealed partial class NumberAndUnitTests
{
    public static TheoryData<string> Outlines { get; } = [.. Directory.EnumerateFiles(Golden.Folder, "*.*.txt", SearchOption.AllDirectories)
        .Where(path => !path.Contains(".received.", StringComparison.Ordinal))
        .Select(path => Path.GetRelativePath(Golden.Folder, path).Replace('\\', '/'))];

    [Theory]
    [MemberData(nameof(Outlines))]
    public void No_number_can_be_parted_from_its_unit(string outline) =>
        Assert.DoesNotMatch(Parted(), File.ReadAllText(Path.Combine(Golden.Folder, outline)));

    [Theory]
    [InlineData("200 mg", "200\u00A0mg")]
    [InlineData("Sirolimus, 5 à 10 ng/mL", "10\u00A0ng/mL")]
    [InlineData("2 comprimés toutes les 12 heures", "2\u00A0comprimés toutes les 12\u00A0heures")]
    [InlineData("قلمان كل 14 يوما", "كل 14\u00A0يوما")]
    [InlineData("20\u00AD0 mg", "200\u00A0mg")]
    [InlineData("20\u200B0 mg", "200\u00A0mg")]
    [InlineData("5\u200F-10 mg", "5-10\u00A0mg")]
    public async Task A_dose_is_printed_in_one_piece_and_without_unseen_characters(string written, string printed)
    {
        var sample = Sample("krg-moh/adult-resupply.json");

        var sheet = await OfAsync(sample with { Physician = sample.Physician with { Specialty = written } }, "clinical-justification-letter", spaces: true);

        Assert.Contains(printed, sheet, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"[0-9][})\]]* (mg|kg|g|ml|°C|%|USD|IQD|MAD|days?|hours?|weeks?|tablets?|packs?|pens?|jours?|heures?|semaines?|comprimés?|boîtes?|stylos?|يوما?|أيام|ساعة|ساعات|أسابيع|قرصا|أقراص|قلما|أقلام|علب|سنة|ڕۆژ|کاتژمێر|هەفتە|حەب|پاکەت|قەڵەم|ساڵ)(?!\p{L})")]
    private static partial Regex Parted();
}
