using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Rules;

/// <summary>What the checks look at.</summary>
/// <param name="Product">Profile of the product asked for; null where the case names none that is known.</param>
/// <param name="On">Day on which the question is asked.</param>
internal sealed record CaseUnderReview(CaseFile Case, ProductProfile? Product, Pathway Pathway, DateOnly On)
{
    /// <summary>The day that the case speaks of.</summary>
    public DateOnly FilingDay => Case.FilingDate ?? On;

    public bool ImporterFiles => Case.Importer.Files == true;

    /// <summary>True where the product asks for more than a shelf.</summary>
    public bool NeedsControlledStorage => Product?.Storage.NeedsControlledStorage == true;

    /// <summary>
    /// Approvals that the case relies on: its own where it cites any, otherwise those that the profile holds with
    /// indication and date.
    /// </summary>
    public IReadOnlyList<ApprovalUnderReview> Approvals { get; } = ApprovalUnderReview.AllOf(Case.Product, Product);
}

/// <param name="AuthorityPointer">Where a finding about the authority points; the product where the profile brings it in.</param>
internal sealed record ApprovalUnderReview(string AuthorityPointer, string? Authority)
{
    public static IReadOnlyList<ApprovalUnderReview> AllOf(RequestedProduct requested, ProductProfile? profile) =>
        requested.Approvals is { } cited
            ? [.. cited.Select((approval, index) => new ApprovalUnderReview($"/product/approvals/{index}/authority", approval.Authority))]
            :
            [
                .. (profile?.Approvals ?? [])
                    .Where(approval => approval is { Indication.Count: > 0, ApprovedOn: not null })
                    .Select(approval => new ApprovalUnderReview("/product/profile", approval.Authority)),
            ];
}
