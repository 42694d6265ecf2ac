using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Tests.Rules;

public sealed class RuleExampleTests
{
    public static TheoryData<string, string, string> Passing() => Of(file => file.Passes, "passes");

    public static TheoryData<string, string, string> Failing() => Of(file => file.Fails, "fails");

    [Theory]
    [MemberData(nameof(Passing))]
    public void A_rule_is_silent_where_its_example_passes(string code, string list, string name)
    {
        Assert.Empty(PlacesWhereItSpeaks(code, list, name, out _));
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public void A_rule_speaks_at_the_places_of_its_failing_example_and_nowhere_else(string code, string list, string name)
    {
        var places = PlacesWhereItSpeaks(code, list, name, out var expected);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, places);
    }

    private static string[] PlacesWhereItSpeaks(string code, string list, string name, out IReadOnlyList<string> expected)
    {
        var file = RuleExampleFile.Read(code);
        var example = Assert.Single(list == "passes" ? file.Passes : file.Fails, example => example.Name == name);
        expected = example.At ?? [];
        var caseFile = CaseJson.Read(example.Base, example.Changes ?? []);
        var answers = RegulatorCatalog.Find(caseFile.Regulator)!.Rulebooks
            .Where(book => book.Rules.Any(rule => rule.Code == code) && string.CompareOrdinal(book.Edition, example.Since) >= 0)
            .Select(book => CaseJson.Check(caseFile, book, example.On).Findings.Where(finding => finding.Rule.Code == code).Select(finding => finding.Path).ToArray())
            .ToList();

        // A regulator whose editions do not have the rule says nothing of it.
        Assert.All(answers, places => Assert.Equal(answers[0], places));
        return answers.FirstOrDefault() ?? [];
    }

    private static TheoryData<string, string, string> Of(Func<RuleExampleFile, IReadOnlyList<RuleExample>> examples, string list)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var code in RuleExampleFile.Codes)
        {
            foreach (var example in examples(RuleExampleFile.Read(code)))
            {
                data.Add(code, list, example.Name);
            }
        }

        return data;
    }
}
