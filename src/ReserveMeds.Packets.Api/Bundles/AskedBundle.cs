namespace ReserveMeds.Packets.Api.Bundles;

/// <summary>What a request for a bundle says of it; null where it leaves the choice.</summary>
internal sealed record AskedBundle(string? Audience, string? Mode, string? Rulebook = null, string? Rendition = null);
