using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>
/// The numbering part: two kinds of list as a file, and one instance per ordered list, so that each counts anew.
/// </summary>
internal sealed class ListNumbers
{
    private const int Bullets = 1;
    private const int Ordered = 2;

    private readonly W.Numbering numbering = new(StaticPart.Text("numbering.xml"));
    private int instances;

    public ListNumbers() => BulletId = Add(Bullets);

    /// <summary>Shared by all bullet lists.</summary>
    public int BulletId { get; }

    /// <summary>Id of a new ordered list.</summary>
    /// <param name="level">Level the list stands at, from 0.</param>
    public int AddOrdered(int level, int start)
    {
        var id = Add(Ordered);
        numbering.LastChild!.AppendChild(new W.LevelOverride(
            new W.StartOverrideNumberingValue { Val = start }) { LevelIndex = level });
        return id;
    }

    public void Save(DocumentFormat.OpenXml.Packaging.NumberingDefinitionsPart part) => part.Numbering = numbering;

    private int Add(int kind)
    {
        instances++;
        numbering.AppendChild(new W.NumberingInstance(new W.AbstractNumId { Val = kind }) { NumberID = instances });
        return instances;
    }
}
