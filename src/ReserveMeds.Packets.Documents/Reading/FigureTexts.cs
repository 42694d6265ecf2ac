using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Figures;

namespace ReserveMeds.Packets.Documents.Reading;

/// <summary>What a figure says in words, in reading order. Arrows are drawn.</summary>
/// <param name="languageTag">BCP 47 tag of the document.</param>
/// <param name="inPdf">
/// The structure of a PDF has the caption read first, and the numbers beside readings are its own words. In a DOCX the caption
/// comes last, and the program that opens it writes those numbers.
/// </param>
internal sealed class FigureTexts(string languageTag, bool inPdf)
{
    public IEnumerable<string> Of(Chain chain) => Captioned(chain.Caption, Drawn(chain));

    public IEnumerable<string> Of(RangeChart chart) => Captioned(chart.Caption, Drawn(chart));

    public IEnumerable<string> Of(LineChart chart) =>
    [
        .. Captioned(chart.Caption, Drawn(chart)),
        .. Listed(chart) is { } excursions ? new BlockTexts(firstPages: null, this).Of(excursions) : [],
    ];

    /// <summary>What a figure says beside its caption and apart from <see cref="Listed"/>.</summary>
    public IEnumerable<string> Drawn(Block figure) => figure switch
    {
        Chain chain => chain.Steps.SelectMany(step => new[] { step.Label, step.Detail }).Select(words => PlainText.Of(words)),
        RangeChart chart =>
        [
            PlainText.Of(chart.LabelHead), PlainText.Of(chart.WordsHead), PlainText.Of(chart.Axis),
            .. chart.Tracks.SelectMany(track => new[] { track.Label, track.Words }).Select(words => PlainText.Of(words)),
            .. Numbers(RangeScale.Of(chart)),
        ],
        LineChart chart =>
        [
            PlainText.Of(chart.ValueLabel), .. inPdf ? Numbers(PlottedLine.Of(chart).Values) : [],
            chart.Readings[0].Label, PlainText.Of(chart.TimeLabel), chart.Readings[^1].Label,
            PlainText.Of(chart.Upper.Label), PlainText.Of(chart.Lower.Label),
        ],
        _ => throw new NotSupportedException($"{figure.GetType().Name} is no figure."),
    };

    /// <summary>The table below readings that says what lies outside their limits; null where there is none.</summary>
    public Table? Listed(Block figure) => figure is LineChart chart ? FigureWords.Excursions(chart, languageTag) : null;

    /// <summary>Whether a paragraph is no more than an arrow between two steps: a DOCX writes it as a sign, a PDF draws it.</summary>
    public static bool IsArrow(string paragraph) => paragraph is "\u2190" or "\u2192";

    private IEnumerable<string> Numbers(ChartScale scale) => scale.Ticks.Select(tick => ChartScale.Text(tick, languageTag));

    private IEnumerable<string> Captioned(IReadOnlyList<Inline> caption, IEnumerable<string> words) =>
        inPdf ? words.Prepend(PlainText.Of(caption)) : words.Append(PlainText.Of(caption));
}
