using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Layout.Tests.Pdf;
using static ReserveMeds.Packets.Layout.Tests.Pdf.Build;

namespace ReserveMeds.Packets.Layout.Tests.Bidi;

/// <summary>The corpus in each format, drawn once for all tests.</summary>
public sealed class BidiRenditions(PdfEngine engine)
{
    private readonly Dictionary<(OutputFormat, Direction, bool), Drawn> drawn = [];
    private readonly Dictionary<OutputFormat, IReadOnlyDictionary<string, string>> signs = [];

    internal async Task<Drawn> Of(OutputFormat format, Direction direction, bool isolated = true)
    {
        if (!drawn.TryGetValue((format, direction, isolated), out var found))
        {
            found = await DrawnCorpus.Of(BidiDocuments.Of(direction), format, engine, isolated);
            drawn.Add((format, direction, isolated), found);
        }

        return found;
    }

    /// <summary>
    /// Which sign an outline draws, learnt from plain Latin text, where none is mirrored: fonts give the mirrored form of an
    /// opening bracket the outline of a closing one, and the file may still call it an opening one.
    /// </summary>
    internal async Task<IReadOnlyDictionary<string, string>> SignsOf(OutputFormat format)
    {
        if (!signs.TryGetValue(format, out var found))
        {
            var words = string.Concat(SeenText.AllPairs.Select(sign => $"a{sign}")) + "a";
            var plain = await DrawnCorpus.Of(Letter(Head(1, words), Say(words)) with { Header = [], Footer = [] }, format, engine);
            found = plain.Glyphs.Where(glyph => glyph.Outline.Length > 0 && SeenText.IsPaired(glyph.Character)).GroupBy(glyph => glyph.Outline, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.First().Character, StringComparer.Ordinal);
            Assert.Equal(SeenText.AllPairs.Length, found.Values.Distinct(StringComparer.Ordinal).Count());
            signs.Add(format, found);
        }

        return found;
    }
}
