using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Reading;

namespace ReserveMeds.Packets.Documents.Pairing;

/// <summary>Collects the blocks of a bilingual document.</summary>
internal sealed class PairedBlocks(ColumnLanguage first, ColumnLanguage second)
{
    /// <summary>Only whether two blocks say the same is asked, so the order of a format does not matter.</summary>
    private static readonly BlockTexts Words = new(firstPages: null, new FigureTexts("en", inPdf: false));

    private readonly List<Block> blocks = [];
    private readonly List<SideBySideRow> rows = [];

    public IReadOnlyList<Block> Blocks
    {
        get
        {
            EndRows();
            return blocks;
        }
    }

    /// <summary>Blocks of one kind after the other stand pair by pair; where kinds differ, the whole section is one pair.</summary>
    public void AddSection(IReadOnlyList<Block> own, IReadOnlyList<Block> other)
    {
        if (!own.Select(block => block.GetType()).SequenceEqual(other.Select(block => block.GetType())))
        {
            AddRow(own, other);
            return;
        }

        foreach (var (here, there) in own.Zip(other))
            Add(here, there);
    }

    private void Add(Block own, Block other)
    {
        switch (own, other)
        {
            case (SignatureBlock here, SignatureBlock there) when here.Lines.Count == there.Lines.Count:
                PartLastRow();
                AddAcross(PairedWords.Of(here, there));
                break;
            case (Table here, Table there) when HaveOneShape(here, there):
                AddAcross(PairedWords.Of(here, there));
                break;
            case (DefinitionList here, DefinitionList there) when here.Entries.Count == there.Entries.Count:
                AddAcross(new DefinitionList([.. here.Entries.Zip(there.Entries, Paired)]));
                break;
            case (Note here, Note there):
                AddAcross(new Note(Inside(here.Content, there.Content)));
                break;
            case (ThematicBreak or PageBreak, _):
                AddAcross(own);
                break;
            case (not Heading, _) when AreAlike(Words.Of(own).ToList(), Words.Of(other).ToList()):
                AddAcross(own);
                break;
            default:
                AddRow([own], [other]);
                break;
        }
    }

    private Definition Paired(Definition own, Definition other) => new(
        PairedWords.Below(own.Term, other.Term), Inside(own.Description, other.Description));

    private IReadOnlyList<Block> Inside(IReadOnlyList<Block> own, IReadOnlyList<Block> other)
    {
        var inside = new PairedBlocks(first, second);
        inside.AddSection(own, other);
        return inside.Blocks;
    }

    private void AddAcross(Block block)
    {
        EndRows();
        blocks.Add(block);
    }

    /// <summary>What stands below two headings goes into their row, so that they are never left behind on a page.</summary>
    private void AddRow(IReadOnlyList<Block> own, IReadOnlyList<Block> other)
    {
        if (rows is [.., { First: [.., Heading], Second: [.., Heading] } heads])
            rows[^1] = new SideBySideRow([.. heads.First, .. own], [.. heads.Second, .. other]);
        else
            rows.Add(new SideBySideRow(own, other));
    }

    // Headings over a block across both columns stay with it: by themselves, so that they take no other row along.
    private void EndRows()
    {
        var whole = rows is [.., { First: [Heading], Second: [Heading] }] ? rows.Count - 1 : rows.Count;
        foreach (var part in new[] { rows[..whole], rows[whole..] }.Where(part => part.Count > 0))
            blocks.Add(new SideBySide(first, second, part));
        rows.Clear();
    }

    /// <summary>What stands before a place to sign goes over to its page, but not all that stands before it.</summary>
    private void PartLastRow()
    {
        if (rows.Count < 2)
            return;
        blocks.Add(new SideBySide(first, second, rows[..^1]));
        rows.RemoveRange(0, rows.Count - 1);
    }

    private static bool AreAlike(IReadOnlyList<string> own, IReadOnlyList<string> other) =>
        own.Count == other.Count && own.Zip(other).All(pair => PairedWords.AreAlike(pair.First, pair.Second));

    private static bool HaveOneShape(Table own, Table other) => own.Header.Count == other.Header.Count && own.Rows.Count == other.Rows.Count;
}
