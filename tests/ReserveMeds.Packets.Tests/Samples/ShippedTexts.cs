using ReserveMeds.Packets.Documents.Templates;

namespace ReserveMeds.Packets.Tests.Samples;

/// <summary>The words that ship with the service, loaded once as the service loads them.</summary>
internal static class ShippedTexts
{
    public static IReadOnlyList<TextFile> Files { get; } =
    [
        .. Repository.Files
            .Where(path => path.StartsWith("templates/", StringComparison.Ordinal) && !path.Contains(".received.", StringComparison.Ordinal))
            .Select(path => new TextFile(path["templates/".Length..], Repository.Read(path))),
    ];

    public static PacketTexts Loaded { get; } = PacketTexts.Load(Files);
}
