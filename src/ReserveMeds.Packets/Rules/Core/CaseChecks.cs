namespace ReserveMeds.Packets.Rules.Core;

/// <summary>The case as a whole: number, filing date, payer, freshness of the edition.</summary>
internal sealed class CaseChecks : CaseValidator
{
    public CaseChecks(DateOnly reviewBy)
    {
        Needs(CoreRules.Cas01, "/reference", @case => @case.Reference);
        Needs(CoreRules.Cas02, "/filingDate", @case => @case.FilingDate);
        Flag(CoreRules.Pay01, "/payer/kind", IsUnnamedPayer);
        Flag(CoreRules.Ins01, "/payer/kind", IsInsured);
        Flag(CoreRules.Frs01, "", review => review.On > reviewBy);
    }

    private static bool IsUnnamedPayer(CaseUnderReview review) =>
        review.Case.Payer.Kind is { } kind
        && review.Pathway.Payers.Count > 0
        && !review.Pathway.Payers.Any(payer => payer.GoesBy(kind));

    private static bool IsInsured(CaseUnderReview review) =>
        review.Pathway.Payers.Count > 0 && review.Case.Payer.IsThirdParty;
}
