using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ReserveMeds.Packets.Cases;

/// <summary>One walk of a parsed body along its shape; gathers every fault in the order of the document.</summary>
internal sealed class CaseWalk
{
    /// <summary>Enough to mend any real case at once; a hostile one gets no answer longer than its question.</summary>
    private const int MaximumFaults = 500;

    /// <summary>A longer unknown name is not repeated in a pointer.</summary>
    private const int LongestNameInPointer = 64;

    private readonly List<CaseFault> faults = [];
    private readonly Stack<string> path = new();

    private bool Full => faults.Count > MaximumFaults;

    public static List<CaseFault> Faults(JsonElement root, ObjectShape shape)
    {
        var walk = new CaseWalk();
        walk.Visit(root, shape);
        return walk.faults;
    }

    private void Visit(JsonElement element, Shape shape, bool mayBeNull = false)
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            if (!mayBeNull)
            {
                Add(CaseFaultCodes.NullNotAllowed, $"{Here} must not be null.", $"Give {shape.Expected}, or leave the field out where it may be missing.");
            }

            return;
        }

        if (!HasKindOf(element.ValueKind, shape))
        {
            Add(CaseFaultCodes.WrongType, $"{Here} is {Words(element.ValueKind)}.", $"Give {shape.Expected}.");
            return;
        }

        switch (shape)
        {
            case ObjectShape form:
                VisitObject(element, form);
                break;
            case ListShape form:
                VisitList(element, form);
                break;
            case TextShape or ListedShape or DateShape:
                VisitText(element, shape);
                break;
            case IntegerShape form:
                VisitNumber(element, form, form.Minimum, form.Maximum, decimals: 0);
                break;
            case DecimalShape form:
                VisitNumber(element, form, form.Minimum, form.Maximum, form.Decimals);
                break;
        }
    }

    private static bool HasKindOf(JsonValueKind kind, Shape shape) => shape switch
    {
        ObjectShape => kind == JsonValueKind.Object,
        ListShape => kind == JsonValueKind.Array,
        IntegerShape or DecimalShape => kind == JsonValueKind.Number,
        BooleanShape => kind is JsonValueKind.True or JsonValueKind.False,
        _ => kind == JsonValueKind.String,
    };

    private static string Words(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        _ => "true or false",
    };

    private void VisitObject(JsonElement element, ObjectShape shape)
    {
        Span<bool> seen = stackalloc bool[shape.Fields.Count];
        foreach (var property in element.EnumerateObject())
        {
            if (Full)
            {
                return;
            }

            var name = JsonText.NameOf(property);
            var index = name is null ? -1 : shape.IndexOf(name);
            if (index < 0)
            {
                AddUnknown(name, shape);
                continue;
            }

            var field = shape.Fields[index];
            path.Push(field.Name);
            if (seen[index])
            {
                Add(CaseFaultCodes.DuplicateField, $"{Here} is given more than once.", "Keep one of them.");
            }

            seen[index] = true;
            Visit(property.Value, field.Shape, MayBeNull(field));
            path.Pop();
        }

        for (var index = 0; index < seen.Length; index++)
        {
            if (shape.Fields[index].Required && !seen[index])
            {
                path.Push(shape.Fields[index].Name);
                Add(CaseFaultCodes.MissingField, $"{Here} is missing.", $"Give {shape.Fields[index].Shape.Expected}.");
                path.Pop();
            }
        }
    }

    private static bool MayBeNull(Field field) => field.Shape switch
    {
        ObjectShape => false,
        ListShape list => list.MayBeNull,
        _ => !field.Required,
    };

    private void AddUnknown(string? name, ObjectShape shape)
    {
        var known = shape.Fields.Select(field => field.Name);
        var listed = $"Known fields here: {string.Join(", ", known)}.";
        if (name is null || name.Length > LongestNameInPointer || TextBoundary.FirstForbidden(name) is not null)
        {
            Add(CaseFaultCodes.UnknownField, $"{Here} has a field that the format does not know.", listed);
            return;
        }

        path.Push(name);
        var nearest = NearestName.Of(name, known);
        Add(
            CaseFaultCodes.UnknownField,
            "The format does not know this field.",
            nearest is null ? $"Leave it out. {listed}" : $"Did you mean \"{nearest}\"? {listed}");
        path.Pop();
    }

    private void VisitList(JsonElement element, ListShape shape)
    {
        var count = element.GetArrayLength();
        if (count > shape.MaximumEntries)
        {
            Add(CaseFaultCodes.TooManyEntries, $"{Here} has too many entries.", $"Give {shape.Expected}.");
        }

        var seen = shape.Unique ? new HashSet<string>(StringComparer.Ordinal) : null;
        var index = 0;
        foreach (var entry in element.EnumerateArray().Take(shape.MaximumEntries))
        {
            if (Full)
            {
                return;
            }

            path.Push(index.ToString(CultureInfo.InvariantCulture));
            Visit(entry, shape.Entry);
            if (entry.ValueKind == JsonValueKind.String && JsonText.Of(entry) is { } text)
            {
                if (seen?.Add(text) == false)
                {
                    Add(CaseFaultCodes.RepeatedEntry, $"{Here} stands in the list already.", "Keep one of them.");
                }

                if (shape.Entry is TextShape && TextBoundary.IsBlank(text))
                {
                    Add(CaseFaultCodes.BlankEntry, $"{Here} is blank.", "Write what it says, or leave the entry out.");
                }
            }

            path.Pop();
            index++;
        }
    }

    private void VisitText(JsonElement element, Shape shape)
    {
        var text = JsonText.Of(element);
        if (text is null)
        {
            Add(CaseFaultCodes.InvalidUtf8, $"{Here} holds bytes that are not UTF-8.", "Send the body in UTF-8.");
            return;
        }

        if (TextBoundary.FirstForbidden(text) is { } forbidden)
        {
            var at = string.Create(
                CultureInfo.InvariantCulture,
                $"{Here} holds {forbidden.Kind}, U+{forbidden.CodePoint:X4}, as character {forbidden.Position} counted from 1.");
            Add(CaseFaultCodes.ForbiddenCharacter, at, "Remove it; line feed and tab are the only control characters that may stand in text.");
            return;
        }

        switch (shape)
        {
            case ListedShape listed when !listed.Values.Contains(text, StringComparer.Ordinal):
                Add(CaseFaultCodes.NotListed, $"{Here} is not one of the listed values.", $"Give {listed.Expected}.");
                break;
            case DateShape when !CaseDate.IsDate(text):
                Add(CaseFaultCodes.BadDate, $"{Here} is not a date.", $"Give {shape.Expected}.");
                break;
            case TextShape form when LongerThan(text, form.MaximumLength):
                Add(CaseFaultCodes.TooLong, $"{Here} is too long.", $"Give {form.Expected}.");
                break;
            case TextShape { Format: { } format } when !format.Matches(text):
                Add(CaseFaultCodes.BadFormat, $"{Here} does not have the format of this field.", $"Give {format.Words}.");
                break;
        }
    }

    private static bool LongerThan(string text, int maximum) => text.Length > maximum && text.EnumerateRunes().Count() > maximum;

    private void VisitNumber(JsonElement element, Shape shape, decimal minimum, decimal maximum, int decimals)
    {
        var remedy = $"Give {shape.Expected}.";
        if (ExactNumber.Of(JsonMarshal.GetRawUtf8Value(element)) is not { } number)
        {
            Add(CaseFaultCodes.NotExact, $"{Here} has more digits than can be held exactly.", remedy);
        }
        else if (number.Value < minimum || number.Value > maximum)
        {
            Add(CaseFaultCodes.OutOfRange, $"{Here} is out of range.", remedy);
        }
        else if (number.Decimals > decimals)
        {
            Add(CaseFaultCodes.TooManyDecimals, $"{Here} has too many decimals.", remedy);
        }
    }

    /// <summary>The place as the beginning of a sentence. Names in it are our own: an unknown one is never on the path then.</summary>
    private string Here
    {
        get
        {
            if (path.Count == 0)
            {
                return "The body";
            }

            var last = path.Peek();
            return char.IsAsciiDigit(last[0]) ? $"An entry of \"{path.ElementAt(1)}\"" : $"\"{last}\"";
        }
    }

    private void Add(string code, string message, string remedy)
    {
        if (faults.Count < MaximumFaults)
        {
            faults.Add(new(Pointer(), code, message, remedy));
        }
        else if (!Full)
        {
            faults.Add(new(string.Empty, CaseFaultCodes.TooManyFaults, "The body has more faults than are listed.", "Mend these first, then send it again."));
        }
    }

    /// <summary>RFC 6901.</summary>
    private string Pointer() => string.Concat(path.Reverse().Select(step => $"/{step.Replace("~", "~0").Replace("/", "~1")}"));
}
