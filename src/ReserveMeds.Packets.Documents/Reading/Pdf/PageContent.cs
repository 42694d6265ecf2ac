using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Documents.Reading.Pdf;

/// <summary>What one page draws as text, by the marks that tie it to the structure tree (ISO 32000-1, 9.4 and 14.6).</summary>
internal sealed class PageContent
{
    private const int MaximumOperands = 10_000;
    private const int MaximumNesting = 100;
    private const int MaximumForms = 8;
    private const int MaximumFormsDrawn = 1_000;

    private readonly PdfObjects objects;
    private readonly Dictionary<PdfReference, PdfFont> fonts;
    private readonly Dictionary<int, List<PdfRun>> marked = [];
    private readonly Stack<Mark> marks = new();
    private readonly Stack<Transform> saved = new();
    private Transform space = Transform.Identity;
    private Transform line = Transform.Identity;
    private double leading;
    private int formsDrawn;
    private PdfFont? font;

    /// <param name="fonts">Fonts of the file that were read before; pages share them.</param>
    public PageContent(PdfObjects objects, Dictionary<string, object?> page, Dictionary<PdfReference, PdfFont> fonts)
    {
        this.objects = objects;
        this.fonts = fonts;
        foreach (var stream in objects.Items(page.GetValueOrDefault("Contents") is PdfReference single && objects.Object(single.Number).StreamStart is not null
            ? new List<object?> { single }
            : page.GetValueOrDefault("Contents")))
        {
            Draw(objects.Stream(stream), objects.Map(page.GetValueOrDefault("Resources")), forms: 0);
        }
    }

    /// <summary>By the number of their mark, in the order in which they are drawn.</summary>
    public IReadOnlyDictionary<int, List<PdfRun>> Marked => marked;

    /// <summary>Runs that are no part of the text: head, foot, watermark. Those without any mark are among them.</summary>
    public List<PdfRun> Frame { get; } = [];

    private void Draw(byte[] content, Dictionary<string, object?> resources, int forms)
    {
        var lexer = new PdfLexer(content);
        var operands = new List<object?>();
        while (lexer.Read(references: false) is var value && value is not PdfEnd { Sign: '\0' })
        {
            if (value is not PdfWord word)
            {
                operands.Add(value);
                if (operands.Count > MaximumOperands)
                    throw new ReadFaultException("A page is broken.");
                continue;
            }

            Operate(word.Value, operands, resources, forms);
            operands.Clear();
        }
    }

    private void Operate(string word, List<object?> operands, Dictionary<string, object?> resources, int forms)
    {
        switch (word)
        {
            case "q":
                Push(saved, space);
                break;
            case "Q":
                space = saved.TryPop(out var outer) ? outer : throw new ReadFaultException("A page is broken.");
                break;
            case "cm":
                space = Transform.Of(operands).Then(space);
                break;
            case "BT":
                line = Transform.Identity;
                break;
            case "Tm":
                line = Transform.Of(operands);
                break;
            case "Td" or "TD" when operands is [double x, double y]:
                leading = word == "TD" ? -y : leading;
                Move(x, y);
                break;
            case "TL" when operands is [double height]:
                leading = height;
                break;
            case "T*":
                Move(0, -leading);
                break;
            case "Tf" when operands is [PdfName name, double]:
                font = FontOf(resources, name.Value);
                break;
            case "Tj" when operands is [byte[] codes]:
                Show(font?.Glyphs(codes));
                break;
            case "TJ" when operands is [List<object?> parts]:
                Show(font is null ? null : parts.OfType<byte[]>().SelectMany(font.Glyphs));
                break;
            case "'" or "\"" when operands is [.., byte[] codes]:
                Move(0, -leading);
                Show(font?.Glyphs(codes));
                break;
            case "BMC" or "BDC" when operands is [PdfName tag, ..]:
                Push(marks, MarkOf(tag.Value, operands.ElementAtOrDefault(1), resources));
                break;
            case "EMC":
                End();
                break;
            case "Do" when operands is [PdfName name]:
                DrawForm(resources, name.Value, forms);
                break;
            default:
                break;
        }
    }

    private static void Push<T>(Stack<T> stack, T item)
    {
        if (stack.Count >= MaximumNesting)
            throw new ReadFaultException("A page is nested too deeply.");
        stack.Push(item);
    }

    private void Move(double x, double y) => line = new Transform(1, 0, 0, 1, x, y).Then(line);

    private void Show(IEnumerable<PdfGlyph>? glyphs)
    {
        var shown = glyphs?.ToList() ?? throw new ReadFaultException("A page shows text without a font.");
        var drawn = shown.Where((glyph, at) => !glyph.IsMark || !HasLetterBeside(shown, at)).Select(glyph => glyph.Text).ToList();

        // Glyphs stand from left to right on the page, so words of a right-to-left script come last letter first.
        if (Directionality.HoldsRightToLeft(string.Concat(drawn)))
            drawn.Reverse();
        var place = line.Then(space);
        Add(new PdfRun(string.Concat(drawn), place.X, place.Y) { IsMarks = shown.Count > 0 && shown.All(glyph => glyph.IsMark) });
    }

    private static bool HasLetterBeside(List<PdfGlyph> glyphs, int mark) =>
        new[] { mark - 1, mark + 1 }.Any(at => at >= 0 && at < glyphs.Count && !glyphs[at].IsMark && glyphs[at].Text == glyphs[mark].Text);

    /// <summary>Words given in place of glyphs stand once, where the first of those glyphs does.</summary>
    private void Add(PdfRun run)
    {
        if (marks.FirstOrDefault(mark => mark.ActualText is not null) is { } replaced)
        {
            if (replaced.IsSaid)
                return;
            replaced.IsSaid = true;
            run = run with { Text = replaced.ActualText! };
        }

        if (marks.FirstOrDefault(mark => mark.IsArtifact || mark.Number is not null) is { IsArtifact: false, Number: { } number })
        {
            if (!marked.TryGetValue(number, out var runs))
                marked.Add(number, runs = []);
            runs.Add(run);
        }
        else
        {
            Frame.Add(run);
        }
    }

    private Mark MarkOf(string tag, object? properties, Dictionary<string, object?> resources)
    {
        if (properties is PdfName named && resources.TryGetValue("Properties", out var list))
            properties = objects.Resolve(objects.Map(list).GetValueOrDefault(named.Value));
        var form = properties as Dictionary<string, object?>;
        objects.Spend((form?.GetValueOrDefault("ActualText") as byte[])?.Length ?? 0);
        return new Mark(tag == "Artifact", form?.GetValueOrDefault("MCID") is double number ? (int)number : null)
        {
            ActualText = form?.GetValueOrDefault("ActualText") is byte[] text ? PdfObjects.Text(text) : null,
        };
    }

    private void End()
    {
        if (!marks.TryPeek(out var ended))
            throw new ReadFaultException("A page is broken.");

        // Words may be given for something that is no glyph at all.
        if (ended is { ActualText: not null, IsSaid: false })
            Add(new PdfRun(ended.ActualText, space.X, space.Y));
        marks.Pop();
    }

    private PdfFont FontOf(Dictionary<string, object?> resources, string name)
    {
        if (objects.Map(resources.GetValueOrDefault("Font")).GetValueOrDefault(name) is not PdfReference reference)
            throw new ReadFaultException("A page names a font that it does not have.");
        if (!fonts.TryGetValue(reference, out var known))
            fonts.Add(reference, known = new PdfFont(objects, objects.Map(reference)));
        return known;
    }

    private void DrawForm(Dictionary<string, object?> resources, string name, int forms)
    {
        var reference = objects.Map(resources.GetValueOrDefault("XObject")).GetValueOrDefault(name);
        var form = objects.Map(reference);
        if (objects.Resolve(form.GetValueOrDefault("Subtype")) is not PdfName { Value: "Form" })
            return;
        if (forms >= MaximumForms || ++formsDrawn > MaximumFormsDrawn)
            throw new ReadFaultException("A page is nested too deeply.");

        var (outer, outerFont) = (space, font);
        if (form.TryGetValue("Matrix", out var matrix))
            space = Transform.Of(objects.Items(matrix)).Then(space);
        Draw(objects.Stream(reference), form.TryGetValue("Resources", out var own) ? objects.Map(own) : resources, forms + 1);
        (space, font) = (outer, outerFont);
    }

    /// <param name="Number">Its MCID, which the structure tree names; null where it has none.</param>
    private sealed record Mark(bool IsArtifact, int? Number)
    {
        public string? ActualText { get; init; }

        public bool IsSaid { get; set; }
    }
}
