using System.Text.Json;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Api.SealedPackets;

/// <summary>Why a packet is withdrawn.</summary>
internal sealed record WithdrawalRequest(string Reason)
{
    public static readonly ObjectShape Shape = new(new Field(
        "reason",
        "Why it is withdrawn, for everyone who may see the packet; nothing that names a person or tells of the patient",
        new TextShape(500) { Format = new(@"[\s\S]*[\p{L}\p{N}][\s\S]*", "text of at most 500 characters, with at least one letter or digit") },
        Required: true));
}

/// <summary>Which importer receives a packet.</summary>
/// <param name="OrganisationId">Null takes the packet back.</param>
internal sealed record AssignmentRequest(string? OrganisationId = null)
{
    private const string Name = "organisationId";

    public static readonly ObjectShape Shape = new(new Field(
        Name,
        "Id of an organisation of the kind importer; null takes the packet back. It cannot be left out",
        new TextShape(36) { Format = new("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", "the id of an organisation, or null") }));

    /// <summary>The fault of a body that says nothing: it is not taken for one that takes the packet back.</summary>
    /// <param name="body">Of the shape.</param>
    public static CaseFault? FaultOf(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body);
        return document.RootElement.TryGetProperty(Name, out _)
            ? null
            : new($"/{Name}", "missing-field", $"\"{Name}\" is missing.", "Give the id of an importer, or null to take the packet back.");
    }
}

/// <summary>What the importer holds in its hands.</summary>
internal sealed record ReceiptRequest(string Sha256)
{
    public static readonly ObjectShape Shape = new(new Field(
        "sha256",
        "SHA-256 of the importer's bundle as it was received, as sha256sum prints it",
        new TextShape(64) { Format = new("[0-9a-f]{64}", "64 hexadecimal digits in lower case") },
        Required: true));
}
