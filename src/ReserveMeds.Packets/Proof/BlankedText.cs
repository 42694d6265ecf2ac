using System.Text;

namespace ReserveMeds.Packets.Proof;

/// <summary>Takes known values out of a text, also where a line ends inside one.</summary>
internal sealed class BlankedText(IEnumerable<string> values)
{
    /// <summary>Shorter values would take pieces out of other words.</summary>
    private const int MinimumLength = 4;

    private readonly IReadOnlyList<string> values =
        [.. values.Select(value => WithoutSpace(value).Text).Where(value => value.Length >= MinimumLength).Distinct(StringComparer.Ordinal)];

    /// <returns>The plain text (<see cref="PersonMarks.Plain"/>) with an ellipsis in place of each value.</returns>
    public string Of(string text)
    {
        // Without marks of direction: the places are those of the plain words.
        var plain = PersonMarks.Plain(text);
        var (bare, places) = WithoutSpace(plain);
        var taken = new bool[plain.Length];
        foreach (var value in values)
        {
            for (var at = bare.IndexOf(value, StringComparison.Ordinal); at >= 0; at = bare.IndexOf(value, at + value.Length, StringComparison.Ordinal))
                taken.AsSpan(places[at]..(places[at + value.Length - 1] + 1)).Fill(true);
        }

        var left = new StringBuilder(plain.Length);
        for (var at = 0; at < plain.Length; at++)
        {
            if (!taken[at])
                left.Append(plain[at]);
            else if (at == 0 || !taken[at - 1])
                left.Append(" … ");
        }

        return left.ToString();
    }

    private static (string Text, List<int> Places) WithoutSpace(string text)
    {
        var plain = PersonMarks.Plain(text);
        var bare = new StringBuilder(plain.Length);
        var places = new List<int>(plain.Length);
        for (var at = 0; at < plain.Length; at++)
        {
            if (plain[at] == ' ')
                continue;
            bare.Append(plain[at]);
            places.Add(at);
        }

        return (bare.ToString(), places);
    }
}
