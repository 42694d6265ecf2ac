using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Api.Hosting.Requests;

/// <summary>A query parameter of a route.</summary>
/// <param name="Values">All valid values; empty where they depend on the case.</param>
/// <param name="Description">What it does and what holds when it is left out.</param>
internal sealed record QueryParameter(string Name, IReadOnlyList<string> Values, string Description)
{
    public static readonly QueryParameter Format = new(
        "format", ["pdf", "docx", "html"], "Format of the document; html is a preview. Left out: pdf.");

    public static readonly QueryParameter CatalogFormat = new(
        "format", ["json", "csv", "html", "pdf"], "Format of the catalogue; csv, html and pdf add the words of the findings, in English. "
            + "Left out: json.");

    public static readonly QueryParameter ChecklistFormat = new(
        "format", ["json", "html", "pdf", "docx"], "json adds the form of a case; html, pdf and docx are the checklist to print. Left out: json.");

    public static readonly QueryParameter ChecklistLanguage = new(
        "language",
        Packets.Requirements.RequirementTexts.Languages,
        "Language code of the words. Left out: Accept-Language picks it, else English.");

    public static readonly QueryParameter Language = new(
        "language", [], "Language code of the document, one that it exists in: en, fr, ar or ckb. Two with a comma, such as "
            + "ar,en, give the justification letter in both, side by side. Left out: the case's first language that the document exists in, else the regulator's first.");

    public static readonly QueryParameter Mode = new(
        "mode", ["final", "draft"], "final is refused while a finding of severity reject stands; draft marks every page and shows "
            + "every gap. Left out: final.");

    public static readonly QueryParameter Rulebook = new(
        "rulebook", [], "Edition of the regulator's rulebook, such as 2026-05. Left out: the one in force on the filing date of the "
            + "case, or today where there is none.");

    public static readonly QueryParameter CatalogEdition = new(
        "rulebook", [], "Edition, such as 2026-05. Left out: the one in force today.");

    public static readonly QueryParameter Compare = new(
        "compare", [], "A second edition. The answer then also tells what that edition says otherwise of the same case.");

    public static readonly QueryParameter Audience = new(
        "audience",
        Packets.Bundles.Audience.All.Select(audience => audience.Id).ToList(),
        "Who receives the bundle; picks its parts. Left out: regulator.");

    public static readonly QueryParameter Rendition = new(
        "rendition", ["pseudonymised", "named"], "pseudonymised shows the patient's code; named is refused, since no rule of any "
            + "regulator asks for it and a case holds no name. Left out: pseudonymised.");

    public static readonly QueryParameter Owner = new(
        "organisation", [], "Id of the organisation whose case it will be; a coordinator may name any. Left out: the key's own.");

    public static readonly QueryParameter OfOrganisation = new(
        "organisation", [], "Id of an organisation: its cases alone. Left out: all that the key can see.");

    public static readonly QueryParameter Regulator = new(
        "regulator", RegulatorCatalog.All.Select(regulator => regulator.Id).ToList(), "Cases for this regulator alone. Left out: for all.");

    public static readonly QueryParameter Reference = new(
        "reference", [], "Cases with this case number alone, such as RM-MA-2026-000123. Left out: with any.");

    public static readonly QueryParameter PacketRegulator = new("regulator", Regulator.Values, "Packets for this regulator alone. Left out: for all.");

    public static readonly QueryParameter PacketState = new(
        "state", [Storage.PacketState.Sealed, Storage.PacketState.Withdrawn], "Packets that stand, or that were withdrawn. Left out: both.");

    public static readonly QueryParameter Assigned = new(
        "assigned", ["yes", "no"], "Packets that are assigned to an importer, or to none. Left out: both.");

    public static readonly QueryParameter SealedAudience = new(
        "audience", Audience.Values, "For whom the bundle is. Left out: regulator; for an importer importer.");

    public static readonly QueryParameter Limit = new("limit", [], "Most entries on a page, 1 to 100. Left out: 50.");

    public static readonly QueryParameter Code = new("code", [], "What the provider hands out a token for.");

    public static readonly QueryParameter State = new("state", [], "Comes back from the provider as it was sent.");

    public static readonly QueryParameter Issuer = new("iss", [], "The provider; it is not used.");

    public static readonly QueryParameter SessionState = new("session_state", [], "Some providers add it; it is not used.");

    public static readonly QueryParameter Error = new("error", [], "Why the provider refused; it is not used.");

    public static readonly QueryParameter ErrorDescription = new("error_description", [], "The provider's words for it; they are not used.");

    public static readonly QueryParameter Cursor = new(
        "cursor", [], "Value of next from the page before, with the same filters. Left out: the first page.");

    public static readonly QueryParameter AuditFormat = new(
        "format", ["json", "ndjson"], "json is to be read, ndjson to be kept and verified. Left out: json.");

    public static readonly QueryParameter After = new("after", [], "Number of an entry: those after it alone. Left out: from the first one on.");

    public static readonly QueryParameter Reason = new("reason", Storage.ErasureReason.All, "Why the case is erased, for the audit trail. It must be given.");

    /// <param name="expected">Such as "the id of an organisation".</param>
    public ProblemError Fault(string expected) => new()
    {
        Parameter = Name,
        Code = "bad-value",
        Message = $"The value of {Name} cannot be read.",
        Remedy = $"Give {expected}.",
    };
}

/// <summary>The query parameters that a route knows. A route without this knows none.</summary>
internal sealed record KnownQuery(IReadOnlyList<QueryParameter> Parameters);
