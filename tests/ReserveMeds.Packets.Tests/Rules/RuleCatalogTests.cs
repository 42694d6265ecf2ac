using System.Globalization;
using System.Text.RegularExpressions;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Outline;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Rules;

/// <summary>The catalogue that a reviewer reads: complete, as accepted, and true to the rules.</summary>
public sealed partial class RuleCatalogTests
{
    private static readonly DateOnly LastReviewedDay = new(2026, 11, 18);

    private static readonly RuleCatalogWriter Writer = new(ShippedTexts.Loaded, new DocumentWriters());

    public static TheoryData<string> Regulators => [.. RegulatorCatalog.All.Select(regulator => regulator.Id)];

    [Theory]
    [MemberData(nameof(Regulators))]
    public void The_catalogue_beside_each_edition_is_the_one_that_is_served(string id)
    {
        foreach (var book in RegulatorCatalog.Find(id)!.Rulebooks)
        {
            Golden.CheckFile(
                $"src/ReserveMeds.Packets/Regulators/{FolderOf(id)}/rules-{book.Edition}.csv",
                RuleCatalogCsv.Write(book, ShippedTexts.Loaded.Findings));
        }
    }

    [Theory]
    [MemberData(nameof(Regulators))]
    public void The_table_has_a_row_for_every_rule_and_as_many_cells_in_each(string id)
    {
        var book = RegulatorCatalog.Find(id)!.Rulebooks[0];

        var rows = CsvRows.Of(RuleCatalogCsv.Write(book, ShippedTexts.Loaded.Findings));

        Assert.Equal(
            ["code", "severity", "path", "owner", "check", "source", "quote", "facts", "asOf", "reviewBy", "confidence", "message", "fix", "wordsAtSinglePlaces"],
            rows[0]);
        Assert.Equal(book.Rules.Select(rule => rule.Code), rows.Skip(1).Select(row => row[0]));
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
        Assert.Equal(book.Rules.Select(rule => rule.Source.Quote ?? ""), rows.Skip(1).Select(row => row[6]));
        Assert.Equal(book.Rules.Select(rule => ShippedTexts.Loaded.Findings.Of(rule).Own.Fix), rows.Skip(1).Select(row => row[12]));
        Assert.All(rows.Skip(1), row => Assert.False(string.IsNullOrWhiteSpace(row[11])));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a, b", "\"a, b\"")]
    [InlineData("say \"so\"", "\"say \"\"so\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"")]
    [InlineData("a=b", "a=b")]
    public void A_cell_is_quoted_where_it_must_be_and_never_begins_like_a_formula(string text, string cell) =>
        Assert.Equal(cell, RuleCatalogCsv.Cell(text));

    [Theory]
    [MemberData(nameof(Regulators))]
    public void The_document_holds_every_rule_with_its_words_and_its_source(string id)
    {
        var regulator = RegulatorCatalog.Find(id)!;

        var outline = Plain(OutlineWriter.Write(Writer.Compose(regulator, regulator.RulebookOn(LastReviewedDay), LastReviewedDay)));

        Assert.All(regulator.RulebookOn(LastReviewedDay).Rules, rule =>
        {
            Assert.Contains(Plain($"{rule.Code}: {rule.Check}"), outline, StringComparison.Ordinal);
            Assert.Contains(Plain(rule.Source.Quote ?? ""), outline, StringComparison.Ordinal);
            var words = ShippedTexts.Loaded.Findings.Of(rule);
            Assert.All(
                words.ByPlace.Select(placed => placed.Words).Append(words.Own),
                said =>
                {
                    Assert.Contains(Plain(said.Message), outline, StringComparison.Ordinal);
                    Assert.Contains(Plain(said.Fix), outline, StringComparison.Ordinal);
                });
        });
    }

    private static Document Compose(string id, DateOnly on)
    {
        var regulator = RegulatorCatalog.Find(id)!;
        return Writer.Compose(regulator, regulator.RulebookOn(LastReviewedDay), on);
    }

    [Fact]
    public void The_document_says_what_may_refuse_a_case_and_which_edition_it_is()
    {
        var outline = Plain(OutlineWriter.Write(Compose("dmp", LastReviewedDay)));

        Assert.Contains(
            "Only facts of the guides, the recorded decisions and the project's own integrity checks refuse a case.", outline, StringComparison.Ordinal);
        Assert.Contains("2026-05", outline, StringComparison.Ordinal);
        Assert.Contains("18 November 2026", outline, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "Not stale", "Stale:")]
    [InlineData(1, "Stale:", "Not stale")]
    public void The_document_is_stale_from_the_day_after_its_review_day(int daysLater, string says, string saysNot)
    {
        var outline = OutlineWriter.Write(Compose("krg-moh", LastReviewedDay.AddDays(daysLater)));

        Assert.Contains(says, outline, StringComparison.Ordinal);
        Assert.DoesNotContain(saysNot, outline, StringComparison.Ordinal);
    }

    [Fact]
    public void The_README_counts_the_rules_of_each_edition()
    {
        var counted = ReadmeRow().Matches(Repository.Read("README.md"))
            .ToDictionary(
                row => $"{row.Groups["edition"].Value} {row.Groups["id"].Value}",
                row => row.Groups["count"].Captures.Select(count => int.Parse(count.Value, CultureInfo.InvariantCulture)).ToArray(),
                StringComparer.Ordinal);

        var books = RegulatorCatalog.All.SelectMany(regulator => regulator.Rulebooks).ToList();
        Assert.Equal(books.Select(book => $"{book.Edition} {book.Regulator}").Order(StringComparer.Ordinal), counted.Keys.Order(StringComparer.Ordinal));
        Assert.All(books, book =>
        {
            var rules = book.Rules;
            int Of(FindingSeverity severity) => rules.Count(rule => rule.Severity == severity);
            Assert.Equal(
                [rules.Count, Of(FindingSeverity.Reject), Of(FindingSeverity.Warning), Of(FindingSeverity.Advice)], counted[$"{book.Edition} {book.Regulator}"]);
        });
    }

    /// <summary>Such as <c>KimadiaMoh</c>.</summary>
    private static string FolderOf(string id) => string.Concat(id.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    /// <summary>Without the marks of the outline; the words' own braces go too.</summary>
    private static string Plain(string text) => Marks().Replace(text, "").Replace('\u00A0', ' ');

    [GeneratedRegex(@"[{}\[\]\\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marks();

    [GeneratedRegex(
        @"^\| (?<edition>[0-9]{4}-[0-9]{2}) \| `(?<id>[a-z-]+)` \|( (?<count>[0-9]+) \|){4}$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReadmeRow();
}
