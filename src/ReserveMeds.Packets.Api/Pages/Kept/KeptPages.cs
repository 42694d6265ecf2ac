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
    }

    public static void MapKeptPages(this RouteGroupBuilder pages)
    {
        SignInPages.Map(pages);
        CaseDeskPages.Map(pages.MapGroup("/cases").Allows(Scope.ReadCases, OrganisationKind.Clinic, OrganisationKind.Coordinator));
        CaseKeeping.Map(pages.MapGroup("/case/keep").Allows(Scope.WriteCases, OrganisationKind.Clinic, OrganisationKind.Coordinator));
    }
}
