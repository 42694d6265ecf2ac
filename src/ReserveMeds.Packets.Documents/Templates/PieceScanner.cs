using System.Text.RegularExpressions;

namespace ReserveMeds.Packets.Documents.Templates;

/// <summary>Cuts a body into pieces. Only the tags named here exist; every other is a fault.</summary>
internal sealed partial class PieceScanner(TemplateSource source, List<Diagnostic> diagnostics)
{
    private const string Remedy = "The cheat sheet (templates/README.md) lists what a template may hold.";

    private readonly List<Piece> pieces = [];
    private int line = source.BodyLine;

    [GeneratedRegex(@"\{\{(?:!--(?s:.*?)--\}\}|!(?!--)[^{}]*\}\}|(?<tag>[^{}\n]*)\}\})|\{\{")]
    private static partial Regex Tag { get; }

    [GeneratedRegex(@"^\s*(?<name>(\.\./)*[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*)\s*$")]
    private static partial Regex HoleTag { get; }

    [GeneratedRegex(
        @"^#(?<kind>if|unless|each|with)\s+(?<name>(\.\./)*[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*|@first|@last)\s*$")]
    private static partial Regex BlockTag { get; }

    [GeneratedRegex(@"^/(?<kind>if|unless|each|with)\s*$")]
    private static partial Regex EndTag { get; }

    [GeneratedRegex(@"^>\s*(?<name>[a-z0-9]+(-[a-z0-9]+)*)\s*$")]
    private static partial Regex PartialTag { get; }

    [GeneratedRegex(@"^[#^]?\s*(?<word>[^\s]*)")]
    private static partial Regex FirstWord { get; }

    public static IReadOnlyList<Piece> Scan(TemplateSource source, List<Diagnostic> diagnostics) =>
        new PieceScanner(source, diagnostics).Scan();

    private List<Piece> Scan()
    {
        var text = source.Body;
        var position = 0;
        foreach (Match match in Tag.Matches(text))
        {
            AddWords(text[position..match.Index]);
            AddTag(text, match);
            line += match.Value.Count(character => character == '\n');
            position = match.Index + match.Length;
        }

        AddWords(text[position..]);
        return pieces;
    }

    private void AddWords(string words)
    {
        if (words.Length > 0)
        {
            pieces.Add(new Words(line, words));
            line += words.Count(character => character == '\n');
        }
    }

    private void AddTag(string text, Match match)
    {
        var end = match.Index + match.Length;
        if (match.Index > 0 && text[match.Index - 1] == '\\')
        {
            Fault("A backslash before '{{' would print the braces.", "Take the backslash away.");
        }

        var next = end < text.Length ? text[end] : ' ';
        if (next == '}' || (next == '{' && match.Value == "{{") || (match.Index > 0 && text[match.Index - 1] == '{'))
        {
            Fault("Three braces in a row would let a value act as markup.", "Write two braces: {{name}}.");
        }
        else if (match.Value == "{{")
        {
            Fault("A '{{' is not closed in its line.", "Close it with '}}', in the same line.");
        }
        else if (match.Groups["tag"] is { Success: true } tag)
        {
            AddTag(tag.Value);
        }
        else
        {
            pieces.Add(new Comment(line));
        }
    }

    private void AddTag(string tag)
    {
        if (BlockTag.Match(tag) is { Success: true } block && !IsReserved(block.Groups["name"].Value))
        {
            pieces.Add(new BlockStart(line, block.Groups["kind"].Value, block.Groups["name"].Value));
        }
        else if (EndTag.Match(tag) is { Success: true } end)
        {
            pieces.Add(new BlockEnd(line, end.Groups["kind"].Value));
        }
        else if (PartialTag.Match(tag) is { Success: true } partial)
        {
            pieces.Add(new PartialUse(line, partial.Groups["name"].Value));
        }
        else if (tag.Trim() == "else")
        {
            pieces.Add(new BlockElse(line));
        }
        else if (HoleTag.Match(tag) is { Success: true } hole && !IsReserved(tag.Trim()))
        {
            pieces.Add(new Hole(line, hole.Groups["name"].Value));
        }
        else
        {
            Refuse(tag);
        }
    }

    /// <summary>Words that the engine would not look up in the data.</summary>
    private static bool IsReserved(string name) =>
        name is "if" or "unless" or "each" or "with" or "else" or "lookup" or "log" or "true" or "false" or "null" or "undefined";

    private void Refuse(string tag)
    {
        var word = FirstWord.Match(tag).Groups["word"].Value;
        switch (tag.Trim())
        {
            case "":
                Fault("A hole has no name.", "Write the name of a value: {{name}}.");
                break;
            case ['~', ..] or [.., '~']:
                Fault("'~' in a tag is not used here.", "Take it away; a tag that stands alone in its line leaves no empty line.");
                break;
            case ['&', ..]:
                Fault("'&' would let a value act as markup.", "Write {{name}}.");
                break;
            case ['!', ..]:
                Fault("A comment is not closed.", "Write {{! note }} or {{!-- note --}}.");
                break;
            case ['@', ..]:
                Fault($"'{word}' cannot be printed.", "Use @first and @last in an if or unless; lists number themselves.");
                break;
            case ['>', ..]:
                Fault("A partial is named in a way that cannot be.", "Write {{> name}} for the file _name.<language>.md.");
                break;
            case ['#', ..] when word is "if" or "unless" or "each" or "with":
                // Counted as opened all the same, so that its end is no second fault.
                pieces.Add(new BlockStart(line, word, "name"));
                Fault($"'#{word}' needs the name of one value.", $"Write {{{{#{word} name}}}}.");
                break;
            case ['e', ..] when word == "else":
                Fault("'else' takes no condition here.", "Put a whole {{#if name}} … {{/if}} between {{else}} and the end.");
                break;
            case ['#' or '^', ..]:
                Fault($"There is no block '{word}'.", "Use #if, #unless, #each or #with.");
                break;
            case var other when other.Contains(' '):
                Fault($"There is no helper '{word}'.", Remedy);
                break;
            default:
                Fault($"'{word}' is not a name of a value.", Remedy);
                break;
        }
    }

    private void Fault(string message, string remedy) => diagnostics.Add(new(source.Path, line, message, remedy));
}
