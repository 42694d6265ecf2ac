using System.Text.RegularExpressions;
using ReserveMeds.Packets.Documents.Parsing;
using ReserveMeds.Packets.Documents.Templates;
using static ReserveMeds.Packets.Tests.Templates.TemplateFiles;

namespace ReserveMeds.Packets.Tests.Templates;

/// <summary>The cheat sheet for authors, templates/README.md, says what is true.</summary>
public sealed class CheatSheetTests
{
    [Fact]
    public void The_whole_template_of_the_cheat_sheet_becomes_a_document()
    {
        var example = Regex.Match(File.ReadAllText(Path.Combine(RepositoryRoot(), "templates", "README.md")),
            "```markdown\n(?<text>.*?)```", RegexOptions.Singleline, TimeSpan.FromSeconds(5)).Groups["text"].Value;
        var template = TemplateCatalog.Load(
            [new("dmp/cover-letter.en.md", example), new("_shared/_head.en.md", "::: header\nReserve {{reference}}\n:::\n")])
            .Find("dmp", "cover-letter", "en")!;

        var filled = template.Fill(Data(
            ("address", new[] { "Rabat" }), ("reference", "RM-1"), ("date", "1 March 2026"), ("urgent", true), ("urgencyReason", "stock"),
            ("patient", Data(("code", "P-1"), ("facts", new[] { Data(("label", "Age"), ("value", "7 years")) }))),
            ("medicines", new[] { Data(("number", "1"), ("name", "A|B"), ("dose", new GapValue("[missing: dose]"))) }),
            ("enclosures", new[] { "a", "b" }), ("physician", "Dr A")));

        Assert.Equal(
            """
            header 'Reserve '['RM-1']
            h1 'Cover letter'
            p 'To the Directorate of Pharmacy'/['Rabat']
            p 'Reference: '*(['RM-1'])', dated '['1 March 2026']
            note
              p 'This request is '*('urgent')': '['stock']
            h2 'Patient'
            dl
              dt 'Code'
                p ['P-1']
              dt ['Age']
                p ['7 years']
            h2 'Medicine'
            table 'No.' | 'Medicine' | 'Dose'
              row ['1'] | ['A|B'] | gap<[missing: dose]>
            p 'Enclosed: '['a']', '['b']'.'
            signature
              line ['Dr A']
              ink 'Date:'
              ink 'Signature:'
              stamp 'Stamp of the hospital'
            """,
            DocumentTree.Of(DocumentParser.Parse(filled, Frame)));
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ReserveMeds.Packets.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
