using ReserveMeds.Packets.Api.Cases;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Resupply;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Api.Resupply;

/// <summary>Which packet a new case continues.</summary>
internal sealed record ResupplyRequest(int Packet)
{
    public static readonly ObjectShape Shape = new(
        new Field("packet", "Number of a sealed packet of the case", new IntegerShape(1, 1_000_000), Required: true));
}

/// <summary>The case that was made, and what changed since the packet that it continues.</summary>
internal sealed record ResuppliedCase(CaseView Case, ResupplyView Changes);

/// <summary>What changed since a packet was sealed: in rules, product, words and facts. Of facts the places, never values.</summary>
/// <param name="Of">The packet that the case continues.</param>
/// <param name="Product">Null where neither of the cases names a product that is known.</param>
/// <param name="Templates">Only those that differ.</param>
/// <param name="Facts">JSON Pointers into the cases.</param>
internal sealed record ResupplyView(
    ContinuedPacket Of, RuleChanges Rules, ProductChanges? Product, IReadOnlyList<TemplateChange> Templates, FactsSince Facts);

/// <param name="Withdrawn">Whether it was withdrawn since.</param>
internal sealed record ContinuedPacket(Guid CaseId, int Number, string? Reference, int Revision, DateTimeOffset SealedAt, bool Withdrawn);

/// <param name="Then">Null where the sealed case named no product that was known.</param>
/// <param name="Now">Null where the case names no product that is known.</param>
/// <param name="Changed">JSON Pointers into the profile; a statement by its id, such as <c>/facts/EXT-RX-02</c>. Empty where nothing changed.</param>
internal sealed record ProductChanges(ProductState? Then, ProductState? Now, IReadOnlyList<string> Changed);

/// <param name="AsOf">Day as of which the profile holds.</param>
/// <param name="Digest">SHA-256 over all parts of the profile, lower-case hexadecimal.</param>
internal sealed record ProductState(string Profile, DateOnly AsOf, string Digest);

/// <param name="Id">Of the document.</param>
/// <param name="Then">Null where the sealed packet had no such document.</param>
/// <param name="Now">Null where the case has no such document any more.</param>
internal sealed record TemplateChange(string Id, string Language, TemplateState? Then, TemplateState? Now);

internal sealed record TemplateState(int Version, string Digest);
