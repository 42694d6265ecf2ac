using ReserveMeds.Packets.Documents.Templates;
using static ReserveMeds.Packets.Tests.Templates.TemplateFiles;

namespace ReserveMeds.Packets.Tests.Templates;

/// <summary>Everything refused at load, with the words an author reads.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("a\n{{{v}}}", "(9): Three braces in a row would let a value act as markup. Write two braces: {{name}}.")]
    [InlineData("{{v}}{{{v}}}", "(8): Three braces in a row would let a value act as markup. Write two braces: {{name}}.")]
    [InlineData("{{v}}}", "(8): Three braces in a row would let a value act as markup. Write two braces: {{name}}.")]
    [InlineData("{{&v}}", "(8): '&' would let a value act as markup. Write {{name}}.")]
    [InlineData(@"\{{v}}", "(8): A backslash before '{{' would print the braces. Take the backslash away.")]
    [InlineData("{{v\n}}", "(8): A '{{' is not closed in its line. Close it with '}}', in the same line.")]
    [InlineData("{{!-- a }}", "(8): A comment is not closed. Write {{! note }} or {{!-- note --}}.")]
    [InlineData("{{ }}", "(8): A hole has no name. Write the name of a value: {{name}}.")]
    [InlineData("{{~v}}", "(8): '~' in a tag is not used here. Take it away; a tag that stands alone in its line leaves no empty line.")]
    [InlineData("{{@index}}", "(8): '@index' cannot be printed. Use @first and @last in an if or unless; lists number themselves.")]
    [InlineData("{{lookup v x}}", "(8): There is no helper 'lookup'. The cheat sheet (templates/README.md) lists what a template may hold.")]
    [InlineData("{{date v}}", "(8): There is no helper 'date'. The cheat sheet (templates/README.md) lists what a template may hold.")]
    [InlineData("{{_print v}}", "(8): There is no helper '_print'. The cheat sheet (templates/README.md) lists what a template may hold.")]
    [InlineData("{{if}}", "(8): 'if' is not a name of a value. The cheat sheet (templates/README.md) lists what a template may hold.")]
    [InlineData("{{null}}", "(8): 'null' is not a name of a value. The cheat sheet (templates/README.md) lists what a template may hold.")]
    [InlineData("{{#if true}}{{/if}}", "(8): '#if' needs the name of one value. Write {{#if name}}.")]
    [InlineData("{{Name}}", "(8): 'Name' is not a name of a value. The cheat sheet (templates/README.md) lists what a template may hold.")]
    [InlineData("{{v.[0]}}", "(8): 'v.[0]' is not a name of a value. The cheat sheet (templates/README.md) lists what a template may hold.")]
    [InlineData("{{#lookup v x}}", "(8): There is no block 'lookup'. Use #if, #unless, #each or #with.")]
    [InlineData("{{#v}}", "(8): There is no block 'v'. Use #if, #unless, #each or #with.")]
    [InlineData("{{^v}}", "(8): There is no block 'v'. Use #if, #unless, #each or #with.")]
    [InlineData("{{#*inline \"x\"}}", "(8): There is no block '*inline'. Use #if, #unless, #each or #with.")]
    [InlineData("{{#if}}{{/if}}", "(8): '#if' needs the name of one value. Write {{#if name}}.")]
    [InlineData("{{#each v as |x|}}{{/each}}", "(8): '#each' needs the name of one value. Write {{#each name}}.")]
    [InlineData("{{#if v}}{{else if x}}{{/if}}",
        "(8): 'else' takes no condition here. Put a whole {{#if name}} … {{/if}} between {{else}} and the end.")]
    [InlineData("{{else}}", "(8): An {{else}} belongs to no block. Keep one {{else}} between a block's start and its end.")]
    [InlineData("{{#if v}}{{else}}\n{{else}}{{/if}}", "(9): An {{else}} belongs to no block. Keep one {{else}} between a block's start and its end.")]
    [InlineData("{{/if}}", "(8): {{/if}} closes nothing. Open it with {{#if name}}, or take it away.")]
    [InlineData("{{#each v}}\n{{/if}}", "(9): {{/if}} closes the 'each' of line 8. Close the inner block first.")]
    [InlineData("{{#each v}}\n", "(8): '#each v' is not closed. Close it with {{/each}}.")]
    [InlineData("{{#if @last}}a{{/if}}", "(8): '@last' has no meaning here. Use it in an if or unless inside an each.")]
    [InlineData("{{> missing}}", "(8): There is no partial 'missing' for dmp/letter.en.md. Add dmp/_missing.en.md or _shared/_missing.en.md.")]
    [InlineData("{{> _footer}}", "(8): A partial is named in a way that cannot be. Write {{> name}} for the file _name.<language>.md.")]
    [InlineData("a <b>b</b>", @"(8): HTML is not allowed. Use Markdown; write '\<' where the sign itself is meant.")]
    [InlineData("a\n<!-- x -->", @"(9): HTML is not allowed. Use Markdown; write '\<' where the sign itself is meant.")]
    [InlineData("<b {{v}}>", @"(8): HTML is not allowed. Use Markdown; write '\<' where the sign itself is meant.")]
    [InlineData("a\tb", "(8): The words hold U+0009. Use spaces instead of a tab.")]
    [InlineData("a\u200Fb", "(8): The words hold U+200F. Take the hidden character away; the service sets the direction of fragments itself.")]
    [InlineData("a\u2068b", "(8): The words hold U+2068. Take the hidden character away; the service sets the direction of fragments itself.")]
    public void A_faulty_body_is_refused(string body, string message) =>
        Assert.Equal(["dmp/letter.en.md" + message], Faults(Letter(body)));

    [Theory]
    [InlineData(@"2 \< 3 and 3 < 4, \<b>, <https://example.org/> and <office@example.org>")]
    [InlineData("{ {{v}} } {x} {{ v }} {{this.v}}")]
    [InlineData("{{#each v}}{{#if @first}}a{{/if}}{{#unless @last}}b{{/unless}}{{/each}}")]
    [InlineData("zero\u200Cwidth\u200Djoiners and\u00A0no-break spaces")]
    public void A_sound_body_is_taken(string body) => Assert.Equal([], Faults(Letter(body)));

    [Theory]
    [InlineData("", "(1): There is no front matter. Begin the file with a line ---, then the keys id, version, language, status, title, then a line ---.")]
    [InlineData("---\nid: letter\n", "(1): There is no front matter. Begin the file with a line ---, then the keys id, version, language, status, title, then a line ---.")]
    [InlineData("---\nid: letter\nversion: 1\nlanguage: en\nstatus: original\n---\n", "(1): The front matter lacks 'title'. Add a line 'title: …'.")]
    [InlineData("---\nid: letter\nversion: 1\nlanguage: en\nstatus: original\ntitle: T\nauthor: x\n---\n",
        "(7): The front matter has no key 'author'. Write one 'key: value' a line, with the keys id, version, language, status, title.")]
    [InlineData("---\nid: letter\nversion: 1\nversion: 2\nlanguage: en\nstatus: original\ntitle: T\n---\n",
        "(4): The key 'version' stands twice. Keep one of the two lines.")]
    [InlineData("---\nid: other\nversion: 1\nlanguage: en\nstatus: original\ntitle: T\n---\n",
        "(2): The id 'other' does not fit. Write 'letter' as in the file name, or rename the file.")]
    [InlineData("---\nid: letter\nversion: 0\nlanguage: en\nstatus: original\ntitle: T\n---\n",
        "(3): The version '0' does not fit. Write a whole number from 1 on, and count it up with each change of the words.")]
    [InlineData("---\nid: letter\nversion: 1\nlanguage: fr\nstatus: original\ntitle: T\n---\n",
        "(4): The language 'fr' does not fit. Write 'en' as in the file name, or rename the file.")]
    [InlineData("---\nid: letter\nversion: 1\nlanguage: en\nstatus: done\ntitle: T\n---\n",
        "(5): The status 'done' does not fit. Write one of original, drafted, reviewed.")]
    [InlineData("---\nid: letter\nversion: 1\nlanguage: en\nstatus: original\ntitle: For {{name}}\n---\n",
        "(6): The title 'For {{name}}' does not fit. Write a line of plain words without holes.")]
    public void A_faulty_front_matter_is_refused(string text, string message) =>
        Assert.Equal(["dmp/letter.en.md" + message], Faults(new TextFile("dmp/letter.en.md", text)));

    [Theory]
    [InlineData("letter.en.md")]
    [InlineData("dmp/Letter.en.md")]
    [InlineData("dmp/letter.md")]
    [InlineData("dmp/letters/letter.en.md")]
    [InlineData("../letter.en.md")]
    public void A_path_that_says_too_little_or_too_much_is_refused(string path) =>
        Assert.Equal(
            [$"{path}(1): The path is not <folder>/<id>.<language>.md. Use lower-case letters, digits and hyphens, one folder deep, such as dmp/cover-letter.fr.md."],
            Faults(Letter("") with { Path = path }));

    [Fact]
    public void A_circle_of_partials_is_refused() =>
        Assert.Equal(["dmp/_b.en.md(2): The partial 'a' contains itself. Break the circle."],
            Faults(Letter("{{> a}}"), new("dmp/_a.en.md", "{{> b}}"), new("dmp/_b.en.md", "x\n{{> a}}")));

    [Fact]
    public void A_partial_that_nothing_uses_is_checked_all_the_same() =>
        Assert.Equal(["dmp/_a.en.md(2): '#if v' is not closed. Close it with {{/if}}."], Faults(new TextFile("dmp/_a.en.md", "x\n{{#if v}}")));

    [Fact]
    public void A_partial_of_another_language_is_not_found() =>
        Assert.Equal(["dmp/letter.en.md(8): There is no partial 'p' for dmp/letter.en.md. Add dmp/_p.en.md or _shared/_p.en.md."],
            Faults(Letter("{{> p}}"), new("dmp/_p.fr.md", "x"), new("krg-moh/_p.en.md", "x")));

    [Fact]
    public void Blocks_stand_at_most_sixteen_deep_with_those_of_partials()
    {
        static string Nested(int depth, string inner) =>
            string.Concat(Enumerable.Repeat("{{#if v}}\n", depth)) + inner + string.Concat(Enumerable.Repeat("\n{{/if}}", depth));

        Assert.Equal([], Faults(Letter(Nested(16, "x"))));
        Assert.Equal(["dmp/letter.en.md(24): Blocks stand more than 16 deep. Give the data a simpler shape."], Faults(Letter(Nested(17, "x"))));
        Assert.Equal(["dmp/_p.en.md(7): Blocks stand more than 16 deep. Give the data a simpler shape."],
            Faults(Letter(Nested(10, "{{> p}}")), new("dmp/_p.en.md", Nested(7, "x"))));
    }

    [Fact]
    public void A_file_is_at_most_64_kB_and_with_its_partials_too()
    {
        var partial = new TextFile("dmp/_p.en.md", new string('x', 40_000));

        Assert.Equal([], Faults(Letter("{{> p}}"), partial));
        Assert.Equal(["dmp/letter.en.md(1): The file is larger than 64 kB. Split the document."],
            Faults(Letter(string.Concat(Enumerable.Repeat("é", 32_768)))));
        Assert.Equal(["dmp/letter.en.md(1): The template with its partials is larger than 64 kB. Split the document."],
            Faults(Letter("{{> p}}\n{{> p}}\n"), partial));
    }

    [Fact]
    public void All_faults_of_all_files_come_together_in_order() =>
        Assert.Equal(
            [
                "dmp/_p.en.md(1): HTML is not allowed. Use Markdown; write '\\<' where the sign itself is meant.",
                "dmp/letter.en.md(8): A hole has no name. Write the name of a value: {{name}}.",
                "dmp/letter.en.md(9): {{/if}} closes nothing. Open it with {{#if name}}, or take it away.",
            ],
            Faults(Letter("{{}}\n{{/if}}\n{{> p}}"), new TextFile("dmp/_p.en.md", "<br>")));

    [Fact]
    public void A_file_given_twice_is_refused() =>
        Assert.Equal(["dmp/letter.en.md(1): The file is given twice. Hand it in once."], Faults(Letter("a"), Letter("b")));

    private static string[] Faults(params TextFile[] files)
    {
        try
        {
            TemplateCatalog.Load(files);
            return [];
        }
        catch (TextFaultException faults)
        {
            return [.. faults.Diagnostics.Select(fault => fault.ToString())];
        }
    }
}
