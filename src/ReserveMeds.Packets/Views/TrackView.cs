namespace ReserveMeds.Packets.Views;

/// <summary>What one of the four tracks of a case still waits for. The tracks are those of the timeline sheet (part 08).</summary>
/// <remarks>
/// The rules name who owes a thing and where in the case it stands, but no track; what is told here is our reading of the guides'
/// sentences about the tracks. What the physician owes is clinical, as the guides give that track to the physician. Of the rest,
/// hand-overs and storage are logistics; the one named coordinator, who keeps in touch, and what the family deals with, payer and
/// cost, are the patient's; all else (licences, facility, importer, product, the file itself) is what is filed, thus regulatory.
/// </remarks>
/// <param name="Track">Id: <c>clinical</c>, <c>regulatory</c>, <c>logistics</c> or <c>patient</c>.</param>
/// <param name="Owed">Only owners who owe something in this track.</param>
public sealed record TrackView(string Track, IReadOnlyList<OwedView> Owed)
{
    public static readonly IReadOnlyList<string> All = ["clinical", "regulatory", "logistics", "patient"];

    private static readonly (string Place, string Track)[] Places =
    [
        ("/custody", "logistics"),
        ("/facility/storage", "logistics"),
        ("/coordinator", "patient"),
        ("/payer", "patient"),
        ("/cost", "patient"),
    ];

    public int Rejects => Owed.Sum(owed => owed.Rejects);

    public int Warnings => Owed.Sum(owed => owed.Warnings);

    /// <summary>Everything that is owed, each thing in one track.</summary>
    public static IReadOnlyList<TrackView> AllOf(IReadOnlyList<OwedView> owed)
    {
        ArgumentNullException.ThrowIfNull(owed);
        return [.. All.Select(track => new TrackView(track, [.. owed.Select(one => In(track, one)).Where(one => one.Items.Count > 0)]))];
    }

    private static OwedView In(string track, OwedView owed)
    {
        var items = owed.Items.Where(item => TrackOf(owed.Owner, item.Path) == track).ToArray();
        return new(
            owed.Owner,
            items.Count(item => item.Severity == "reject"),
            items.Count(item => item.Severity == "warning"),
            items);
    }

    private static string TrackOf(string owner, string path) =>
        owner == "physician" ? "clinical"
            : Places.FirstOrDefault(entry => path == entry.Place || path.StartsWith(entry.Place + "/", StringComparison.Ordinal)).Track ?? "regulatory";
}
