using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ReserveMeds.Packets.Cases;

/// <summary>The form of one place in a case. A closed family: the walker, the schema and the canonical form switch over all of it.</summary>
public abstract record Shape
{
    private protected Shape()
    {
    }

    /// <summary>What may stand here, as the rest of a sentence: "a date as yyyy-MM-dd".</summary>
    public abstract string Expected { get; }
}

public sealed record ObjectShape : Shape
{
    private readonly FrozenDictionary<string, int> places;

    public ObjectShape(params IReadOnlyList<Field> fields)
    {
        Fields = fields;
        FieldsByName = [.. fields.OrderBy(field => field.Name, StringComparer.Ordinal)];
        places = fields.Index().ToFrozenDictionary(entry => entry.Item.Name, entry => entry.Index, StringComparer.Ordinal);
    }

    public IReadOnlyList<Field> Fields { get; }

    /// <summary>In ordinal order of their names.</summary>
    public IReadOnlyList<Field> FieldsByName { get; }

    public override string Expected => "an object";

    /// <summary>Index in <see cref="Fields"/>, or -1.</summary>
    public int IndexOf(string name) => places.TryGetValue(name, out var place) ? place : -1;
}

/// <param name="Name">Name on the wire.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Required">True where a case cannot be read without it; it may then not be null either.</param>
public sealed record Field(string Name, string Title, Shape Shape, bool Required = false);

/// <param name="Entry">Form of every entry; an entry is never null.</param>
/// <param name="Unique">True where an entry may stand once only.</param>
/// <param name="MayBeNull">True where null says something else than an empty list.</param>
public sealed record ListShape(Shape Entry, int MaximumEntries, bool Unique = false, bool MayBeNull = false) : Shape
{
    public override string Expected => string.Create(CultureInfo.InvariantCulture, $"a list of at most {MaximumEntries} entries");
}

/// <param name="MaximumLength">In characters (Unicode code points).</param>
public sealed record TextShape(int MaximumLength) : Shape
{
    /// <summary>Null where any words may stand.</summary>
    public TextFormat? Format { get; init; }

    public override string Expected => Format?.Words
        ?? string.Create(CultureInfo.InvariantCulture, $"text of at most {MaximumLength} characters");
}

/// <param name="Pattern">Regular expression without anchors, of the kind that .NET and ECMAScript read alike.</param>
/// <param name="Words">The format in words, as the rest of a sentence.</param>
public sealed record TextFormat(string Pattern, string Words)
{
    private readonly Regex regex = new($@"\A(?:{Pattern})\z", RegexOptions.CultureInvariant);

    public bool Matches(string text) => regex.IsMatch(text);
}

public sealed record ListedShape(IReadOnlyList<string> Values) : Shape
{
    public override string Expected => Values.Count == 1 ? Values[0] : $"one of {string.Join(", ", Values)}";
}

/// <summary>An ISO 8601 calendar date of the years 1900 to 2099: no time, no other calendar.</summary>
public sealed record DateShape : Shape
{
    public override string Expected => "a date of the calendar as yyyy-MM-dd, such as 2026-11-22, in the years 1900 to 2099";
}

public sealed record IntegerShape(int Minimum, int Maximum) : Shape
{
    public override string Expected => Minimum == Maximum
        ? string.Create(CultureInfo.InvariantCulture, $"the number {Minimum}")
        : string.Create(CultureInfo.InvariantCulture, $"a whole number from {Minimum} to {Maximum}");
}

public sealed record DecimalShape(decimal Minimum, decimal Maximum, int Decimals) : Shape
{
    public override string Expected =>
        string.Create(CultureInfo.InvariantCulture, $"a number from {Minimum} to {Maximum} with at most {Decimals} decimals");
}

public sealed record BooleanShape : Shape
{
    public override string Expected => "true or false";
}
