using ReserveMeds.Packets.Documents.Parsing;
using ReserveMeds.Packets.Documents.Templates;
using static ReserveMeds.Packets.Tests.Templates.TemplateFiles;

namespace ReserveMeds.Packets.Tests.Templates;

public sealed class FillTests
{
    [Fact]
    public void A_value_comes_out_as_the_same_characters() =>
        Assert.Equal("p 'Dose: '['5*10 | <b> & {{x}}']", Tree("Dose: {{dose}}", ("dose", "5*10\u202E |\n<b> & {{x}} ")));

    [Fact]
    public void A_gap_is_printed_as_a_gap() =>
        Assert.Equal("p 'Licence: 'gap<[missing: *number*]>'.'",
            Tree("Licence: {{licence}}.", ("licence", new GapValue("[missing: *number*]"))));

    [Fact]
    public void A_value_cannot_pretend_to_be_a_gap() =>
        Assert.Equal("p ['none']", Tree("{{v}}", ("v", "\uFDD0none\uFDD1")));

    [Theory]
    [InlineData("{{missing}}", "dmp/letter.en.md(8): The data has no 'missing'.")]
    [InlineData("\n\n{{group.missing}}", "dmp/letter.en.md(10): The data has no 'group.missing'.")]
    [InlineData("{{#if missing}}a{{/if}}", "dmp/letter.en.md(8): The data has no 'missing'.")]
    [InlineData("{{#unless missing}}a{{/unless}}", "dmp/letter.en.md(8): The data has no 'missing'.")]
    [InlineData("{{#each missing}}a{{/each}}", "dmp/letter.en.md(8): The data has no 'missing'.")]
    [InlineData("{{#with missing}}a{{/with}}", "dmp/letter.en.md(8): The data has no 'missing'.")]
    [InlineData("{{#each list}}{{text}}{{/each}}", "dmp/letter.en.md(8): The data has no 'text'.")]
    [InlineData("{{../text}}", "dmp/letter.en.md(8): The data has no '../text'.")]
    [InlineData("{{blank}}", "dmp/letter.en.md(8): {{blank}} would print a blank.")]
    [InlineData("a\n{{nothing}}", "dmp/letter.en.md(9): {{nothing}} would print a blank.")]
    [InlineData("{{invisible}}", "dmp/letter.en.md(8): {{invisible}} would print a blank.")]
    [InlineData("{{yes}}", "dmp/letter.en.md(8): 'yes' is printed, but it is a yes/no. Print texts only.")]
    [InlineData("{{list}}", "dmp/letter.en.md(8): 'list' is printed, but it is a list. Print texts only.")]
    [InlineData("{{group}}", "dmp/letter.en.md(8): 'group' is printed, but it is a group of values. Print texts only.")]
    [InlineData("{{this}}", "dmp/letter.en.md(8): 'this' is printed, but it is a group of values. Print texts only.")]
    [InlineData("{{text.length}}", "dmp/letter.en.md(8): 'text.length' is printed, but it is no value of the data. Print texts only.")]
    [InlineData("{{#each text}}a{{/each}}", "dmp/letter.en.md(8): 'text' is walked through, but it is a text. Walk through lists only.")]
    [InlineData("{{#each group}}a{{/each}}",
        "dmp/letter.en.md(8): 'group' is walked through, but it is a group of values. Walk through lists only.")]
    [InlineData("{{#with list}}a{{/with}}", "dmp/letter.en.md(8): 'list' is entered, but it is a list. Use #with for groups of values only.")]
    [InlineData("{{#if group}}a{{/if}}", "dmp/letter.en.md(8): 'group' is tested, but it is a group of values. Test a yes/no, a text or a list.")]
    [InlineData("{{#if list.Count}}a{{/if}}", null)]
    public void A_hole_that_its_data_does_not_fit_stops_the_filling(string body, string? message)
    {
        var data = Data(
            ("text", "secret"), ("blank", " \u200B\n"), ("nothing", null!), ("invisible", "\u202E\u200B"), ("yes", true),
            ("list", new[] { "secret" }), ("group", Data(("text", "secret"))));
        if (message is null)
        {
            Assert.Throws<TextFaultException>(() => Load(body));
            return;
        }

        var fault = Assert.Throws<TemplateFillException>(() => Load(body).Fill(data));

        Assert.Equal(message, fault.Message);
    }

    [Fact]
    public void A_fault_in_a_partial_names_the_partial()
    {
        var template = Load("{{> end}}", new TextFile("_shared/_end.en.md", "Yours,\n{{name}}\n"));

        var fault = Assert.Throws<TemplateFillException>(() => template.Fill(Data(("name", ""))));

        Assert.Equal("_shared/_end.en.md(2): {{name}} would print a blank.", fault.Message);
    }

    [Theory]
    [MemberData(nameof(MisshapenData))]
    public void Data_that_is_no_text_is_refused_by_name(object value, string message)
    {
        var fault = Assert.Throws<TemplateFillException>(() => Load("words").Fill(Data(("rows", new[] { Data(("dose", value)) }))));

        Assert.Equal(message, fault.Message);
    }

    public static TheoryData<object, string> MisshapenData { get; } = new()
    {
        {
            5, "dmp/letter.en.md: The data holds a Int32 under 'rows[0].dose'. Templates take strings, bools, gaps, lists and dictionaries."
        },
        { new GapValue(" "), "dmp/letter.en.md: The gap under 'rows[0].dose' has no words to say what is missing." },
    };

    [Theory]
    [InlineData(true, "yes")]
    [InlineData(false, "no")]
    [InlineData("x", "yes")]
    [InlineData(" \n ", "no")]
    [InlineData(null, "no")]
    public void An_if_tests_a_flag_or_a_text(object? value, string expected) =>
        Assert.Equal($"p '{expected}'", Tree("{{#if v}}yes{{else}}no{{/if}}", ("v", value!)));

    [Fact]
    public void An_if_tests_a_list_and_a_gap_is_there()
    {
        const string Body = "{{#if empty}}a{{/if}}{{#if full}}b{{/if}}{{#unless empty}}c{{/unless}}{{#if gap}}d{{/if}}";
        Assert.Equal("p 'bcd'",
            Tree(Body, ("empty", Array.Empty<string>()), ("full", new[] { "x" }), ("gap", new GapValue("[missing]"))));
    }

    [Fact]
    public void A_runaway_text_is_stopped()
    {
        var items = Enumerable.Repeat(new string('x', 1000), 130).ToArray();
        var fault = Assert.Throws<TemplateFillException>(() =>
            Load("{{#each v}}{{#each ../v}}{{this}}{{/each}}{{/each}}").Fill(Data(("v", items))));

        Assert.Equal("dmp/letter.en.md: The filled text is longer than 16000000 characters.", fault.Message);
    }

    [Fact]
    public async Task A_template_may_be_filled_concurrently()
    {
        var template = Load("{{#each rows}}\n- {{name}} {{#if ../flag}}{{../own}}{{/if}}\n{{/each}}\n");
        string Expected(int i) => string.Concat(Enumerable.Repeat($"- \u2068n{i}\u2069 \u2068own {i}\u2069\n", 20));

        var filled = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(() => template.Fill(Data(
            ("flag", true), ("own", $"own {i}"), ("rows", Enumerable.Repeat(Data(("name", $"n{i}")), 20).ToArray()))))));

        Assert.Equal(Enumerable.Range(0, 400).Select(Expected), filled);
    }

    [Fact]
    public void Two_catalogs_do_not_know_of_each_other()
    {
        var first = Load("{{> p}}", new TextFile("dmp/_p.en.md", "first"));
        var second = Load("{{> p}}", new TextFile("dmp/_p.en.md", "second"));

        Assert.Equal(("first", "second"), (first.Fill(Data()), second.Fill(Data())));
    }

    [Fact]
    public void The_wall_itself_prints_no_blank()
    {
        using var output = new StringWriter();
        Assert.Throws<ArgumentException>(() => new MarkdownEncoder().Encode(" \t\u202E", output));
        Assert.Equal("", output.ToString());
    }

    [Fact]
    public void A_filled_text_parses() => Assert.Single(DocumentParser.Parse(Load("{{v}}").Fill(Data(("v", "x"))), Frame).Blocks);
}
