using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Templates;

namespace ReserveMeds.Packets.Rules;

/// <summary>A text in a person's own words that documents print.</summary>
internal sealed record FreeText(string Pointer, string? Typed)
{
    /// <summary>As they are seen on paper: what nobody sees there hides nothing from a rule.</summary>
    public string? Words { get; } = Typed is null ? null : UnseenCharacters.Without(WesternDigits.OfFormulas(Typed));

    /// <summary>Every clinical text of a case. Contact fields of physician, facility and importer are not among them.</summary>
    public static IEnumerable<FreeText> Of(CaseFile @case) =>
    [
        new("/diagnosis/condition", @case.Diagnosis.Condition),
        new("/diagnosis/confirmedBy", @case.Diagnosis.ConfirmedBy),
        new("/diagnosis/severity/instrument", @case.Diagnosis.Severity.Instrument),
        new("/diagnosis/severity/value", @case.Diagnosis.Severity.Value),
        new("/diagnosis/severity/evidence", @case.Diagnosis.Severity.Evidence),
        new("/diagnosis/summary", @case.Diagnosis.Summary),
        .. Each(@case.PriorTherapies, "/priorTherapies", therapy => [("regimen", therapy.Regimen), ("reasonStopped", therapy.ReasonStopped)]),
        new("/request/localAlternative/name", @case.Request.LocalAlternative.Name),
        new("/request/localAlternative/whyUnsuitable", @case.Request.LocalAlternative.WhyUnsuitable),
        .. Each(
            @case.Request.OtherAlternatives,
            "/request/otherAlternatives",
            alternative => [("name", alternative.Name), ("whyUnsuitable", alternative.WhyUnsuitable)]),
        new("/request/rationale", @case.Request.Rationale),
        new("/request/quantityExplanation", @case.Request.QuantityExplanation),
        new("/dosing/startingDose", @case.Dosing.StartingDose),
        new("/dosing/maintenanceDose", @case.Dosing.MaintenanceDose),
        new("/dosing/schedule", @case.Dosing.Schedule),
        new("/dosing/offLabelRationale", @case.Dosing.OffLabelRationale),
        .. @case.Monitoring.Baseline.Select((words, index) => new FreeText($"/monitoring/baseline/{index}", words)),
        .. Each(@case.Monitoring.FollowUp, "/monitoring/followUp", entry => [("item", entry.Item), ("interval", entry.Interval)]),
        .. @case.Monitoring.DoseModification.Select((words, index) => new FreeText($"/monitoring/doseModification/{index}", words)),
    ];

    private static IEnumerable<FreeText> Each<T>(
        IReadOnlyList<T> items,
        string pointer,
        Func<T, IEnumerable<(string Name, string? Words)>> texts) =>
        items.SelectMany((item, index) => texts(item).Select(text => new FreeText($"{pointer}/{index}/{text.Name}", text.Words)));
}
