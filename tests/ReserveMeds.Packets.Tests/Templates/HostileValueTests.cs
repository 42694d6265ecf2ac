using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Parsing;
using ReserveMeds.Packets.Documents.Templates;

namespace ReserveMeds.Packets.Tests.Templates;

/// <summary>Whatever a value holds, the tree has the shape it has for the word "Word", and the value reads back as it was.</summary>
public sealed partial class HostileValueTests
{
    /// <summary>Every place a value can stand in, each its own template.</summary>
    private static readonly string[] Places =
    [
        "{{v}}",
        "words {{v}} words",
        "{{v}}\n{{v}}",
        "{{v}}\\\n{{v}}\\\n",
        "1{{v}}, -{{v}}, #{{v}}, ({{v}}): {{v}}. {{v}}{{v}}",
        "# {{v}}",
        "# {{v}} #\n\n## Two {{v}}",
        "**{{v}}** _{{v}}_ **{{v}}:** *{{v}}*{{v}}",
        "- {{v}}\n- words: {{v}}\n  - {{v}}\n\n  {{v}}",
        "3. {{v}}\n4. {{v}}",
        "{{v}}\n:   {{v}}\n\n{{v}}:\n:   words {{v}}\n\n    - {{v}}",
        "| {{v}} | B |\n|---|---|\n| {{v}} | {{v}} |\n| **{{v}}** | words {{v}} words |\n\n{{v}}",
        "A | {{v}}\n---|---\n{{v}} | C",
        "::: note\n{{v}}\n\n- {{v}}\n:::\n\n{{v}}",
        "::: header\n{{v}}\n:::\n\n::: footer\n{{v}}\n\n{{v}} words\n:::\n\n{{v}}",
        "::: signature\n- {{v}}\n- Name:\n- Date: {{v}}\n- **{{v}}**\n\n{{v}}\n:::",
        "::: chain\n1. {{v}}\\\n   words {{v}}\n2. {{v}}\n\n{{v}}\n:::\n\n{{v}}",
        "::: ranges\n| {{v}} | B | start | end |\n|---|---|---|---|\n| {{v}} | {{v}} words | 1 | 2 |\n\n{{v}}\n\n{{v}}\n:::\n\n{{v}}",
        "::: readings\n| {{v}} | B |\n|---|---|\n| 1 | 2 |\n\n{{v}}\n: 2\n\nU {{v}}\n: 8\n\n{{v}}\n:::\n\n{{v}}",
        "::: letterhead\n{{v}}\\\n{{v}}\n\n{{v}}\n:::\n\n{{v}}",
        "[{{v}}](part:a-1)[, {{v}}](part-page:a-1) {{v}}",
        "[{{v}}](https://example.org/a) <https://example.org/>",
        "{{v}}\n\n---\n\n{{v}}",
    ];

    private static readonly Template[] Templates = [.. Places.Select(place => TemplateFiles.Load(place))];

    private static readonly string[] Shapes =
        [.. Templates.Select(template => DocumentTree.Of(Parsed(template, "Word", TemplateFiles.Frame)))];

    /// <summary>What has broken template engines, Markdown readers and right-to-left pages before.</summary>
    private static readonly string[] Fragments =
    [
        "a", "Word", "5", "12", "0.3 mg/kg", "1.", "2)", "-", "- ", "+ ", "* ", "#", "# ", "> ", "=", "===", "---", "***", "___", "`", "```",
        "~", "~~~", ":", "::", ":::", "::: note", "\n:::\n", ":   x", "|", "| a | b |", "|---|---|", "\\", "\\\\", "!", "[", "]", "(", ")",
        "[a](https://example.org)", "![i](x)", "[a]: https://example.org", "<", ">", "<b>", "</p>", "<!--", "-->", "<script>", "<https://a.b>", "&", "&amp;",
        "&#8238;", "&lt;", "&nbsp;", "{", "}", "{{", "}}", "{{v}}", "{{{v}}}", "{{#if v}}", "{{> x}}", "'", "\"", "$", "%", "@", "^", "_", "*",
        "**", ".", ",", ";", "?", "/", " ", "  ", "    ", "\t", "\n", "\n\n", "\r\n", "\r", "\v", "\f", "\u0085", "\u2028", "\u2029", "\0", "\u001B", "\u007F",
        "\u009F", "\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u061C", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067",
        "\u2068", "\u2069", "\uFEFF", "\uFDD0", "\uFDD1", "\uFDD2", "\uFFFE", "\uFFFF", "\uE000", "\uE001", "\uFFFC", "\u00A0", "\u2009", "\u3000", "\u00AD", "é", "e\u0301", "µ", "≥",
        "الجرعة", "يوميا", "ڕۆژانە", "مغ/كغ", "،", "؟", "٥", "٪", "٫", "中", "𝟘", "😀", "\uD83D", "\uDE00", "\U00010800", "www.example.org", "a@b.org", "°", "«", "»", "☐",
    ];

    private static readonly Gen<string> Values =
        Gen.Elements(Fragments).NonEmptyListOf().Select(string.Concat);

    [GeneratedRegex(@"[ \t-\r\u0085\u2028\u2029]+")]
    private static partial Regex Breaks { get; }

    [GeneratedRegex(@"[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFDD0-\uFDEF\uFFFE\uFFFF]")]
    private static partial Regex Dropped { get; }

    // The second range is the first halves of the pairs that right-to-left scripts beyond U+FFFF are written in.
    [GeneratedRegex(@"[\u0590-\u08FF\uD802\uD803\uD83A\uD83B]")]
    private static partial Regex RightToLeft { get; }

    [GeneratedRegex(" (?=[:;!?»])|(?<=«) ")]
    private static partial Regex SpaceOfSign { get; }

    [Fact]
    public void The_places_are_what_they_are_meant_to_be() =>
        Assert.Equal(
            [
                "p", "p", "p", "p", "p", "h1", "h1 h2", "p", "ul li p li p ul li p p", "ol li p li p", "dl dt p dt p ul li p",
                "table row row p", "table row", "note p ul li p p", "header footer p", "signature line ink line line stamp",
                "chain step step p", "ranges track p", "readings lower upper reading p", "letterhead p", "p", "p",
                "p ThematicBreak p",
            ],
            Shapes.Select(shape => string.Join(' ', shape.Split('\n').Select(line => line.Trim().Split(' ')[0]))));

    [Fact]
    public void No_value_changes_the_shape_of_a_document() =>
        Check(value =>
        {
            var clean = Cleaned(value);
            return Templates.Zip(Shapes).All(pair =>
                RightToLeft.IsMatch(clean)
                    ? WithoutIsolates(Parsed(pair.First, value, TemplateFiles.Frame))
                        == WithoutMarks(pair.Second).Replace("Word", WithoutMarks(clean))
                    : DocumentTree.Of(Parsed(pair.First, value, TemplateFiles.Frame)) == pair.Second.Replace("Word", clean));
        });

    [Fact]
    public void No_value_changes_the_shape_of_a_right_to_left_document() =>
        Check(value =>
        {
            var clean = Cleaned(value);
            return Templates.Zip(Shapes).All(pair =>
                WithoutIsolates(Parsed(pair.First, value, TemplateFiles.ArabicFrame))
                == WithoutMarks(pair.Second).Replace("Word", WithoutMarks(clean)));
        });

    /// <summary>Each value is tried in each of the 18 places.</summary>
    private static void Check(Func<string, bool> property) =>
        Prop.ForAll(Values.Where(value => Cleaned(value).Length > 0).ToArbitrary(), property)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(600).WithEndSize(12));

    /// <summary>Our own reading of the rule, apart from the encoder's.</summary>
    private static string Cleaned(string value)
    {
        // Encoding to UTF-8 and back turns half a surrogate pair into U+FFFD.
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value));
        var folded = Dropped.Replace(Breaks.Replace(whole, " "), "");
        var clean = SpaceOfSign.Replace(Breaks.Replace(folded, " ").Trim(), "\u00A0");
        return clean.All(character => char.IsWhiteSpace(character)
            || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Format) ? "" : clean;
    }

    private static Document Parsed(Template template, string value, Document frame) =>
        DocumentParser.Parse(template.Fill(TemplateFiles.Data(("v", value))), frame);

    /// <summary>The fragment pass may only add isolates, so without them and the seams of text the tree is the same.</summary>
    private static string WithoutIsolates(Document document) => WithoutMarks(DocumentTree.Of(document));

    private static string WithoutMarks(string tree) => tree.Replace("'", "").Replace("[", "").Replace("]", "");
}
