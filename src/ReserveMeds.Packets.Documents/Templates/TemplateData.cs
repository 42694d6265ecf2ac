using System.Collections;

namespace ReserveMeds.Packets.Documents.Templates;

/// <summary>A deep copy of the data that holds only what the engine may see: clean strings, bools, lists, dictionaries.</summary>
/// <param name="path">Of the template, for messages.</param>
internal sealed class TemplateData(string path)
{
    public Dictionary<string, object> Copy(IReadOnlyDictionary<string, object> data) => CopyGroup(data, "");

    private Dictionary<string, object> CopyGroup(IReadOnlyDictionary<string, object> group, string prefix)
    {
        var copy = new Dictionary<string, object>(group.Count);
        foreach (var (name, value) in group)
        {
            copy[name] = CopyValue(value, prefix + name);
        }

        return copy;
    }

    private object CopyValue(object? value, string name) => value switch
    {
        // A blank is fine for an "if"; a hole that would print it throws.
        null => "",
        string text => MarkdownEncoder.Clean(text),
        bool flag => flag,
        GapValue gap => CopyGap(gap, name),
        IReadOnlyDictionary<string, object> group => CopyGroup(group, name + "."),
        IEnumerable list => CopyList(list, name),
        _ => throw new TemplateFillException(
            $"{path}: The data holds a {value.GetType().Name} under '{name}'. "
            + "Templates take strings, bools, gaps, lists and dictionaries."),
    };

    private string CopyGap(GapValue gap, string name)
    {
        var words = MarkdownEncoder.Clean(gap.Text);
        return words.Length > 0
            ? $"{ValueMarks.GapStart}{words}{PlaceOf(gap)}{ValueMarks.GapEnd}"
            : throw new TemplateFillException($"{path}: The gap under '{name}' has no words to say what is missing.");
    }

    private static string PlaceOf(GapValue gap) =>
        MarkdownEncoder.Clean(gap.Place) is { Length: > 0 } place ? $"{ValueMarks.GapPlace}{place}" : "";

    private List<object> CopyList(IEnumerable list, string name)
    {
        var copy = new List<object>();
        foreach (var item in list)
        {
            copy.Add(CopyValue(item, $"{name}[{copy.Count}]"));
        }

        return copy;
    }
}
