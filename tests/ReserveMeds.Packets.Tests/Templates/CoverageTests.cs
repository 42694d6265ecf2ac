using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Templates;

/// <summary>What is written in which language and whether anyone reviewed it: as listed for reviewers, and held at the start.</summary>
public sealed class CoverageTests
{
    private static readonly IReadOnlyList<string> Languages = ["en", "fr", "ar", "ckb"];

    [Fact]
    public void The_list_of_what_is_translated_and_reviewed_is_the_accepted_one()
    {
        var text = new StringBuilder("# What is written in which language\n\n")
            .Append("Written by a test from the templates and words themselves; accept a change with `UPDATE_GOLDEN=1`. A dash: the regulator does not\n")
            .Append("list the language. A document or file that is missing in a listed language stops the start.\n");
        foreach (var regulator in RegulatorCatalog.All)
        {
            Head(text, $"Documents of {regulator.Id}", "Document");
            foreach (var document in regulator.Documents)
                Row(text, document.Id, language => regulator.Languages.Contains(language) ? StatusOf(regulator.Id, document.Id, language) : "–");
        }

        Head(text, "Documents of the rulebook itself", "Document");
        foreach (var document in new[] { "requirements-checklist", "rule-catalog" })
            Row(text, document, language => ShippedTexts.Loaded.Templates.Find("_shared", document, language) is null ? "–" : StatusOf("_shared", document, language));

        Head(text, "Words, with how many texts", "File");
        foreach (var set in WordSets())
            Row(text, set, language => WordsOf(set, language));
        Head(text, "Products, with the words of their indication", "Product");
        foreach (var product in ProductCatalog.All)
            Row(text, product.Id, language => product.Label.Indication.ContainsKey(language) ? "present" : "missing");
        Golden.CheckFile("templates/coverage.md", text.ToString());
    }

    [Theory]
    [InlineData("krg-moh/cost-sheet.ckb.md")]
    [InlineData("_shared/findings.ckb.json")]
    [InlineData("krg-moh/findings.ckb.json")]
    [InlineData("_shared/conflicts.ckb.json")]
    [InlineData("_shared/route.ckb.json")]
    public void What_is_missing_in_a_language_that_a_regulator_lists_stops_the_start(string path)
    {
        var fault = Assert.Throws<TextFaultException>(() => PacketTexts.Load([.. ShippedTexts.Files.Where(file => file.Path != path)]));

        Assert.Contains(fault.Diagnostics, diagnostic => diagnostic.Path == path && diagnostic.Message.Contains("missing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("krg-moh/cost-sheet.ckb.md", "status: drafted", "status: reviewed")]
    [InlineData("krg-moh/cost-sheet.ckb.md", "status: drafted", "status: reviewed\nreviewed-by: A. Reader")]
    [InlineData("krg-moh/cost-sheet.ckb.md", "status: drafted", "status: reviewed\nreviewed-by: A. Reader\nreviewed-on: 22.11.2026")]
    [InlineData("krg-moh/cost-sheet.ckb.md", "status: drafted", "status: drafted\nreviewed-by: A. Reader\nreviewed-on: 2026-11-22")]
    [InlineData("_shared/labels.ckb.json", "\"drafted\"", "\"reviewed\"")]
    [InlineData("_shared/findings.ckb.json", "\"drafted\"", "\"reviewed\", \"reviewedBy\": \"A. Reader\"")]
    [InlineData("_shared/route.ckb.json", "\"drafted\"", "\"reviewed\", \"reviewedOn\": \"2026-11-22\"")]
    [InlineData("_shared/conflicts.ckb.json", "\"drafted\"", "\"drafted\", \"reviewedBy\": \"A. Reader\"")]
    public void A_reviewed_text_without_reviewer_and_day_stops_the_start(string path, string then, string now)
    {
        var fault = Assert.Throws<TextFaultException>(() => PacketTexts.Load(With(path, then, now)));

        Assert.Contains(fault.Diagnostics, diagnostic => diagnostic.Path == path && diagnostic.Message.Contains("reviewed text", StringComparison.Ordinal));
    }

    [Fact]
    public void A_review_is_known_by_its_reviewer_and_day()
    {
        var texts = PacketTexts.Load(With("krg-moh/cost-sheet.ckb.md", "status: drafted", "status: reviewed\nreviewed-by: A. Reader\nreviewed-on: 2026-11-22"));

        var template = texts.Templates.Find("krg-moh", "cost-sheet", "ckb")!;
        Assert.Equal(("reviewed", new TranslationReview("A. Reader", new(2026, 11, 22))), (template.Status, template.Review));
        Assert.NotNull(PacketTexts.Load(With("_shared/labels.ckb.json", "\"drafted\"", "\"reviewed\", \"reviewedBy\": \"A. Reader\", \"reviewedOn\": \"2026-11-22\"")));
    }

    private static IReadOnlyList<TextFile> With(string path, string then, string now) =>
    [
        .. ShippedTexts.Files.Select(file => file.Path == path ? file with { Text = file.Text.Replace(then, now, StringComparison.Ordinal) } : file),
    ];

    private static void Head(StringBuilder text, string title, string first) =>
        text.Append(null, $"\n## {title}\n\n| {first} | {string.Join(" | ", Languages)} |\n|---|{string.Concat(Languages.Select(_ => "---|"))}\n");

    private static void Row(StringBuilder text, string first, Func<string, string> cell) =>
        text.Append(null, $"| {first} | {string.Join(" | ", Languages.Select(cell))} |\n");

    private static string StatusOf(string folder, string document, string language) =>
        ShippedTexts.Loaded.Templates.Find(folder, document, language) is { } template ? Said(template.Status, template.Review) : "missing";

    private static string WordsOf(string set, string language)
    {
        var path = $"{set}.{language}.json";
        if (ShippedTexts.Files.FirstOrDefault(file => file.Path == path) is not { } file)
            return "missing";
        var (status, review) = TextCompleteness.StatusOf(file);
        var texts = JsonNode.Parse(file.Text)!.AsObject();
        var count = texts["words"]?.AsObject().Count ?? texts.Count(text => text.Key is not ("status" or "reviewedBy" or "reviewedOn"));
        return $"{Said(status!, review)}, {count.ToString(CultureInfo.InvariantCulture)}";
    }

    private static IEnumerable<string> WordSets() => ShippedTexts.Files
        .Where(file => file.Path.EndsWith(".en.json", StringComparison.Ordinal))
        .Select(file => file.Path[..^".en.json".Length])
        .Order(StringComparer.Ordinal);

    private static string Said(string status, TranslationReview? review) =>
        review is null ? status : $"{status} by {review.By}, {review.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
}
