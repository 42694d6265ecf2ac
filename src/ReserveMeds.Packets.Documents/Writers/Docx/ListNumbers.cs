using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>
/// The numbering part: two kinds of list as a file, each also for right-to-left paragraphs, and one instance per ordered
/// list, so that each counts anew.
/// </summary>
internal sealed class ListNumbers
{
    private const int Bullets = 1;
    private const int Ordered = 2;

    /// <summary>From a kind to the same kind from right to left.</summary>
    private const int RightToLeft = 2;

    private readonly W.Numbering numbering = new(StaticPart.Text("numbering.xml"));
    private readonly int bullets;
    private readonly int rightToLeftBullets;
    private int instances;

    public ListNumbers()
    {
        // In a right-to-left paragraph LibreOffice draws a mark outwards from where it should begin, over the margin. So
        // these hang less far by the width of a bullet or of a figure with its stop; words stay where they are.
        AddRightToLeft(Bullets, hanging: 260);
        AddRightToLeft(Ordered, hanging: 180);
        bullets = Add(Bullets);
        rightToLeftBullets = Add(Bullets + RightToLeft);
    }

    /// <summary>Shared by all bullet lists of a direction.</summary>
    public int BulletsOf(bool rightToLeft) => rightToLeft ? rightToLeftBullets : bullets;

    /// <summary>Id of a new ordered list.</summary>
    /// <param name="level">Level the list stands at, from 0.</param>
    public int AddOrdered(int level, int start, bool rightToLeft)
    {
        var id = Add(rightToLeft ? Ordered + RightToLeft : Ordered);
        numbering.LastChild!.AppendChild(new W.LevelOverride(
            new W.StartOverrideNumberingValue { Val = start }) { LevelIndex = level });
        return id;
    }

    public void Save(DocumentFormat.OpenXml.Packaging.NumberingDefinitionsPart part) => part.Numbering = numbering;

    /// <param name="hanging">Of the first line, in twentieths of a point.</param>
    private void AddRightToLeft(int kind, int hanging)
    {
        var list = (W.AbstractNum)numbering.Elements<W.AbstractNum>().Single(list => list.AbstractNumberId?.Value == kind).CloneNode(deep: true);
        list.AbstractNumberId = kind + RightToLeft;
        foreach (var indentation in list.Descendants<W.Indentation>())
            indentation.Hanging = Place.Twips(hanging);
        numbering.AppendChild(list);
    }

    private int Add(int kind)
    {
        instances++;
        numbering.AppendChild(new W.NumberingInstance(new W.AbstractNumId { Val = kind }) { NumberID = instances });
        return instances;
    }
}
