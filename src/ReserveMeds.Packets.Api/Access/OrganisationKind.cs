namespace ReserveMeds.Packets.Api.Access;

/// <summary>Kinds of organisations, as they are named on the wire.</summary>
internal static class OrganisationKind
{
    /// <summary>Physicians and their staff: the cases of their own clinic.</summary>
    public const string Clinic = "clinic";

    /// <summary>Receives sealed packets; sees no case.</summary>
    public const string Importer = "importer";

    /// <summary>Keeps all cases together, and the organisations and keys.</summary>
    public const string Coordinator = "coordinator";

    /// <summary>A program that runs unattended: the cases it made, within the scopes of its key.</summary>
    public const string Integration = "integration";

    public static readonly IReadOnlyList<string> All = [Clinic, Importer, Coordinator, Integration];
}
