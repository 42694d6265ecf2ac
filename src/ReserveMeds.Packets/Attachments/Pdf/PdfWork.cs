namespace ReserveMeds.Packets.Attachments.Pdf;

/// <summary>What reading one file may cost in all, so that no file can keep the service busy or fill its memory.</summary>
internal sealed class PdfWork
{
    /// <summary>Values of one object: more than any page, font or form needs.</summary>
    public const int MaximumValues = 200_000;

    /// <summary>Arrays and dictionaries inside each other.</summary>
    public const int MaximumDepth = 64;

    /// <summary>Names of what a reader would run, open or unpack, and the part of a refusal that says so.</summary>
    private static readonly Dictionary<string, string> Active = new(StringComparer.Ordinal)
    {
        ["JavaScript"] = "a script",
        ["JS"] = "a script",
        ["Launch"] = "an action that starts a program",
        ["SubmitForm"] = "an action that sends data",
        ["ImportData"] = "an action that loads data",
        ["GoToE"] = "another file",
        ["EmbeddedFile"] = "another file",
        ["EmbeddedFiles"] = "another file",
        ["FileAttachment"] = "another file",
        ["XFA"] = "a form that runs scripts",
        ["RichMedia"] = "a programme or film",
    };

    private readonly SortedSet<string> found = new(StringComparer.Ordinal);
    private int bytesLeft = 64 * 1024 * 1024;
    private int inflatedLeft = 32 * 1024 * 1024;

    /// <summary>What a reader would run, open or unpack, in words; in ordinal order.</summary>
    public IReadOnlyCollection<string> ActiveContent => found;

    /// <summary>Bytes that may still be unpacked.</summary>
    public int InflatedLeft => inflatedLeft;

    /// <summary>Whether so many bytes may still be read.</summary>
    public bool Spend(int bytes) => (bytesLeft -= Math.Min(bytes, bytesLeft + 1)) >= 0;

    public void SpendInflated(int bytes) => inflatedLeft -= bytes;

    public void Note(string name)
    {
        if (Active.TryGetValue(name, out var words))
            found.Add(words);
    }
}
