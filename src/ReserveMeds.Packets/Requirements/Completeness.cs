using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Requirements;

/// <summary>How much of what may refuse a case is there. A figure for the desk, never a chance of approval.</summary>
/// <param name="Met">Requirements of the checklist that no finding of severity reject speaks against.</param>
/// <param name="Asked">Requirements that may refuse this case: those of an occasion that it does not have are not counted.</param>
/// <param name="Open">Ids of those not met, in the order of the checklist.</param>
public sealed record Completeness(int Met, int Asked, IReadOnlyList<string> Open)
{
    /// <summary>Whole per cent, rounded down, so that 100 means all.</summary>
    public int Percent => Asked == 0 ? 100 : Met * 100 / Asked;

    /// <param name="report">Of the same case and edition.</param>
    internal static Completeness Of(
        CaseFile caseFile, ProductProfile? product, Regulator regulator, Rulebook rulebook, ValidationReport report)
    {
        var rejects = report.Findings.Where(finding => finding.Rule.Severity == FindingSeverity.Reject).ToList();
        var held = HeldRequirement.AllOf(regulator, rulebook).Where(requirement => requirement.Severity == FindingSeverity.Reject).ToList();
        var open = rejects.SelectMany(finding => Of(finding, held)).ToHashSet(StringComparer.Ordinal);
        var asked = held
            .Select(requirement => requirement.Requirement)
            .Where(requirement => open.Contains(requirement.Id) || Has(requirement.When))
            .ToList();
        return new(
            asked.Count(requirement => !open.Contains(requirement.Id)),
            asked.Count,
            [.. asked.Select(requirement => requirement.Id).Where(open.Contains)]);

        bool Has(string occasion) => occasion switch
        {
            Occasion.ImporterFiles => caseFile.Importer.Files == true,
            Occasion.OtherFacilityKind => caseFile.Facility.Kind is { } kind && !regulator.Pathway.SufficientFacilityKinds.Contains(kind),
            Occasion.NoImportPharmacy => caseFile.Facility.InHouseImportPharmacy == false,
            Occasion.ControlledStorage => product?.Storage.NeedsControlledStorage == true,
            Occasion.OutsideLabel => report.Findings.Any(LabelRules.IsOutsideLabel),
            Occasion.DeniedClaim => caseFile.Request.Angles.Contains("denied-claim"),
            Occasion.Continuity => caseFile.Request.Angles.Contains("continuity-of-supply"),
            Occasion.Payer => caseFile.Payer.Kind is not null,
            _ => true,
        };
    }

    /// <summary>The requirements that the finding speaks against: those of its place, or the first of its rule.</summary>
    private static IEnumerable<string> Of(Finding finding, IReadOnlyList<HeldRequirement> held)
    {
        var ofRule = held.Where(one => one.Requirement.Rules.Contains(finding.Rule.Code)).Select(one => one.Requirement).ToList();
        var place = FormOrder.WithoutIndexes(finding.Path);
        var ofPlace = ofRule.Where(requirement => requirement.Paths.Any(path => IsWithin(place, path) || IsWithin(path, place))).ToList();
        return (ofPlace.Count > 0 ? ofPlace : ofRule.Take(1)).Select(requirement => requirement.Id);
    }

    private static bool IsWithin(string path, string outer) => path == outer || path.StartsWith(outer + "/", StringComparison.Ordinal);
}
