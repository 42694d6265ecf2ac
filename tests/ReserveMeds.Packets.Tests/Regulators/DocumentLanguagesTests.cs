using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Regulators;

public sealed class DocumentLanguagesTests
{
    /// <summary>Languages in which the whole packet exists; another one joins when its last part does.</summary>
    private static readonly string[] Complete = ["ar", "en", "fr"];

    [Fact]
    public void Every_part_of_every_regulator_exists_in_every_language_that_the_regulator_lists()
    {
        var missing =
            from regulator in RegulatorCatalog.All
            from document in regulator.Documents
            from language in regulator.Languages.Intersect(Complete)
            where ShippedTexts.Loaded.Templates.Find(regulator.Id, document.Id, language) is null
            select $"{regulator.Id}/{document.Id}.{language}.md";

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_shared_partial_of_a_packet_exists_in_every_complete_language()
    {
        var paths = ShippedTexts.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var missing = paths
            .Where(path => path.StartsWith("_shared/_", StringComparison.Ordinal) && path.EndsWith(".fr.md", StringComparison.Ordinal))
            .SelectMany(path => Complete.Select(language => path.Replace(".fr.md", $".{language}.md", StringComparison.Ordinal)))
            .Where(path => !paths.Contains(path));

        Assert.Empty(missing);
    }

    /// <summary>A clause, a box or a blank that one language lacks is a difference in what is said or signed.</summary>
    [Fact]
    public void An_Arabic_part_holds_the_holes_boxes_and_signature_lines_of_the_English_one()
    {
        var files = ShippedTexts.Files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        var pairs = files.Keys
            .Where(path => path.EndsWith(".ar.md", StringComparison.Ordinal) && !path.StartsWith("_shared/requirements", StringComparison.Ordinal))
            .Select(path => (Path: path, English: files.GetValueOrDefault(path.Replace(".ar.md", ".en.md", StringComparison.Ordinal), "")))
            .ToList();

        Assert.True(pairs.Count > 50);
        Assert.All(pairs, pair =>
        {
            foreach (var sign in new[] { "☐", ":::", "\n- ", "\n## ", "\n|", "\n: ", "**", "{{#if", "{{else}}", "{{> " })
                Assert.True(Times(pair.English, sign) == Times(files[pair.Path], sign), $"{pair.Path}: '{sign}' is not there as often as in English.");
        });

        static int Times(string text, string sign) => text.Split(sign).Length - 1;
    }

    [Fact]
    public void A_case_that_names_no_language_gets_the_language_that_leads_at_the_regulator() => Assert.Equal(
        [("dmp", "fr"), ("kimadia-moh", "ar"), ("krg-moh", "ckb")],
        RegulatorCatalog.All.Select(regulator => (regulator.Id, regulator.Languages[0])).Order());
}
