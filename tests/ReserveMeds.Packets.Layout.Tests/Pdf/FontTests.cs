using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers.Pdf;
using static ReserveMeds.Packets.Layout.Tests.Pdf.Build;

namespace ReserveMeds.Packets.Layout.Tests.Pdf;

[Collection(PdfCollection.Name)]
public sealed class FontTests(PdfEngine engine)
{
    private static readonly string Folder = Path.Combine(PdfSources.Folder, "Fonts");

    [Fact]
    public void The_font_files_are_those_of_the_list()
    {
        var listed = File.ReadAllLines(Path.Combine(Folder, "SHA256SUMS")).Select(line => line.Split("  ")).ToDictionary(pair => pair[1], pair => pair[0]);
        var actual = Directory.GetFiles(Folder, "*.ttf").ToDictionary(
            path => Path.GetFileName(path), path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));

        Assert.Equal(8, actual.Count);
        Assert.Equal(listed.OrderBy(pair => pair.Key, StringComparer.Ordinal), actual.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void The_fonts_lie_beside_the_program_with_their_licence()
    {
        string output = Path.Combine(AppContext.BaseDirectory, "fonts");

        Assert.Equal(
            [.. Directory.GetFiles(Folder, "*.ttf").Select(Path.GetFileName).Append("OFL.txt").Order(StringComparer.Ordinal)],
            Directory.GetFiles(output).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    /// <summary>A character counts when every style of one family has it: no style may fall back to another family or fail.</summary>
    [Fact]
    public void The_coverage_is_that_of_the_fonts()
    {
        var covered = new SortedSet<int>();
        foreach (var family in Directory.GetFiles(Folder, "*.ttf").GroupBy(path => Path.GetFileName(path).Split('-')[0]))
        {
            covered.UnionWith(family.Select(FontFile.CharactersOf).Aggregate((all, style) => [.. all.Intersect(style)]));
        }

        covered.RemoveWhere(character => CharUnicodeInfo.GetUnicodeCategory(character)
            is UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
        covered.Remove(0xFEFF); // PDF/A refuses the byte order mark as text.
        string expected = Ranges([.. covered]);
        string file = Path.Combine(Folder, "coverage.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1")
        {
            File.WriteAllText(file, expected);
        }

        Assert.Equal(expected, File.ReadAllText(file));
        Assert.All(Enumerable.Range(0, 0x110000).Where(Rune.IsValid), character => Assert.Equal(covered.Contains(character), FontCoverage.Covers(new Rune(character))));
    }

    [PdfFact]
    public async Task Every_covered_character_can_be_printed()
    {
        var characters = Enumerable.Range(0x20, 0x110000 - 0x20).Where(Rune.IsValid).Select(value => new Rune(value)).Where(FontCoverage.Covers)
            .Where(rune => Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format).ToList();
        var lines = characters.Chunk(40).Select(chunk => Say(Bold(string.Join(' ', chunk)), T(string.Join(' ', chunk)), new Emphasis([Bold(string.Join(' ', chunk))])));

        using var pdf = await engine.WriteAsync(Letter([.. lines]));

        Assert.True(characters.Count > 8_000);
    }

    [Theory]
    [InlineData("Dose 5\u00a0mg, ≥\u00a012 µg −3 → ☐ ☑ ✓ ½ ° × •", true)]
    [InlineData("الدكتور پ چ ژ گ ڤ ڕ ڵ ۆ ێ ە ١٢٣ ۴۵ مغ", true)]
    [InlineData("Łódź Çağrı Đorđe Ørsted Ελλάδα Кирилл", true)]
    [InlineData("中", false)]
    [InlineData("שלום", false)]
    [InlineData("😀", false)]
    [InlineData("\ue000", false)]
    [InlineData("\u0000", false)]
    [InlineData("\t", false)]
    [InlineData("\n", false)]
    public void A_text_is_covered_when_every_character_is(string text, bool expected) => Assert.Equal(expected, FontCoverage.Covers(text));

    [Fact]
    public void Half_a_character_is_not_covered() => Assert.False(FontCoverage.Covers("a\ud83d"));

    private static string Ranges(IReadOnlyList<int> characters)
    {
        var text = new StringBuilder();
        for (int first = 0; first < characters.Count;)
        {
            int last = first;
            while (last + 1 < characters.Count && characters[last + 1] == characters[last] + 1)
            {
                last++;
            }

            text.Append(CultureInfo.InvariantCulture, $"{characters[first]:X4}");
            text.Append(last > first ? string.Create(CultureInfo.InvariantCulture, $"-{characters[last]:X4}\n") : "\n");
            first = last + 1;
        }

        return text.ToString();
    }
}
