namespace ReserveMeds.Packets.Layout.Tests.Pdf;

/// <summary>Source files of the PDF writer, for what must hold of them and not of the build.</summary>
internal static class PdfSources
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "src/ReserveMeds.Packets.Documents/Writers/Pdf");
}
