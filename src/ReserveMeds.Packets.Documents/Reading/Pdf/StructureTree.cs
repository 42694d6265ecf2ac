namespace ReserveMeds.Packets.Documents.Reading.Pdf;

/// <summary>The text of a tagged PDF in the order in which its structure tree has it read (ISO 32000-1, 14.7).</summary>
internal sealed class StructureTree
{
    private const int MaximumDepth = 100;

    /// <summary>What stands inside a paragraph. Everything else is one of its own.</summary>
    private static readonly HashSet<string> Inline = new(["Span", "Strong", "Em", "Link", "Quote", "Code", "Reference", "Datetime", "Annot"], StringComparer.Ordinal);

    private readonly PdfObjects objects;
    private readonly IReadOnlyDictionary<PdfReference, int> pageNumbers;
    private readonly IReadOnlyList<PageContent> pages;
    private readonly bool rightToLeft;
    private readonly List<ReadBlock> blocks = [];
    private readonly List<(int Page, PdfRun Run)> current = [];
    private readonly HashSet<(int Page, int Mark)> said = [];
    private readonly HashSet<int> visited = [];

    private StructureTree(PdfObjects objects, IReadOnlyDictionary<PdfReference, int> pageNumbers, IReadOnlyList<PageContent> pages, bool rightToLeft)
    {
        this.objects = objects;
        this.pageNumbers = pageNumbers;
        this.pages = pages;
        this.rightToLeft = rightToLeft;
    }

    /// <param name="pageNumbers">Index in <paramref name="pages"/> by the page's object.</param>
    public static IReadOnlyList<ReadBlock> Read(
        PdfObjects objects,
        Dictionary<string, object?> catalog,
        IReadOnlyDictionary<PdfReference, int> pageNumbers,
        IReadOnlyList<PageContent> pages,
        bool rightToLeft)
    {
        var tree = new StructureTree(objects, pageNumbers, pages, rightToLeft);
        foreach (var kid in objects.Items(objects.Map(catalog.GetValueOrDefault("StructTreeRoot")).GetValueOrDefault("K")))
            tree.Visit(kid, page: null, isLabel: false, depth: 0);
        tree.EndBlock(isLabel: false);
        var unsaid = pages.Index().Any(page => page.Item.Marked.Keys.Any(mark => !tree.said.Contains((page.Index, mark))));
        return unsaid ? throw new ReadFaultException("A page shows text that its reading order leaves out.") : tree.blocks;
    }

    private void Visit(object? kid, int? page, bool isLabel, int depth)
    {
        if (depth > MaximumDepth || (kid is PdfReference to && !visited.Add(to.Number)))
            throw new ReadFaultException("Its structure tree is broken.");
        objects.Spend(0);
        if (kid is double mark)
        {
            Say(page, (int)mark);
            return;
        }

        var element = objects.Map(kid);
        page = element.GetValueOrDefault("Pg") is PdfReference own ? PageOf(own) : page;
        switch ((objects.Resolve(element.GetValueOrDefault("Type")) as PdfName)?.Value)
        {
            case "MCR":
                Say(page, objects.Integer(element.GetValueOrDefault("MCID")));
                return;
            case "OBJR":
                return;
        }

        var kind = (objects.Resolve(element.GetValueOrDefault("S")) as PdfName)?.Value ?? "";
        var isBlock = !Inline.Contains(kind);
        if (isBlock)
            EndBlock(isLabel);
        foreach (var inner in objects.Items(element.GetValueOrDefault("K")))
            Visit(inner, page, isLabel || kind == "Lbl", depth + 1);
        if (isBlock)
            EndBlock(isLabel || kind == "Lbl");
    }

    private int PageOf(PdfReference page) =>
        pageNumbers.TryGetValue(page, out var number) ? number : throw new ReadFaultException("Its structure tree names a page that it does not have.");

    private void Say(int? page, int mark)
    {
        if (page is not { } number || !said.Add((number, mark)))
            throw new ReadFaultException("Its structure tree is broken.");
        if (pages[number].Marked.TryGetValue(mark, out var runs))
            current.AddRange(runs.Select(run => (number, run)));
    }

    private void EndBlock(bool isLabel)
    {
        if (current.Count > 0 && !isLabel && ReadingLines.Of(current, rightToLeft, isOneText: true) is { Length: > 0 } text)
            blocks.Add(new ReadBlock(text, current[0].Page + 1));
        current.Clear();
    }
}
