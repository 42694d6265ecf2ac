using ReserveMeds.Packets.Temperatures;

namespace ReserveMeds.Packets.Attachments;

/// <summary>A file that came with a case and passed the checks; carried as it was given, never rewritten.</summary>
/// <param name="Number">Its place among those given, from 1: the same in every bundle of the case.</param>
/// <param name="Pages">Of a PDF; null for other types.</param>
public sealed record Attachment(int Number, AttachmentKind Kind, ReadOnlyMemory<byte> Content, AttachmentType Type, int? Pages)
{
    /// <summary>What a receiver should know of the file, in English; holds nothing from inside it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The readings of a temperature log that is CSV; null for everything else.</summary>
    public TemperatureLog? Log { get; init; }

    /// <summary>SHA-256 of the content, lower-case hexadecimal.</summary>
    public string Sha256 { get; } = ContentDigest.Of(Content.Span);
}
