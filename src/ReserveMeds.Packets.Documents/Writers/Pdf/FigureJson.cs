using System.Text.Json;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers.Figures;

namespace ReserveMeds.Packets.Documents.Writers.Pdf;

/// <summary>
/// Figures as <c>figures.typ</c> reads them: places on an axis as numbers from 0 to 1, so that the stylesheet counts nothing.
/// </summary>
internal sealed class FigureJson(Utf8JsonWriter json, InlineJson inlines, string languageTag)
{
    public void Write(Chain chain)
    {
        Told(FigureWords.Of(chain), chain.Caption);
        Each("steps", chain.Steps, step =>
        {
            inlines.Write("label", step.Label);
            inlines.Write("detail", step.Detail);
        });
    }

    public void Write(RangeChart chart)
    {
        Told(FigureWords.Of(chart), chart.Caption);
        inlines.Write("labelHead", chart.LabelHead);
        inlines.Write("wordsHead", chart.WordsHead);
        inlines.Write("axis", chart.Axis);
        var scale = RangeScale.Of(chart);
        Ticks(scale);
        Each("tracks", chart.Tracks, track =>
        {
            inlines.Write("label", track.Label);
            inlines.Write("words", track.Words);
            json.WriteStartArray("range");
            foreach (var place in RangeScale.Places(track, scale))
            {
                json.WriteNumberValue(place);
            }

            json.WriteEndArray();
        });
    }

    public void Write(LineChart chart)
    {
        Told(FigureWords.Of(chart, languageTag), chart.Caption);
        inlines.Write("timeLabel", chart.TimeLabel);
        inlines.Write("valueLabel", chart.ValueLabel);
        inlines.Write("first", [new Isolate([new Text(chart.Readings[0].Label)])]);
        inlines.Write("last", [new Isolate([new Text(chart.Readings[^1].Label)])]);
        var line = PlottedLine.Of(chart);
        Ticks(line.Values);
        Each("limits", [chart.Lower, chart.Upper], limit =>
        {
            inlines.Write("label", limit.Label);
            json.WriteNumber("place", line.Values.Place(limit.Value));
        });
        json.WriteStartArray("points");
        foreach (var point in line.Points)
        {
            json.WriteStartArray();
            json.WriteNumberValue(point.X);
            json.WriteNumberValue(point.Y);
            json.WriteNumberValue(point.Side);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private void Told(string words, IReadOnlyList<Inline> caption)
    {
        json.WriteString("alt", words);
        inlines.Write("caption", caption);
    }

    private void Ticks(ChartScale scale) => Each("ticks", [.. scale.Ticks], tick =>
    {
        json.WritePropertyName("text");
        inlines.Characters(ChartScale.Text(tick, languageTag));
        json.WriteNumber("place", scale.Place(tick));
    });

    private void Each<T>(string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
