using System.Security.Cryptography;
using System.Text;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Tests.Cases;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Rules;

/// <summary>A published edition stays as it was, a later one takes nothing away, and the filing date picks between them.</summary>
public sealed class EditionTests
{
    private static readonly string[] Columns = ["code", "severity", "path", "owner", "check", "source", "facts"];

    private static readonly PacketAssembler Assembler = new(ShippedTexts.Loaded, new DocumentWriters());

    /// <summary>
    /// Not a golden, so that nobody accepts a change of a published edition by the way. Words may still be mended and facts
    /// quoted better; what a rule asks, of whom, where and on which ground may not change.
    /// </summary>
    [Theory]
    [InlineData("dmp", "5d28bb289d0e0cc146b131e07a21a133d3b83057dfdb3225418e88d942f06cb9")]
    [InlineData("kimadia-moh", "4e434479630519513e8f7a2a32fc66ef82271b20eac8ec30a40b9d8a3c5512d3")]
    [InlineData("krg-moh", "8c704903318fdae037cf0e688ccf29b836d9de9db6c02b4b9dc600c2d0a4e614")]
    public void Edition_2026_05_asks_what_it_asked_when_it_was_published(string id, string digest)
    {
        var rows = CsvRows.Of(RuleCatalogCsv.Write(RegulatorCatalog.Find(id)!.FindRulebook("2026-05")!, ShippedTexts.Loaded.Findings));
        var asked = rows.Select(row => string.Join('|', Columns.Select(name => row[rows[0].IndexOf(name)])));

        Assert.Equal(digest, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', asked)))));
    }

    [Fact]
    public void A_later_edition_keeps_every_code_and_its_meaning()
    {
        Assert.All(RegulatorCatalog.All, regulator =>
        {
            var editions = regulator.Rulebooks.Reverse().ToList();
            Assert.All(editions.Zip(editions.Skip(1)), pair => Assert.Empty(Meanings(pair.First).Except(Meanings(pair.Second))));
        });

        static IEnumerable<(string Code, FindingSeverity Severity, string Path, Owner Owner, string Check)> Meanings(Rulebook book) =>
            book.Rules.Select(rule => (rule.Code, rule.Severity, rule.Path, rule.Owner, rule.Check));
    }

    /// <summary>An edition is bound to what its own checks say: none of the newer rules speaks in the older one.</summary>
    [Fact]
    public void On_every_sample_the_newer_edition_says_all_that_the_older_one_says_and_more()
    {
        var more = 0;
        foreach (var caseFile in SampleCases.Names.Select(name => CaseFileReader.Read(SampleCases.Read(name)).Case!))
        {
            var regulator = RegulatorCatalog.Find(caseFile.Regulator)!;
            var (older, newer) = (Said(regulator.FindRulebook("2026-05")!, caseFile), Said(regulator.FindRulebook("2026-11")!, caseFile));
            Assert.Empty(older.Except(newer));
            more += newer.Count - older.Count;
        }

        Assert.True(more > 0);

        static List<string> Said(Rulebook book, CaseFile caseFile) =>
            [.. book.Check(caseFile, CaseJson.Today).Findings.Select(finding => $"{finding.Rule.Code} {finding.Path}")];
    }

    [Theory]
    [InlineData("2026-11-21", null, "2026-05")]
    [InlineData("2026-11-22", null, "2026-11")]
    [InlineData("2027-03-01", null, "2026-11")]
    [InlineData("2026-11-22", "2026-05", "2026-05")]
    [InlineData("2026-11-21", "2026-11", "2026-11")]
    public void A_case_is_held_to_the_edition_of_its_filing_date_or_to_the_one_asked_for(string filing, string? asked, string edition)
    {
        var caseFile = Adult() with { FilingDate = DateOnly.ParseExact(filing, "yyyy-MM-dd") };

        Assert.Equal(edition, Assembler.Validate(caseFile, new DateOnly(2026, 11, 22), asked).Rulebook.Edition);
    }

    [Fact]
    public void Without_a_filing_date_the_day_of_the_question_picks_the_edition()
    {
        var caseFile = Adult() with { FilingDate = null };

        Assert.Equal("2026-05", Assembler.Validate(caseFile, new DateOnly(2026, 11, 21)).Rulebook.Edition);
        Assert.Equal("2026-11", Assembler.Validate(caseFile, new DateOnly(2026, 11, 22)).Rulebook.Edition);
    }

    [Fact]
    public void An_edition_that_does_not_exist_is_no_edition() =>
        Assert.Throws<ArgumentException>(() => Assembler.Validate(Adult(), new DateOnly(2026, 11, 22), "2026-06"));

    private static CaseFile Adult() => CaseFileReader.Read(SampleCases.Read("dmp/adult-cgvhd.json")).Case!;
}
