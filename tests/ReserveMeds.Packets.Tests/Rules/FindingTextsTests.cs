using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Tests.Rules;

public sealed class FindingTextsTests
{
    private static readonly IReadOnlyList<TextFile> Shipped = RepositoryFiles.FindingTexts();

    [Fact]
    public void Every_code_has_words_in_every_language()
    {
        // A file that lacks a code does not load, so the files of every language need only be there.
        var texts = FindingTexts.Load(Shipped);

        Assert.Equal(["ar", "ckb", "en", "fr"], texts.Languages);
        Assert.Equal(
            new[] { "_shared", "dmp", "kimadia-moh", "krg-moh" }.SelectMany(folder => texts.Languages.Select(language => $"{folder}/findings.{language}.json")),
            Shipped.Select(file => file.Path));
    }

    [Fact]
    public void Words_for_a_place_win_over_the_words_of_the_code()
    {
        var finding = FindingOf("CORE-LTR-01", "/priorTherapies/3/outcome");

        Assert.Equal("The outcome of this therapy is missing.", FindingTexts.Load(Shipped).Of(finding, "en").Message);
        Assert.Equal("Le résultat de ce traitement manque.", FindingTexts.Load(Shipped).Of(finding, "fr").Message);
    }

    [Fact]
    public void A_language_without_words_falls_back_to_English()
    {
        Assert.Equal("The case has no number.", FindingTexts.Load(Shipped).Of(FindingOf("CORE-CAS-01", "/reference"), "de").Message);
    }

    [Fact]
    public void Holes_take_the_arguments_of_the_finding()
    {
        var report = CaseJson.Check(CaseJson.Read("dmp", ("/physician/licenseVerifications", new System.Text.Json.Nodes.JsonArray())));
        var texts = FindingTexts.Load(Shipped);

        var messages = report.Findings.Where(finding => finding.Rule.Code == "MA-LIC-01").Select(finding => texts.Of(finding, "en").Message);

        Assert.Equal(
            [
                "The physician's licence has no verification by this body: Conseil National de l'Ordre des Médecins.",
                "The physician's licence has no verification by this body: DMP.",
            ],
            messages);
    }

    [Fact]
    public void All_languages_know_the_same_places()
    {
        foreach (var translated in Shipped)
        {
            var english = Shipped.Single(file => file.Path == $"{translated.Path.Split('/')[0]}/findings.en.json");
            Assert.Equal(KeysOf(english), KeysOf(translated));
        }

        static IEnumerable<string> KeysOf(TextFile file) =>
            System.Text.Json.Nodes.JsonNode.Parse(file.Text)!["words"]!.AsObject().Select(entry => entry.Key);
    }

    [Fact]
    public void Words_carry_no_hole_but_the_arguments_that_findings_bring()
    {
        var texts = FindingTexts.Load(Shipped);
        var findings = new[] { "dmp", "kimadia-moh", "krg-moh", "cold-chain" }.SelectMany(name => CaseJson.Check(CaseJson.Read(name)).Findings).ToList();

        Assert.NotEmpty(findings);
        Assert.All(findings, finding =>
        {
            Assert.Equal(finding.Rule.Arguments.Order(StringComparer.Ordinal), finding.Arguments.Keys.Order(StringComparer.Ordinal));
            Assert.All(texts.Languages, language => Assert.DoesNotContain("{", texts.Of(finding, language).Message, StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("\"CORE-CAS-01\": {\n", "\"CORE-CAS-99\": {\n", "CORE-CAS-99")]
    [InlineData("\"CORE-CAS-01\": {\n", "\"MA-ADR-01\": {\n", "MA-ADR-01")]
    [InlineData("The case has no number.", "The case has no {number}.", "{number}")]
    [InlineData("The case has no number.", " ", "CORE-CAS-01 lacks")]
    [InlineData("\"CORE-LTR-01:/diagnosis/condition\"", "\"CORE-LTR-01:/diagnosis/illness\"", "/diagnosis/illness")]
    [InlineData("\"CORE-LTR-01:/priorTherapies/*/line\"", "\"CORE-LTR-01:/priorTherapies/0/line\"", "/priorTherapies/0/line")]
    [InlineData("\"CORE-CAS-02\"", "\"CORE-CAS-01\"", "Duplicate")]
    [InlineData("\"message\": \"The case has no number.\"", "\"messages\": \"The case has no number.\"", "messages")]
    [InlineData("\"words\": {\n", "\"words\": {{\n", "'{'")]
    [InlineData("\"status\": \"original\"", "\"status\": \"final\"", "status")]
    public void A_faulty_file_stops_the_start_with_a_diagnostic(string words, string replacement, string named)
    {
        var faulty = Shipped.Select(file => file.Path == "_shared/findings.en.json"
            ? file with { Text = file.Text.Replace(words, replacement, StringComparison.Ordinal) }
            : file);

        var fault = Assert.Throws<TextFaultException>(() => FindingTexts.Load([.. faulty]));

        Assert.Contains(fault.Diagnostics, diagnostic =>
            diagnostic.Path == "_shared/findings.en.json" && diagnostic.Message.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public void A_fault_names_its_line_and_all_faults_are_named_at_once()
    {
        var faulty = Shipped.Select(file => file.Path == "_shared/findings.fr.json"
            ? file with { Text = "{\"status\": \"original\", \"words\": {\n\n  \"CORE-XXX-01\": {\"message\": \"a\", \"fix\": \"b\"}\n}}" }
            : file);

        var fault = Assert.Throws<TextFaultException>(() => FindingTexts.Load([.. faulty]));

        Assert.Equal(3, fault.Diagnostics[0].Line);
        Assert.Contains(fault.Diagnostics, diagnostic => diagnostic.Message == "CORE-LTR-01 has no words.");
    }

    [Fact]
    public void A_translation_that_nobody_reviewed_says_so()
    {
        var texts = FindingTexts.Load([.. Shipped]);

        Assert.Equal(["drafted", "drafted", "original", "drafted"], texts.Languages.Select(texts.StatusOf));
    }

    [Fact]
    public void Files_of_an_unknown_folder_and_missing_English_files_are_faults()
    {
        var fault = Assert.Throws<TextFaultException>(() => FindingTexts.Load([new TextFile("nowhere/findings.en.json", "{}")]));

        Assert.Equal(
            ["_shared/findings.en.json", "dmp/findings.en.json", "kimadia-moh/findings.en.json", "krg-moh/findings.en.json", "nowhere/findings.en.json"],
            fault.Diagnostics.Select(diagnostic => diagnostic.Path).Order(StringComparer.Ordinal));
    }

    private static Finding FindingOf(string code, string path) =>
        new(ReserveMeds.Packets.Regulators.RegulatorCatalog.All[0].Rulebooks[0].RuleOf(code), path, new Dictionary<string, string>(StringComparer.Ordinal));
}
