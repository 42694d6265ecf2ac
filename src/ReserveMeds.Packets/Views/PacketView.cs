namespace ReserveMeds.Packets.Views;

/// <summary>
/// What the templates of one language may say about one case: texts, booleans, lists and groups of the same, all ready to
/// print. Shared by all documents, so that no two can disagree.
/// </summary>
/// <param name="Data">Keyed by name; the texts in it never hold a blank for a fact that a document needs.</param>
/// <param name="Gaps">JSON Pointer of the missing fact, by the words that stand in its place.</param>
internal sealed record PacketView(IReadOnlyDictionary<string, object> Data, IReadOnlyDictionary<string, string> Gaps)
{
    /// <summary>The view with one more name, for a part that says more than the others.</summary>
    public PacketView With(string name, object value) =>
        this with { Data = new Dictionary<string, object>(Data, StringComparer.Ordinal) { [name] = value } };

    /// <summary>The data for one document, with what is known of that document alone.</summary>
    public IReadOnlyDictionary<string, object> For(string title, bool drafted) => new Dictionary<string, object>(Data, StringComparer.Ordinal)
    {
        ["document"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["title"] = title, ["drafted"] = drafted },
    };
}
