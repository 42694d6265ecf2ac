using System.Text;

namespace ReserveMeds.Packets.Documents.Templates;

/// <summary>A template as the engine gets it: every tag goes through a check of ours that knows where it stands.</summary>
internal sealed class Composition
{
    public StringBuilder Text { get; } = new();

    public HashSet<TemplateSource> Partials { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>First place of each name, such as <c>dmp/cover-letter.fr.md(12)</c>.</summary>
    public Dictionary<string, string> Places { get; } = [];

    public void Add(Piece piece, string path)
    {
        var place = $"{path}({piece.Line})";
        Text.Append(piece switch
        {
            Words words => words.Text,
            Comment => "{{! }}",
            Hole hole => $"{{{{{Checked(HoleEngine.Print, hole.Name, place)}}}}}",
            BlockStart { Name: ['@', ..] } start => $"{{{{#{start.Kind} {start.Name}}}}}",
            BlockStart start => $"{{{{#{start.Kind} ({Checked(HoleEngine.CheckOf(start.Kind), start.Name, place)})}}}}",
            BlockElse => "{{else}}",
            BlockEnd end => $"{{{{/{end.Kind}}}}}",
            _ => throw new NotSupportedException(piece.GetType().Name),
        });
    }

    private string Checked(string check, string name, string place)
    {
        Places.TryAdd(name, place);
        return $"{check} {name} \"{place}\" \"{name}\"";
    }
}
