namespace ReserveMeds.Packets.Rules.Core;

/// <summary>The way from the manufacturer to the dispensing pharmacy, and how the product is kept on it.</summary>
internal sealed class CustodyChecks : CaseValidator
{
    public CustodyChecks()
    {
        FlagEach(CoreRules.Coc01, CustodyChain.Breaks);

        Flag(CoreRules.Coc02, "/facility/storage/classes", LacksStorageClass);
        NeedsForControlledStorage("/facility/storage/protocolReference", review => review.Case.Facility.Storage.ProtocolReference);
        NeedsForControlledStorage("/facility/storage/monitoringLogReference", review => review.Case.Facility.Storage.MonitoringLogReference);
        Flag(
            CoreRules.Coc02,
            "/facility/storage/continuousMonitoring",
            review => review.NeedsControlledStorage && review.Case.Facility.Storage.ContinuousMonitoring != true);

        Flag(CoreRules.Coc03, "/custody/sourceChannelDscsaCompliant", review => review.Case.Custody.SourceChannelDscsaCompliant != true);
        Needs(CoreRules.Coc04, "/custody/loggerReference", @case => @case.Custody.LoggerReference);
        FlagEach(CoreRules.Coc05, CustodyChain.OpenedBeforePharmacy);
        FlagEach(CoreRules.Coc05, CustodyChain.LegsInOtherConditions);
    }

    private static bool LacksStorageClass(CaseUnderReview review) =>
        review is { NeedsControlledStorage: true, Product.Storage.Class: var needed }
        && !review.Case.Facility.Storage.Classes.Contains(needed, StringComparer.Ordinal);

    private void NeedsForControlledStorage(string pointer, Func<CaseUnderReview, object?> fact) =>
        Flag(CoreRules.Coc02, pointer, review => review.NeedsControlledStorage && IsMissing(fact(review)));
}
