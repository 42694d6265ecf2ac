namespace ReserveMeds.Packets.Rules.Core;

/// <summary>The dosing plan: complete, free of contradiction, and told apart from the label's.</summary>
internal sealed class DosingChecks : CaseValidator
{
    public DosingChecks()
    {
        Needs(CoreRules.Ltr02, "/dosing/startingDose", @case => @case.Dosing.StartingDose);
        Needs(CoreRules.Ltr02, "/dosing/maintenanceDose", @case => @case.Dosing.MaintenanceDose);
        Needs(CoreRules.Ltr02, "/dosing/route", @case => @case.Dosing.Route);
        Needs(CoreRules.Ltr02, "/dosing/schedule", @case => @case.Dosing.Schedule);
        Flag(CoreRules.Ltr02, "/request/durationDays", review => review.Case.Request.DurationDays is null or <= 0);
        Flag(CoreRules.Dos01, "/dosing/unitsPerDay", ContradictsItself);
        FlagEach(CoreRules.Off01, OutsideLabel);
        Flag(CoreRules.Off02, "/dosing/offLabelRationale", NeedsRationale);
    }

    /// <summary>The plan states one frequency, and dose × frequency ÷ strength is not the units a day.</summary>
    private static bool ContradictsItself(CaseUnderReview review)
    {
        var dosing = review.Case.Dosing;
        return DailyFrequency.Read(dosing.Schedule) is { } timesADay
            && dosing.UnitsPerDay is { } unitsPerDay
            && Amount.Read(dosing.MaintenanceDose) is { } dose
            && Amount.Read(review.Product?.Strength) is { Number: > 0 } strength
            && dose.Unit == strength.Unit
            && dose.Number * timesADay != unitsPerDay * strength.Number;
    }

    private static IEnumerable<Spot> OutsideLabel(CaseUnderReview review)
    {
        Spot[] doses = [.. LabelFit.DosesOutsideLabel(review).Select(pointer => (Spot)pointer)];
        return doses.Length == 0 && LabelFit.UseFits(review) && review.Case.Dosing.PerLabel == false ? ["/dosing/perLabel"] : doses;
    }

    private static bool NeedsRationale(CaseUnderReview review) =>
        IsMissing(review.Case.Dosing.OffLabelRationale)
        && (OutsideLabel(review).Any() || !LabelFit.UseFits(review));
}
