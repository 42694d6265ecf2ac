namespace ReserveMeds.Packets.Forms;

/// <summary>The form of one case in one language, with what stands in it.</summary>
/// <param name="Language">Language code of the words.</param>
public sealed record CaseForm(string Regulator, string Language, IReadOnlyList<FormSection> Sections)
{
    /// <summary>The part in which a fact is typed: itself, or the nearest one around it; empty for what concerns the whole case.</summary>
    /// <param name="pointer">JSON Pointer into the case.</param>
    public string PlaceOf(string pointer)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        var places = Places.Value;
        while (pointer.Length > 0 && !places.ContainsKey(pointer))
            pointer = pointer[..pointer.LastIndexOf('/')];
        return pointer;
    }

    /// <summary>Null where the place is none of a field.</summary>
    public FormField? FieldAt(string place) => Places.Value.GetValueOrDefault(place) as FormField;

    /// <summary>Whether something was typed at the place or within it.</summary>
    public bool HasValueIn(string place) => Places.Value.Any(part =>
        part.Value is FormField { Value: not "" } && (part.Key == place || part.Key.StartsWith(place + "/", StringComparison.Ordinal)));

    /// <summary>What a person calls the place: its label behind those of what is around it; empty for the whole case.</summary>
    /// <param name="place">One of the form's.</param>
    public string NameOf(string place) => Names.Value.GetValueOrDefault(place, "");

    /// <summary>Every field, in the order of the form.</summary>
    public IEnumerable<FormField> Fields => Places.Value.Values.OfType<FormField>();

    private Lazy<Dictionary<string, string>> Names { get; } = new(() =>
    {
        var names = Sections.ToDictionary(section => section.Pointer, section => section.Title, StringComparer.Ordinal);
        foreach (var (pointer, name) in Sections.SelectMany(section => section.Parts.SelectMany(part => NamesIn(part, section.Title))))
            names[pointer] = name;
        return names;
    });

    private static IEnumerable<(string Pointer, string Name)> NamesIn(FormPart part, string around)
    {
        var name = $"{around} · {part.Label}";
        return part switch
        {
            FormGroup group => [(group.Pointer, name), .. group.Parts.SelectMany(inner => NamesIn(inner, name))],
            FormRows rows => [(rows.Pointer, name), .. rows.Rows.SelectMany(row => row.Parts.SelectMany(inner => NamesIn(inner, $"{name} {row.Index + 1}")))],
            _ => [(part.Pointer, name)],
        };
    }

    private Lazy<Dictionary<string, FormPart?>> Places { get; } = new(() =>
    {
        var places = Sections.ToDictionary(section => section.Pointer, FormPart? (_) => null, StringComparer.Ordinal);
        foreach (var part in Sections.SelectMany(section => section.Parts).SelectMany(All))
            places[part.Pointer] = part;
        return places;
    });

    private static IEnumerable<FormPart> All(FormPart part) => part switch
    {
        FormGroup group => [group, .. group.Parts.SelectMany(All)],
        FormRows rows => [rows, .. rows.Rows.SelectMany(row => row.Parts).SelectMany(All)],
        _ => [part],
    };
}

/// <param name="Pointer">JSON Pointer of the part of the case; <c>/reference</c> for the facts of the case as a whole.</param>
public sealed record FormSection(string Pointer, string Title, IReadOnlyList<FormPart> Parts)
{
    /// <summary>Whether the pointer is of the section alone, and of none of its parts.</summary>
    public bool HasPlace => Parts.All(part => part.Pointer != Pointer);
}

/// <summary>A place of the form. A closed family.</summary>
/// <param name="Pointer">JSON Pointer of the fact, with the number of its row.</param>
/// <param name="Hint">Null where the label says it all.</param>
public abstract record FormPart(string Pointer, string Label, string? Hint);

/// <summary>Fields that belong together.</summary>
public sealed record FormGroup(string Pointer, string Label, string? Hint, IReadOnlyList<FormPart> Parts) : FormPart(Pointer, Label, Hint);

/// <summary>A list whose entries have fields of their own.</summary>
/// <param name="Label">Name of one entry.</param>
/// <param name="MayGrow">False at the most entries that the format allows.</param>
public sealed record FormRows(string Pointer, string Label, string? Hint, IReadOnlyList<FormRow> Rows, bool MayGrow) : FormPart(Pointer, Label, Hint);

/// <param name="Index">From 0, as in the pointer.</param>
public sealed record FormRow(int Index, IReadOnlyList<FormPart> Parts);

/// <summary>One field.</summary>
/// <param name="Values">As typed; several where boxes are ticked.</param>
/// <param name="Options">What can be chosen; empty where words are typed.</param>
/// <param name="MaximumLength">In characters; null where the kind bounds it.</param>
/// <param name="IsNeeded">Whether the packet is refused without it, whatever the case.</param>
public sealed record FormField(
    string Pointer,
    string Label,
    string? Hint,
    FieldKind Kind,
    IReadOnlyList<string> Values,
    IReadOnlyList<FormOption> Options,
    int? MaximumLength,
    bool IsNeeded) : FormPart(Pointer, Label, Hint)
{
    /// <summary>What stands in a field that holds one text; empty where nothing does.</summary>
    public string Value => Values.Count > 0 ? Values[0] : "";
}

/// <param name="Value">As in the case.</param>
public sealed record FormOption(string Value, string Words);

public enum FieldKind
{
    /// <summary>A few words on one line.</summary>
    Line,

    /// <summary>Words on several lines.</summary>
    Paragraph,

    /// <summary>An entry on each line.</summary>
    Lines,

    Date,

    Integer,

    /// <summary>A number that may have decimals.</summary>
    Decimal,

    /// <summary>True, false or not stated.</summary>
    YesNo,

    /// <summary>One of the options, or none.</summary>
    Choice,

    /// <summary>Any of the options.</summary>
    Choices,
}
