using System.Text.RegularExpressions;
using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Parsing;

/// <summary>
/// Sets every left-to-right fragment of right-to-left text into an <see cref="Isolate"/>: dates, doses with their units,
/// ranges, comparisons, references, names in Latin letters. Raw, the display algorithm shows <c>2024-03</c> as
/// <c>03-2024</c> and <c>0.3 mg/kg</c> as <c>mg/kg 0.3</c>.
/// </summary>
/// <remarks>
/// A fragment reaches from its first letter or digit to its last, over everything that has no direction, and takes in the
/// values between them: the words <c>{{low}}–{{high}} mg</c> become one fragment. An isolate that is left-to-right
/// throughout is left alone; one that holds right-to-left text gets fragments of its own.
/// </remarks>
internal static partial class FragmentIsolation
{
    public static IReadOnlyList<Inline> Apply(IReadOnlyList<Inline> content)
    {
        var line = FragmentLine.Of(content);
        var result = new List<Inline>();
        var position = 0;
        foreach (var fragment in FragmentFinder.Find(line.Characters))
        {
            result.AddRange(line.Slice(position..fragment.Start).Select(Descend));
            result.Add(line.Slice(fragment) is [Isolate alone] ? alone : new Isolate(Joined(line.Slice(fragment))));
            position = fragment.End.Value;
        }

        result.AddRange(line.Slice(position..line.Characters.Length).Select(Descend));
        return result;
    }

    /// <summary>
    /// For left-to-right text: a right-to-left value runs its own way inside its isolate, and would flip a dose as well.
    /// </summary>
    /// <remarks>A name with the same name in the other script behind it in brackets keeps that order: its words run the way of the text.</remarks>
    public static IReadOnlyList<Inline> ApplyToValues(IReadOnlyList<Inline> content) => [.. content.SelectMany(inline => inline switch
    {
        Isolate { Content: [Text value] } when NameInTwoScripts().Match(value.Value) is { Success: true } names => BothNames(names),
        Isolate { Content: [Text value] } when value.Value.Any(FragmentFinder.IsRightToLeft) => [Descend(inline)],
        Strong strong => [new Strong(ApplyToValues(strong.Content))],
        Emphasis emphasis => [new Emphasis(ApplyToValues(emphasis.Content))],
        Link link => [link with { Content = ApplyToValues(link.Content) }],
        PartLink link => [link with { Content = ApplyToValues(link.Content) }],
        PartPage page => [page with { Content = ApplyToValues(page.Content) }],
        _ => (Inline[])[inline],
    })];

    private static Inline[] BothNames(Match names) => names.Groups["first"] is { Success: true } first
        ? [new Isolate([new Text(first.Value)]), new Text($" {names.Groups["gloss"].Value}")]
        : [new Text($"{names.Groups["latin"].Value} ("), new Isolate([new Text(names.Groups["second"].Value)]), new Text(")")];

    /// <summary>
    /// Letters of one script alone on each side, as in "مستشفى مثال (Example Hospital)": what holds digits is no name but words,
    /// and an abbreviation belongs to the words before it.
    /// </summary>
    [GeneratedRegex(
        @"\A(?:(?<first>[\u0620-\u06EF]+(?: [\u0620-\u06EF]+)*) (?<gloss>\((?=[^)]*[a-z])[A-Za-z][^\u0590-\u08FF0-9()]*\))|(?<latin>[A-Za-z][^\u0590-\u08FF0-9()]*) \((?<second>[\u0620-\u06EF]+(?: [\u0620-\u06EF]+)*)\))\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NameInTwoScripts();

    private static Inline Descend(Inline inline) => inline switch
    {
        Isolate isolate => new Isolate(Apply(isolate.Content)),
        Strong strong => new Strong(Apply(strong.Content)),
        Emphasis emphasis => new Emphasis(Apply(emphasis.Content)),
        Link link => link with { Content = Apply(link.Content) },
        PartLink link => link with { Content = Apply(link.Content) },
        PartPage page => page with { Content = Apply(page.Content) },
        _ => inline,
    };

    /// <summary>Inside a fragment the isolates of its values are not needed: all of it runs left to right.</summary>
    private static List<Inline> Joined(IEnumerable<Inline> pieces)
    {
        var joined = new List<Inline>();
        foreach (var piece in pieces.SelectMany(piece => piece is Isolate value ? value.Content : [piece]))
        {
            if (piece is Text text && joined is [.., Text before])
            {
                joined[^1] = new Text(before.Value + text.Value);
            }
            else
            {
                joined.Add(piece);
            }
        }

        return joined;
    }
}
