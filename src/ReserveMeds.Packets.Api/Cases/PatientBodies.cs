using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Api.Cases;

/// <summary>Whose cases to give out.</summary>
internal record ExportRequest(string Patient, string? Organisation = null)
{
    public static readonly ObjectShape Shape = new(Code, Owner);

    protected static Field Code => new("patient", "The patient's code, as the cases hold it", new TextShape(64), Required: true);

    protected static Field Owner => new("organisation", "Id of the organisation whose cases they are; null for the key's own", new TextShape(64));

    /// <returns>Null where it is no id.</returns>
    public Guid? OrganisationOf(Actor actor) =>
        Organisation is null ? actor.OrganisationId : Guid.TryParse(Organisation, out var id) ? id : null;
}

/// <summary>Whose cases to erase, and why.</summary>
internal sealed record ErasureRequest(string Patient, string Reason, string? Organisation = null) : ExportRequest(Patient, Organisation)
{
    public static new readonly ObjectShape Shape = new(
        Code, new("reason", "Why, for the audit trail", new ListedShape(ErasureReason.All), Required: true), Owner);
}

/// <param name="Cases">Ids of the cases that were erased.</param>
internal sealed record ErasureList(IReadOnlyList<Guid> Cases);
