namespace ReserveMeds.Packets.Layout.Tests.Bidi;

/// <param name="Note">What the text tests.</param>
/// <param name="Kept">Fragments that must be seen as they are written.</param>
internal sealed record BidiText(string Note, string Text, IReadOnlyList<string> Kept);

/// <summary>The strings of <c>corpus.tsv</c>.</summary>
internal static class BidiCorpus
{
    public static IReadOnlyList<BidiText> Texts { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Bidi", "corpus.tsv"))
            .Where(line => line is not ['#', ..])
            .Select(line => line.Split('\t'))
            .Select(columns => new BidiText(columns[0], columns[1], columns[2] == "-" ? [] : columns[2].Split('|'))),
    ];
}
