using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Parsing;
using ReserveMeds.Packets.Documents.Templates;

namespace ReserveMeds.Packets.Tests.Templates;

/// <summary>Small templates and frames for tests. The body of a letter starts on line 8.</summary>
internal static class TemplateFiles
{
    public static Document Frame { get; } = new()
    {
        Title = "Letter",
        LanguageTag = "en",
        Date = new DateOnly(2026, 3, 1),
        PageLabel = new PageLabel("Page ", " of ", ""),
        Blocks = [],
    };

    public static Document ArabicFrame { get; } = Frame with { LanguageTag = "ar-MA", Direction = Direction.RightToLeft };

    public static TextFile Letter(string body, string folder = "dmp", string language = "en") => new(
        $"{folder}/letter.{language}.md",
        $"---\nid: letter\nversion: 1\nlanguage: {language}\nstatus: original\ntitle: Letter\n---\n{body}");

    public static Template Load(string body, params TextFile[] partials) =>
        TemplateCatalog.Load([Letter(body), .. partials]).Find("dmp", "letter", "en")!;

    public static IReadOnlyDictionary<string, object> Data(params (string Name, object Value)[] values) =>
        values.ToDictionary(value => value.Name, value => value.Value);

    /// <summary>Fills and parses, and gives the tree as text.</summary>
    public static string Tree(string body, params (string Name, object Value)[] values) =>
        DocumentTree.Of(DocumentParser.Parse(Load(body).Fill(Data(values)), Frame));
}
