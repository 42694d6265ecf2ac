using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Parsing;
using ReserveMeds.Packets.Tests.Templates;

namespace ReserveMeds.Packets.Tests.Parsing;

public sealed class DocumentParserTests
{
    [Theory]
    [InlineData("# One\n\n## Two\n\n### Three\n\n#### Four\n\n## Five #", "h1 'One'\nh2 'Two'\nh3 'Three'\nh4 'Four'\nh2 'Five'")]
    [InlineData("one\ntwo  \nthree   \n\nfour", "p 'one two three'\np 'four'")]
    [InlineData("one\\\ntwo\\\n\nthree\\\\", "p 'one'/'two'\np 'three\\'")]
    [InlineData("a  b   c", "p 'a b c'")]
    [InlineData("**a :** b ; c ! d ? « e » f: g, 14:30", "p *('a\u00A0:')' b\u00A0; c\u00A0! d\u00A0? «\u00A0e\u00A0» f: g, 14:30'")]
    [InlineData("a \u2068b\u2069 : \u2068c : « d »\u2069", "p 'a '['b']'\u00A0: '['c\u00A0: «\u00A0d\u00A0»']")]
    [InlineData("**a** *b* __c__ _d_ ***e***", "p *('a')' '_('b')' '*('c')' '_('d')' '_(*('e'))")]
    [InlineData(@"\*a\* &amp; &nbsp;&copy; 1 \< 2 \|", "p '*a* & \u00A0© 1 < 2 |'")]
    [InlineData("[words](https://example.org/a) <https://example.org/> <office@example.org> [m](mailto:a@b.org)",
        "p link<https://example.org/a>('words')' 'link<https://example.org/>('https://example.org/')' '" +
        "link<mailto:office@example.org>('office@example.org')' 'link<mailto:a@b.org>('m')")]
    [InlineData("- a\n- b\n\n  c\n  - d", "ul\n  li\n    p 'a'\n  li\n    p 'b'\n    p 'c'\n    ul\n      li\n        p 'd'")]
    [InlineData("7. a\n8. b", "ol 7\n  li\n    p 'a'\n  li\n    p 'b'")]
    [InlineData("A\n:   b\n\n**C**\n:   d\n\n    - e\n\nf", "dl\n  dt 'A'\n    p 'b'\n  dt *('C')\n    p 'd'\n    ul\n      li\n        p 'e'\np 'f'")]
    [InlineData("| A | B |\n|:--|--:|\n| a\\|b | |\n| **c** | d |\n\ne", "table 'A' | 'B'\n  row 'a|b' | \n  row *('c') | 'd'\np 'e'")]
    [InlineData("a\n\n---\n\nb", "p 'a'\nThematicBreak\np 'b'")]
    [InlineData("a\n\n::: pagebreak\n:::\n\nb", "p 'a'\nPageBreak\np 'b'")]
    [InlineData("::: note\na\n\n| A |B|\n|-|-|\n|1|2|\n\n---\n:::\nb", "note\n  p 'a'\n  table 'A' | 'B'\n    row '1' | '2'\n  ThematicBreak\np 'b'")]
    [InlineData("::: header\na **b**\n\nc\n:::\n\n::: footer\nd\n\ne\n:::\n\nf", "header 'a '*('b')' ''c'\nfooter 'd'/'e'\np 'f'")]
    [InlineData("::: signature\n- Name:\n- Dr A: B\n- **Date:**\n- الاسم:\n- 名：\n\nStamp\n:::",
        "signature\n  ink 'Name:'\n  line 'Dr A: B'\n  ink *('Date:')\n  ink 'الاسم:'\n  ink '名：'\n  stamp 'Stamp'")]
    [InlineData("::: signature\n- Name:\n:::", "signature\n  ink 'Name:'")]
    [InlineData("::: signature\n- \u2068Name\\:\u2069\n- \u2068a\u2069:\n:::", "signature\n  line ['Name:']\n  ink ['a']':'")]
    [InlineData("a \u2068b\\*\u2069\u2068\uFDD0c\\!\uFDD1\u2069 \uFDD0d\uFDD1 **\u2068e\u2069**", "p 'a '['b*']gap<c!>' 'gap<d>' '*(['e'])")]
    [InlineData("", "")]
    public void Markdown_becomes_a_document(string markdown, string tree) =>
        Assert.Equal(tree, DocumentTree.Of(DocumentParser.Parse(markdown, TemplateFiles.Frame)));

    [Fact]
    public void A_break_that_is_made_only_if_needed_has_a_name_of_its_own() => Assert.Equal(
        [false, true],
        DocumentParser.Parse("a\n\n::: pagebreak\n:::\n\nb\n\n::: pagebreak-if-needed\n:::\n\nc", TemplateFiles.ArabicFrame).Blocks.OfType<PageBreak>().Select(one => one.IfNeeded));

    [Fact]
    public void The_frame_stays_as_it_is()
    {
        var frame = TemplateFiles.ArabicFrame with { DraftMark = "DRAFT", Title = "T" };

        var document = DocumentParser.Parse("a", frame);

        Assert.Equal(frame with { Blocks = document.Blocks, Header = document.Header, Footer = document.Footer }, document);
    }

    [Theory]
    [InlineData("a\n\n<b>\n", null)]
    [InlineData("a\n\n> b", "Line 3 of the filled text: a QuoteBlock, which a document cannot hold.")]
    [InlineData("a\n\n```\nb\n```", "Line 3 of the filled text: a code block; indent by fewer than four spaces.")]
    [InlineData("a\n\n    b", "Line 3 of the filled text: a code block; indent by fewer than four spaces.")]
    [InlineData("a\n`b`", "Line 2 of the filled text: code between backticks; write '\\`' for the sign itself.")]
    [InlineData("![a](https://example.org)", "Line 1 of the filled text: an image.")]
    [InlineData("[a](https://example.org 'b')", "Line 1 of the filled text: a link with a title.")]
    [InlineData("[a](http://example.org)", "Line 1 of the filled text: a link whose address is not https or mailto, or holds a value.")]
    [InlineData("[a](javascript:b)", "Line 1 of the filled text: a link whose address is not https or mailto, or holds a value.")]
    [InlineData("[a](https://example.org/\u2068b\u2069)", "Line 1 of the filled text: a link whose address is not https or mailto, or holds a value.")]
    [InlineData("[a]: https://example.org\n\nb", "Line 1 of the filled text: a link definition; write the address beside the words: [words](address).")]
    [InlineData("# a\n\n### b", "Line 3 of the filled text: a heading of level 3; levels go from 1 to 4 and none is skipped.")]
    [InlineData("## a", "Line 1 of the filled text: a heading of level 2; levels go from 1 to 4 and none is skipped.")]
    [InlineData("# a\n## b\n### c\n#### d\n##### e", "Line 5 of the filled text: a heading of level 5; levels go from 1 to 4 and none is skipped.")]
    [InlineData("#", "Line 1 of the filled text: a place for words that has none.")]
    [InlineData("a\n---", "Line 2 of the filled text: a line under words; put an empty line before '---', and write headings with '#'.")]
    [InlineData("- # a", "Line 1 of the filled text: a heading inside another block.")]
    [InlineData("- a\n-", "Line 2 of the filled text: an item, description or container without words.")]
    [InlineData("a\n:b", "Line 2 of the filled text: a line that starts with ':'; a description is ':', a space and words, below one line with its term.")]
    [InlineData("A\n:   b\nC\n:   d", "Line 4 of the filled text: a ':' that does not follow one line with a term; put an empty line between two entries.")]
    [InlineData("A\nB\n:   b", "Line 3 of the filled text: a ':' that does not follow one line with a term; put an empty line between two entries.")]
    [InlineData("| A | B |\n|---|---|\n| a |\n", "Line 3 of the filled text: a table whose rows have unequal numbers of cells.")]
    [InlineData("| A | B |\n|---|---|\n| a | b | c |\n", "Line 1 of the filled text: a table whose rows have unequal numbers of cells.")]
    [InlineData("| A | |\n|---|---|\n| a | b |\n", "Line 1 of the filled text: a place for words that has none.")]
    [InlineData("| A | B |\n|---|---|\n| a | b |\nc", "Line 1 of the filled text: a sign of markup that marks nothing ('*', '`' or '|'); put an empty line after a table, write '\\*' for the sign itself.")]
    [InlineData("a **b", "Line 1 of the filled text: a sign of markup that marks nothing ('*', '`' or '|'); put an empty line after a table, write '\\*' for the sign itself.")]
    [InlineData("::: note\na", "Line 1 of the filled text: a container that is not closed; close it with ':::'.")]
    [InlineData("::: note of mine\na\n:::", "Line 1 of the filled text: words after the name of a container.")]
    [InlineData("::: note\n:::", "Line 1 of the filled text: an item, description or container without words.")]
    [InlineData("::: box\na\n:::", "Line 1 of the filled text: a container that does not exist, or not in this place.")]
    [InlineData(":::: note\n::: note\na\n:::\n::::", "Line 2 of the filled text: a container that does not exist, or not in this place.")]
    [InlineData("::: note\na\n:::\n:::\nb", "Line 4 of the filled text: a ':::' that opens a container without a name, or one too many.")]
    [InlineData("::: pagebreak\na\n:::", "Line 1 of the filled text: a page break with words inside.")]
    [InlineData("::: header\n- a\n:::", "Line 2 of the filled text: a ListBlock, which a document cannot hold.")]
    [InlineData("::: header\n:::", "Line 1 of the filled text: a container without words.")]
    [InlineData("::: footer\na\n:::\n\n::: footer\na\n:::", "Line 5 of the filled text: a second 'footer' container; one is allowed.")]
    [InlineData("::: signature\na\n:::", "Line 1 of the filled text: a signature without lines.")]
    [InlineData("::: signature\n- a\n\nb\n\nc\n:::", "Line 6 of the filled text: a signature holds one bullet list and at most one paragraph, nothing else.")]
    [InlineData("::: signature\n- a\n\n  b\n:::", "Line 2 of the filled text: a signature line that is not one line of words.")]
    [InlineData("a\n\nb \u2068c", "Line 3 of the filled text: a mark of a value or gap without its counterpart.")]
    [InlineData("a \u2068b \u2068c\u2069\u2069", "Line 1 of the filled text: a mark of a value or gap without its counterpart.")]
    [InlineData("\uFDD0a", "Line 1 of the filled text: a mark of a value or gap without its counterpart.")]
    [InlineData("a&#8238;b", "Line 1 of the filled text: the character U+202E, which no text may hold.")]
    [InlineData("a&#8296;b&#8297;", "Line 1 of the filled text: a mark of a value or gap without its counterpart.")]
    [InlineData("a\tb", "Line 1 of the filled text: the character U+0009, which no text may hold.")]
    public void What_a_document_cannot_say_is_refused_by_line_and_kind(string markdown, string? message)
    {
        if (message is null)
        {
            Assert.Equal("p 'a'\np '<b>'", DocumentTree.Of(DocumentParser.Parse(markdown, TemplateFiles.Frame)));
            return;
        }

        var fault = Assert.Throws<MarkdownFaultException>(() => DocumentParser.Parse(markdown, TemplateFiles.Frame));

        Assert.Equal(message, fault.Message);
        Assert.Equal($"Line {fault.Line} of", fault.Message[..$"Line {fault.Line} of".Length]);
    }
}
