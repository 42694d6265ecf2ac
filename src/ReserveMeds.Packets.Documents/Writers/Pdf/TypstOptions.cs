namespace ReserveMeds.Packets.Documents.Writers.Pdf;

/// <summary>Where the PDF engine lies and how much of the machine it may take.</summary>
public sealed record TypstOptions
{
    /// <summary>Path of Node 20 or newer, or a name that the search path knows.</summary>
    public string Node { get; init; } = "node";

    /// <summary>Folder with <c>serve.mjs</c>, <c>document.typ</c> and <c>node_modules</c>; only read.</summary>
    public required string WorkerFolder { get; init; }

    /// <summary>Folder with the fonts that may appear on a page, and no others.</summary>
    public required string FontFolder { get; init; }

    /// <summary>Folder for one small file that shuts out the fonts of the machine. No case data is written there.</summary>
    public required string ScratchFolder { get; init; }

    /// <summary>Documents laid out at the same time, each in a process of its own of about 100 MB.</summary>
#pragma warning disable RS0030 // The default pool has one worker a core, and only the process knows its cores.
    public int Workers
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = Environment.ProcessorCount;
#pragma warning restore RS0030

    /// <summary>Documents that may wait for a worker; the next one is refused at once.</summary>
    public int QueueLimit { get; init; } = 64;

    /// <summary>Time for one document, after which its worker is killed; a letter takes some hundredths of a second.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The engine as the build lays it beside the program: <c>typst/</c> and <c>fonts/</c> in its output folder.</summary>
    public static TypstOptions Beside(string outputFolder, string scratchFolder) => new()
    {
        WorkerFolder = Path.Combine(outputFolder, "typst"),
        FontFolder = Path.Combine(outputFolder, "fonts"),
        ScratchFolder = scratchFolder,
    };
}
