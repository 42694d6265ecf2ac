using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Regulators;

/// <summary>What the sources state of one regulator's route, typed and read from its facts. What they do not state is empty or null.</summary>
public sealed record Pathway
{
    /// <summary>ISO 3166-1 alpha-2 of the country whose licences count.</summary>
    public required string Country { get; init; }

    /// <summary>Lines of the address block in English, proper names as printed, without street: the sources name none.</summary>
    public required IReadOnlyList<string> AddresseeLines { get; init; }

    /// <summary>Bodies through which the physician's licence is verified, in the guide's order.</summary>
    public IReadOnlyList<LicenseBody> LicenseBodies { get; init; } = [];

    /// <summary>Lists of reference authorities that the guide gives for this route; all of them are open.</summary>
    public IReadOnlyList<ReferenceList> ReferenceLists { get; init; } = [];

    /// <summary>Facilities that the guide names; an open list.</summary>
    public IReadOnlyList<NamedFacility> Facilities { get; init; } = [];

    /// <summary>Kinds of facility that may apply without a specialty importer.</summary>
    public required IReadOnlyList<string> SufficientFacilityKinds { get; init; }

    /// <summary>Payers that the guide names.</summary>
    public IReadOnlyList<NamedPayer> Payers { get; init; } = [];

    /// <summary>Times that the guide states for this route; null where it states none.</summary>
    public ReviewTimes? Times { get; init; }

    /// <summary>Times of the federal route, shown as orientation only where the guide states none for this one.</summary>
    public ReviewTimes? OrientationTimes { get; init; }

    /// <summary>Public holidays of fixed date, from outside the guides.</summary>
    internal IReadOnlyList<HolidayTable> Holidays { get; init; } = [];

    /// <summary>Cost figures that the guide states for this route; null where it states none.</summary>
    internal CostFigures? Costs { get; init; }

    /// <summary>Cost figures of the federal route, shown as orientation only where the guide states none for this one.</summary>
    internal CostFigures? OrientationCosts { get; init; }
}

/// <param name="Name">As the guide spells it, for matching.</param>
/// <param name="Print">As printed, with accents; null where the guide's spelling is printed.</param>
public sealed record LicenseBody(string Id, string Name, string? Print = null)
{
    /// <summary>Name as documents print it.</summary>
    public string PrintedName => Print ?? Name;

    /// <summary>Ids of bodies that are accepted in its place, from outside the guide.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    internal bool GoesBy(string? id) => id == Id || Aliases.Contains(id, StringComparer.Ordinal);
}

/// <param name="Id"><c>A</c> or <c>B</c>.</param>
/// <param name="FactId">The fact that gives the list.</param>
public sealed record ReferenceList(string Id, string FactId, IReadOnlyList<ReferenceAuthority> Authorities)
{
    public bool Names(string? authority) => Authorities.Any(named => named.Id == authority);
}

/// <param name="City">Ours where the guide gives the name only.</param>
/// <param name="Region">Region of Morocco; ours.</param>
/// <param name="Governorate">Id of a governorate of Iraq; ours.</param>
public sealed record NamedFacility(string Id, string Name, string City, string? Region = null, string? Governorate = null)
{
    /// <summary>Whether the words name this facility, "CHU" for the long form among others.</summary>
    internal bool GoesBy(string? name)
    {
        var known = FoldedName.Of(Name);
        var folded = FoldedName.Of(name).Replace("chu ", "centre hospitalier universitaire ", StringComparison.Ordinal);
        return folded == known || folded == $"{known} {FoldedName.Of(City)}";
    }
}

/// <param name="For">For whom, in the guide's words; null where it says nothing.</param>
public sealed record NamedPayer(string Id, string Name, string? For = null, string? Note = null)
{
    /// <summary>Ids under which the payer goes today, from outside the guide.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Name under which the payer goes today, from outside the guide; null where it kept its name.</summary>
    public string? NameToday { get; init; }

    internal bool GoesBy(string? id) => id == Id || Aliases.Contains(id, StringComparer.Ordinal);
}

/// <summary>Times as the guide gives them: indicative, never a promise.</summary>
/// <param name="Routine">Business days from a complete filing.</param>
/// <param name="Complex">Weeks from a complete filing.</param>
/// <param name="Logistics">Calendar days after the review (decision C14).</param>
/// <param name="Weekend">Days that are no business days.</param>
public sealed record ReviewTimes(SpanOfTime Routine, SpanOfTime Complex, SpanOfTime Logistics, IReadOnlyList<DayOfWeek> Weekend);

/// <param name="Unit"><c>businessDay</c>, <c>week</c> or <c>day</c>.</param>
public sealed record SpanOfTime(int Min, int Max, string Unit, IReadOnlyList<string>? Drivers = null);
