namespace ReserveMeds.Packets.Layout.Tests.Pdf;

/// <summary>Source files, for what must hold of them and not of the build.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string PdfFolder { get; } = Path.Combine(Root, "src/ReserveMeds.Packets.Documents/Writers/Pdf");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ReserveMeds.Packets.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests must run inside the repository.");
        }

        return folder.FullName;
    }
}
