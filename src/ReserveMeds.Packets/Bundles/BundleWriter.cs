namespace ReserveMeds.Packets.Bundles;

/// <summary>Writes a packet as a BagIt bag (RFC 8493) in a ZIP: same packet and audience, same bytes.</summary>
public static class BundleWriter
{
    public static Bundle Write(Packet packet, Audience audience, PacketTexts texts, EngineVersions engines) => throw new NotSupportedException();
}

/// <param name="FileName">ASCII, such as <c>RM-MA-2026-000123-regulator.zip</c>.</param>
public sealed record Bundle(string FileName, byte[] Content);

/// <summary>What the manifest says of the build that made the bytes; passed in by the edge.</summary>
/// <param name="Service">Version of the service.</param>
/// <param name="Typst">Version of the PDF engine's binding.</param>
public sealed record EngineVersions(string Service, string Runtime, string Typst, string OpenXml);
