using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Views;

/// <summary>Who is to assess the cost, and what it decided before.</summary>
internal static class PayerView
{
    /// <param name="attachments">Files that came with the case.</param>
    public static Group Of(CaseFile caseFile, IEnumerable<Attachment> attachments, FactPrinter print)
    {
        var payer = caseFile.Payer;
        var named = NamedBy(payer.Kind);
        var denied = caseFile.Request.Angles.Contains("denied-claim", StringComparer.Ordinal);
        return new()
        {
            ["name"] = Name(payer, named, print),
            ["nameToday"] = named?.NameToday ?? "",
            ["attached"] = attachments.Where(Audience.Insurer.Receives)
                .Select(attachment => (object)new Group
                {
                    ["number"] = BundleNames.Number(attachment),
                    ["kind"] = print.Words(attachment.Kind.Id, "attachment"),
                })
                .ToList(),
            ["deniedClaim"] = denied,
            ["denial"] = string.IsNullOrWhiteSpace(payer.PriorDenialReference) && denied
                ? print.NotStated("/payer/priorDenialReference")
                : print.Optional(payer.PriorDenialReference),
        };
    }

    /// <summary>
    /// The guides' entry for the payer. All of them are asked: the guide names no payer for the Kurdistan Region, and a
    /// family may be insured elsewhere.
    /// </summary>
    internal static NamedPayer? NamedBy(string? kind) =>
        RegulatorCatalog.All.SelectMany(regulator => regulator.Pathway.Payers).FirstOrDefault(payer => payer.GoesBy(kind));

    /// <summary>Nobody writes to a payer where the family pays: a document that is asked for all the same has a gap there.</summary>
    private static object Name(Payer payer, NamedPayer? named, FactPrinter print) =>
        !payer.IsThirdParty ? print.Gap("/payer/kind")
        : named is not null ? named.Name
        : string.IsNullOrWhiteSpace(payer.Name) ? print.NotStated("/payer/name")
        : print.Optional(payer.Name);
}
