using ReserveMeds.Packets.Api.Access;

namespace ReserveMeds.Packets.Api.Pages.Kept;

/// <summary>Pages for people who have signed in: what the service keeps, within what their accounts may do.</summary>
internal static class KeptPages
{
    public static void AddKeptPages(this IServiceCollection services)
    {
        services.AddSingleton<SignInPages>();
        services.AddSingleton<CaseDeskPages>();
        services.AddSingleton<CaseKeeping>();
        services.AddSingleton<RevisionPages>();
        services.AddSingleton<SealingPages>();
        services.AddSingleton<InboxPages>();
        services.AddSingleton<PacketDesk>();
        services.AddSingleton<PacketActions>();
        services.AddSingleton<BoardPages>();
        services.AddSingleton<AuditPages>();
        services.AddSingleton<UsableScopes>();
        services.AddSingleton<OrganisationListPages>();
        services.AddSingleton<OrganisationPages>();
    }

    public static void MapKeptPages(this RouteGroupBuilder pages)
    {
        SignInPages.Map(pages);
        var cases = pages.MapGroup("/cases").Allows(Scope.ReadCases, OrganisationKind.Clinic, OrganisationKind.Coordinator);
        CaseDeskPages.Map(cases);
        RevisionPages.Map(cases);
        CaseKeeping.Map(pages.MapGroup("/case/keep").Allows(Scope.WriteCases, OrganisationKind.Clinic, OrganisationKind.Coordinator));
        SealingPages.Map(pages.MapGroup("/cases").Allows(Scope.WritePackets, OrganisationKind.Clinic, OrganisationKind.Coordinator));
        InboxPages.Map(pages.MapGroup("/packets").Allows(Scope.ReadPackets, [.. PacketDesk.Owners, OrganisationKind.Importer]));
        PacketActions.Map(pages.MapGroup("/cases/{caseId}/packets/{packetNumber}"));
        AuditPages.Map(cases);
        BoardPages.Map(pages.MapGroup("/board").Allows(Scope.ReadCases, OrganisationKind.Coordinator));
        var organisations = pages.MapGroup("/organisations").Allows(Scope.Organisations, OrganisationKind.Coordinator);
        OrganisationListPages.Map(organisations);
        OrganisationPages.Map(organisations);
    }
}
