using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Products;

namespace ReserveMeds.Packets.Rules;

/// <summary>Where a case stands to the label, by the product profile's data. What is not given counts as no misfit.</summary>
internal static class LabelFit
{
    // A general code such as ICD-10 T86.0 does not tell acute from chronic disease; words that do outweigh it.
    private static readonly string[] WordsForAcute = ["acute", "aigu", "aiguë", "حاد", "حادة", "توند"];

    private static readonly string[] NoFailure = ["complete-response", "ongoing"];

    /// <summary>False where the condition is given and is not the label's.</summary>
    public static bool DiagnosisFits(CaseUnderReview review)
    {
        var diagnosis = review.Case.Diagnosis;
        if (review.Product is not { Label: var label } || string.IsNullOrWhiteSpace(diagnosis.Condition))
        {
            return true;
        }

        return label.Terms.Any(term => FoldedName.Holds(diagnosis.Condition, term))
            || (diagnosis.Codes.Any(code => label.Codes.Contains($"{code.System}:{code.Code}", StringComparer.OrdinalIgnoreCase))
                && !WordsForAcute.Any(word => FoldedName.Holds(diagnosis.Condition, word)));
    }

    public static bool AgeFits(CaseUnderReview review) =>
        review.Product?.Label.MinimumAgeYears is not { } minimum || review.Case.Patient.AgeYears is not { } age || age >= minimum;

    /// <summary>False where therapies are given and fewer systemic lines failed than the label asks for.</summary>
    public static bool LinesFit(CaseUnderReview review) =>
        review.Product is null
        || review.Case.PriorTherapies.Count == 0
        || FailedSystemicLines(review.Case) >= review.Product.Label.MinimumFailedSystemicLines;

    public static bool UseFits(CaseUnderReview review) => DiagnosisFits(review) && AgeFits(review) && LinesFit(review);

    /// <summary>
    /// Systemic lines that did not hold: every outcome but a complete response, and a partial one only where the line was
    /// ended. An outcome not given yet is a finding of its own and no misfit. Regimens of one line count once.
    /// </summary>
    public static int FailedSystemicLines(CaseFile caseFile) =>
        caseFile.PriorTherapies
            .Select((therapy, index) => (therapy, index))
            .Where(entry => entry.therapy.Systemic == true
                && !NoFailure.Contains(entry.therapy.Outcome, StringComparer.Ordinal)
                && (entry.therapy.Outcome != "partial-response" || entry.therapy.EndedOn is not null))
            .Select(entry => entry.therapy.Line is { } line ? $"line {line}" : $"entry {entry.index}")
            .Distinct(StringComparer.Ordinal)
            .Count();

    /// <summary>The label's dose for what is taken beside it, before the one that applies when nothing is.</summary>
    public static LabelDose? DoseThatApplies(CaseUnderReview review) =>
        AcceptedDoses(review).OrderByDescending(dose => dose.WhenTakenWith.Count > 0).FirstOrDefault();

    /// <summary>
    /// Doses of the label that this case may follow. The dose without interaction stays one of them: the guides state only
    /// that one, and a higher dose beside another medicine is known from elsewhere (it is warned of, not refused).
    /// </summary>
    public static IReadOnlyList<LabelDose> AcceptedDoses(CaseUnderReview review) =>
    [
        .. (review.Product?.Doses ?? [])
            .Where(dose => InBand(dose, review.Case.Patient.WeightKg))
            .Where(dose => dose.WhenTakenWith.Count == 0
                || dose.WhenTakenWith.Intersect(review.Case.Dosing.Interactions, StringComparer.Ordinal).Any()),
    ];

    /// <summary>Pointers of dosing facts that are given and match no dose of the label.</summary>
    public static IEnumerable<string> DosesOutsideLabel(CaseUnderReview review)
    {
        if (review.Product is not { Doses.Count: > 0 })
        {
            yield break;
        }

        var accepted = AcceptedDoses(review);
        var dosing = review.Case.Dosing;
        if (IsOther(dosing.StartingDose))
        {
            yield return "/dosing/startingDose";
        }

        if (IsOther(dosing.MaintenanceDose))
        {
            yield return "/dosing/maintenanceDose";
        }

        if (dosing.UnitsPerDay is { } units && !accepted.Any(dose => AreSameUnits(dose.UnitsPerDay, units)))
        {
            yield return "/dosing/unitsPerDay";
        }

        bool IsOther(string? amount) =>
            !string.IsNullOrWhiteSpace(amount) && !accepted.Any(dose => Amount.Same(dose.Amount, amount));
    }

    /// <summary>A unit that serves several days is a fraction that people cut at different places; one part in a hundred is no other dose.</summary>
    public static bool AreSameUnits(decimal label, decimal given) => Math.Abs(label - given) <= label / 100;

    private static bool InBand(LabelDose dose, decimal? weight) =>
        weight is not { } kilograms
        || ((dose.MinimumWeightKg is not { } from || kilograms >= from) && (dose.BelowWeightKg is not { } below || kilograms < below));
}
