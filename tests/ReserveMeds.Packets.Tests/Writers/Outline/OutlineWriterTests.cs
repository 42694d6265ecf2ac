using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers.Outline;
using static ReserveMeds.Packets.Tests.Writers.SampleDocuments;

namespace ReserveMeds.Packets.Tests.Writers.Outline;

public sealed class OutlineWriterTests
{
    [Fact]
    public void Every_block_and_inline_is_shown()
    {
        var outline = OutlineWriter.Write(AllBlocks(Frame) with { DraftMark = "DRAFT: not for submission" });

        Assert.Equal(
            """
            title Clinical justification letter
            language en-GB left-to-right
            date 2026-03-02
            page Page [n] of [n]
            draft DRAFT: not for submission
            header Running head {PK-2026-0007}
            footer Running foot, em[confidential]

            h1 First heading
            p Plain, strong[strong], em[emphasis], strong[em[both]] and link[https://example.org/?a=1&b=2|a strong[link]].↵After a break {0.3 mg/kg} and {أحمد 0.3 mg/kg} and gap[\[missing: licence number\]].
            h2 Lists
            bullets
              item
                p First bullet
                p Second paragraph of the bullet
              item
                p Bullet with numbers
                numbers from 3
                  item
                    p Third
                  item
                    p Fourth
              item
                bullets
                  item
                    p Item without words of its own
            numbers from 1
              item
                p One
              item
                p Two
                table
                  head Head in an item | Value
                  row Row in an item | 1
            h3 Pairs
            definitions
              term Term {A-1}
                p Described
              term Term with blocks
                p Before the list
                bullets
                  item
                    p Listed in a cell
                table
                  head Head in a cell | Value
                  row Row in a cell | 1
              term Term with nothing
            h4 Tables
            table
              head Head first | Value
              row Row first | 1
            table
              head Head second | Value
              row Row second | 1
            rule
            note
              p Note of strong[two]
              p paragraphs.
            note
              p Note with a list
              bullets
                item
                  p noted
            page break
            table
              head Table after a page break
              row only
            page break
            p After the second page break
            signature
              line Dr {Amal Example}
              ink Signature
              ink Date
              stamp Stamp of the pharmacy
            p Between the signatures
            signature
              ink Second signature

            """,
            outline);
    }

    [Fact]
    public void What_is_not_there_has_no_line()
    {
        Assert.Equal(
            "title رسالة التبرير السريري\nlanguage ar-IQ right-to-left\ndate 2026-03-02\npage صفحة [n] من [n]\n\n",
            OutlineWriter.Write(ArabicFrame));
    }

    [Theory]
    [MemberData(nameof(LookAlikes))]
    public void Documents_that_differ_have_outlines_that_differ(Block one, Block other)
    {
        Assert.NotEqual(
            OutlineWriter.Write(Frame with { Blocks = [one] }), OutlineWriter.Write(Frame with { Blocks = [other] }));
    }

    public static TheoryData<Block, Block> LookAlikes() => new()
    {
        { P(T("{a}")), P(I("a")) },
        { P(T("strong[a]")), P(new Strong([T("a")])) },
        { P(T("gap[a]")), P(new Gap("a")) },
        { P(new Gap("[a]")), P(new Gap("a")) },
        { P(T("a↵b")), P(T("a"), new LineBreak(), T("b")) },
        { P(T("\\{a}")), P(T("\\"), I("a")) },
        { P(new Link("https://example.org/a|b", [T("c")])), P(new Link("https://example.org/a", [T("b|c")])) },
        { new Table([C("a | b")], []), new Table([C("a"), C("b")], []) },
        { P(I("a"), I("b")), P(I("ab")) },
    };
}
