using ReserveMeds.Packets.Documents.Templates;
using static ReserveMeds.Packets.Tests.Templates.TemplateFiles;

namespace ReserveMeds.Packets.Tests.Templates;

/// <summary>The ways of writing that the cheat sheet promises.</summary>
public sealed class IdiomTests
{
    private static readonly object[] Rows =
        [Data(("name", "A"), ("dose", "5 mg"), ("asked", true)), Data(("name", "B"), ("dose", "7 mg"), ("asked", false))];

    [Fact]
    public void Rows_of_a_table_come_from_an_each_on_lines_of_its_own() =>
        Assert.Equal(
            """
            table 'Name' | 'Dose'
              row ['A'] | ['5 mg']
              row ['B'] | ['7 mg']
              row 'Total' | ['12']
            p 'After'
            """,
            Tree(
                """
                | Name | Dose |
                |------|------|
                {{#each rows}}
                | {{name}} | {{dose}} |
                {{/each}}
                | Total | {{total}} |

                After
                """, ("rows", Rows), ("total", "12")));

    [Fact]
    public void A_row_may_depend_on_an_if() =>
        Assert.Equal(
            """
            table 'Name' | 'Dose'
              row ['A'] | 'as asked '['5 mg']
              row 'last' | 'row'
            p 'After'
            """,
            Tree(
                """
                | Name | Dose |
                |------|------|
                {{#each rows}}
                  {{#if asked}}
                | {{name}} | as asked {{dose}} |
                  {{/if}}
                {{/each}}
                {{#unless none}}
                | last | row |
                {{/unless}}

                After
                """, ("rows", Rows), ("none", false)));

    [Fact]
    public void A_table_without_rows_keeps_its_head_and_what_follows() =>
        Assert.Equal("table 'Name' | 'Dose'\np 'After'",
            Tree("| Name | Dose |\n|---|---|\n{{#each rows}}\n| {{name}} | {{dose}} |\n{{/each}}\n\nAfter", ("rows", Array.Empty<object>())));

    [Fact]
    public void Items_of_a_list_come_from_an_each() =>
        Assert.Equal(
            """
            ul
              li
                p 'first'
              li
                p ['A']', '['5 mg']
              li
                p ['B']', '['7 mg']
            ol 1
              li
                p ['A']
              li
                p ['B']
            p 'None'
            """,
            Tree(
                """
                - first
                {{#each rows}}
                - {{name}}, {{dose}}
                {{/each}}

                {{#each rows}}
                1. {{name}}
                {{/each}}

                {{#each none}}
                - {{this}}
                {{else}}
                None
                {{/each}}
                """, ("rows", Rows), ("none", Array.Empty<string>())));

    [Fact]
    public void Entries_with_a_term_come_from_an_each_with_an_empty_line() =>
        Assert.Equal(
            """
            dl
              dt 'Name'
                p ['A']
              dt ['A']
                p ['5 mg']
              dt ['B']
                p ['7 mg']
            p 'After'
            """,
            Tree(
                """
                Name
                :   {{first}}

                {{#each rows}}
                {{name}}
                :   {{dose}}

                {{/each}}
                After
                """, ("rows", Rows), ("first", "A")));

    [Fact]
    public void Lines_of_an_address_end_in_a_backslash_and_the_last_one_may_too() =>
        Assert.Equal("p 'To'/['A']/['B']\np 'From'",
            Tree("To\\\n{{#each lines}}\n{{this}}\\\n{{/each}}\n\nFrom", ("lines", new[] { "A", "B" })));

    [Fact]
    public void A_list_in_a_sentence_is_joined_with_last() =>
        Assert.Equal("p 'Enclosed: '['A']', '['B']'.'",
            Tree("Enclosed: {{#each v}}{{this}}{{#unless @last}}, {{/unless}}{{/each}}.", ("v", new[] { "A", "B" })));

    [Fact]
    public void With_and_dots_and_the_way_up_reach_the_same_value() =>
        Assert.Equal("p ['N']' '['N']' '['N']' '['T']",
            Tree("{{p.n}} {{#with p}}{{n}} {{#each ../l}}{{../n}} {{../../t}}{{/each}}{{/with}}",
                ("p", Data(("n", "N"))), ("t", "T"), ("l", new[] { "x" })));

    [Fact]
    public void Paragraphs_that_depend_on_an_if_leave_no_trace() =>
        Assert.Equal("p 'One'\np 'Three'", Tree("One\n\n{{#if v}}\nTwo {{v}}\n\n{{/if}}\n{{! a note }}\n{{!-- }} --}}\nThree", ("v", "")));

    [Fact]
    public void A_partial_on_its_own_line_brings_blocks_and_sees_the_same_names()
    {
        var template = Load("Dear {{name}}\n\n{{> letter-end}}\n\nAfter {{> name}}.",
            new TextFile("_shared/_letter-end.en.md", "Yours\n\n{{#if name}}\n- {{> name}}\n{{/if}}\n"),
            new TextFile("_shared/_name.en.md", "shared"), new TextFile("dmp/_name.en.md", "{{name}}"));

        Assert.Equal("Dear \u2068N\u2069\n\nYours\n\n- \u2068N\u2069\n\nAfter \u2068N\u2069.", template.Fill(Data(("name", "N"))));
    }

    [Fact]
    public void Paragraphs_come_from_an_each_with_an_empty_line() =>
        Assert.Equal("p ['One']\np ['Two']\np 'After'", Tree("{{#each v}}\n{{this}}\n\n{{/each}}\nAfter", ("v", new[] { "One", "Two" })));

    [Fact]
    public void Two_holes_may_touch() => Assert.Equal("p ['a']['b']", Tree("{{a}}{{b}}", ("a", "a"), ("b", "b")));
}
