using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Tests.Samples;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Tests.Arithmetic;

/// <summary>Q1 to Q11: tablets, packs and surplus in the validation report and on the product sheet, in every language.</summary>
public sealed class QuantityVectorTests
{
    private const string Sheet = "product-detail-sheet";

    public static TheoryData<string, string, string> All
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var regulator in new[] { "dmp", "kimadia-moh", "krg-moh" })
            {
                foreach (var language in Vectors.LanguagesOf(regulator, Sheet))
                {
                    foreach (var vector in Vectors.All.Quantities)
                        data.Add(vector.Id, regulator, language);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_arithmetic_of_the_quantity_comes_out_in_report_and_product_sheet(string id, string regulator, string language)
    {
        var vector = Vectors.All.Quantities.Single(one => one.Id == id);
        var caseFile = CaseOf(vector, regulator);

        var report = SweptCase.Validate(caseFile);
        var sheet = await SheetOutline.OfAsync(caseFile, Sheet, language);

        Assert.Equal(
            (vector.Units, vector.Packs, vector.Surplus, vector.Packs),
            (report.Arithmetic!.UnitsNeeded, report.Arithmetic.PacksNeeded, report.Arithmetic.SurplusUnits, report.Arithmetic.PacksRequested!.Value));
        Assert.DoesNotContain(report.Findings, finding => finding.Rule.Code == "CORE-PRD-02");
        AssertSteps(ReportView.Of(report, ShippedTexts.Loaded, language).Arithmetic!.Steps, vector, language);
        AssertSteps(sheet.Split('\n'), vector, language);
    }

    /// <summary>Digits as the language prints them; where Arabic and Kurdish have a word for one or two, that word.</summary>
    private static void AssertSteps(IEnumerable<string> lines, QuantityVector vector, string language)
    {
        var all = lines.ToList();
        var times = Assert.Single(all, line => line.Contains('×', StringComparison.Ordinal));
        var divided = Assert.Single(all, line => line.Contains('÷', StringComparison.Ordinal));

        AssertSays(times, language, (vector.UnitsPerDay, null), (vector.Days, "unit.day"), (vector.Units, "unit.tablet"));
        AssertSays(divided, language, (vector.Units, "unit.tablet"), (30, "unit.tablet"), (vector.Packs, "unit.pack"));
        if (vector.Surplus > 0)
            AssertSays(divided, language, (vector.Surplus, "unit.tablet"));
        if (language is "en" or "fr")
        {
            Assert.Equal([$"{vector.UnitsPerDay}", $"{vector.Days}", $"{vector.Units}"], Vectors.Numbers(times));
            Assert.Equal([$"{vector.Units}", "30", $"{vector.Packs}"], Vectors.Numbers(divided).Take(3));
        }
    }

    private static void AssertSays(string line, string language, params (decimal Number, string? Unit)[] values)
    {
        foreach (var (number, unit) in values)
        {
            var labels = ShippedTexts.Loaded.Labels.In(Language.Find(language, "IQ") ?? Language.Find(language, "MA")!);
            string[] spellings = unit is null || number > 2
                ? [Vectors.Spelled(number, language)]
                : [Vectors.Spelled(number, language), labels.Count(number, unit).Replace('\u00A0', ' ')];
            Assert.True(spellings.Any(spelling => line.Contains(spelling, StringComparison.Ordinal)), $"'{line}' should say {spellings[^1]}");
        }
    }

    private static CaseFile CaseOf(QuantityVector vector, string regulator)
    {
        var sample = Vectors.CaseOf(regulator);
        return sample with
        {
            Dosing = sample.Dosing with { UnitsPerDay = vector.UnitsPerDay, Schedule = "as the plan says", OffLabelRationale = "Reason", PerLabel = false },
            Request = sample.Request with { DurationDays = vector.Days, QuantityPacks = vector.Packs },
        };
    }
}
