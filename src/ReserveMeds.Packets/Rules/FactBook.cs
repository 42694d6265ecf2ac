using System.Globalization;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Rules;

/// <summary>The facts that hold for one regulator, and the citations made from them: quote and date are never retyped.</summary>
internal sealed class FactBook
{
    private static readonly CommonFactFile Shared = StrictJson.Embedded<CommonFactFile>("Rules/facts.json");
    private static readonly DecisionFile Decided = StrictJson.Embedded<DecisionFile>("Rules/decisions.json");
    private static readonly ExternalFactFile Outside = StrictJson.Embedded<ExternalFactFile>("Rules/external-facts.json");

    private readonly Dictionary<string, GuideFact> byId;
    private readonly string regulator;
    private readonly string? inheritedBy;

    private FactBook(string name, RegulatorFactFile file, IEnumerable<FactRow> rows, string? inheritedBy)
    {
        Name = name;
        Guide = file.Guide;
        regulator = file.Regulator;
        NotStated = file.NotStated;
        Facts = [.. rows.Select(row => FactOf(name, row, file.Guide))];
        this.inheritedBy = inheritedBy;
        byId = new Dictionary<string, GuideFact>(StringComparer.Ordinal);
        foreach (var fact in Facts)
        {
            if (!byId.TryAdd(fact.Id, fact))
            {
                throw new InvalidDataException($"{name}: the fact {fact.Id} is stated twice. Give each fact its own id.");
            }
        }
    }

    public string Name { get; }

    public string Guide { get; }

    public IReadOnlyList<string> NotStated { get; }

    public IReadOnlyList<GuideFact> Facts { get; }

    public static IReadOnlyList<Decision> Decisions => Decided.Decisions;

    /// <summary>Decisions that settle a contradiction between facts of this regulator, in their own order.</summary>
    public IReadOnlyList<Conflict> Conflicts =>
    [
        .. from decision in Decisions
           where decision.Regulators?.Contains(regulator, StringComparer.Ordinal) != false
           let sources = Facts.Where(fact => fact.Conflicts.Contains(decision.Id, StringComparer.Ordinal)).ToArray()
           where sources.Length > 0
           select new Conflict(decision.Id, sources, decision.InEveryPacket),
    ];

    public static IReadOnlyList<ExternalFact> ExternalFacts => Outside.Facts;

    /// <param name="folder">Folder below <c>Regulators</c>.</param>
    /// <exception cref="InvalidDataException">A data file is missing or broken.</exception>
    public static FactBook Load(string folder)
    {
        var name = $"Regulators/{folder}/facts.json";
        var file = StrictJson.Embedded<RegulatorFactFile>(name);
        return file.Inherits is null
            ? new FactBook(name, file, Shared.Facts.Concat(file.Facts), inheritedBy: null)
            : new FactBook(name, file, Inherited(file.Inherits).Concat(file.Facts), inheritedBy: "C20");
    }

    /// <summary>The value of a fact as a record.</summary>
    public T Value<T>(string id)
        where T : class => StrictJson.Parse<T>($"{Name}: {id}", Fact(id).Value);

    /// <summary>The value of a fact that is one string.</summary>
    public string Text(string id) => Value<string>(id);

    /// <summary>One citation from what a rule rests on; its first source that holds for this regulator leads.</summary>
    /// <param name="sources">Ids of facts, decisions and external facts, or <c>project</c>.</param>
    /// <exception cref="InvalidDataException">An id is unknown, or nothing is left that holds for this regulator.</exception>
    public Citation Cite(IReadOnlyList<string> sources)
    {
        string[] holding = [.. sources.Where(Holds)];
        string[] ids = [.. holding.Where(id => !string.Equals(id, "project", StringComparison.Ordinal))];
        if (inheritedBy is not null && !ids.Contains(inheritedBy, StringComparer.Ordinal) && sources.Any(IsGuideFact))
        {
            ids = [.. ids, inheritedBy];
        }

        var leading = holding.FirstOrDefault() ?? ids.FirstOrDefault()
            ?? throw new InvalidDataException($"{Name}: nothing holds here of {string.Join(", ", sources)}.");
        if (string.Equals(leading, "project", StringComparison.Ordinal))
        {
            return new Citation("project", Quote: null, Decided.AsOf, "project", ids) { ReviewBy = Decided.ReviewBy };
        }

        if (OutsideFact(leading) is { } external)
        {
            return new Citation(string.Join(", ", external.Source), Quote: null, DateOf(external), external.Confidence, ids)
            {
                ReviewBy = Outside.ReviewBy,
            };
        }

        var led = byId.GetValueOrDefault(leading);
        return new Citation(Guide, QuoteOf(led, ids), led?.AsOf ?? Decided.AsOf, led is null ? "decision" : "guide", ids)
        {
            ReviewBy = led?.ReviewBy ?? Decided.ReviewBy,
        };
    }

    private static IEnumerable<FactRow> Inherited(string folder) =>
        Shared.Facts.Concat(StrictJson.Embedded<RegulatorFactFile>($"Regulators/{folder}/facts.json").Facts)
            .Where(row => row.KrgUse is "inherited" or "orientation");

    private static GuideFact FactOf(string name, FactRow row, string guide) =>
        row.Guide.Contains(guide, StringComparer.Ordinal)
            ? new GuideFact(row.Id, row.Field, guide, row.Quote, row.AsOf, row.ReviewBy)
            {
                Value = row.Value,
                Print = row.Print,
                Conflicts = row.Conflict ?? [],
                OpenList = row.OpenList,
                DerivedParts = row.DerivedParts ?? [],
            }
            : throw new InvalidDataException($"{name}: the fact {row.Id} is not in the {guide}.");

    private static ExternalFact? OutsideFact(string id) => Outside.Facts.FirstOrDefault(fact => fact.Id == id);

    /// <summary>The source's own date where it names a day, otherwise the day it was looked up.</summary>
    private static DateOnly DateOf(ExternalFact fact) =>
        DateOnly.TryParseExact(fact.AsOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : Outside.CheckedOn;

    private static bool IsGuideFact(string id) =>
        !string.Equals(id, "project", StringComparison.Ordinal)
        && OutsideFact(id) is null
        && !Decided.Decisions.Any(decision => decision.Id == id);

    private GuideFact Fact(string id) =>
        byId.GetValueOrDefault(id) ?? throw new InvalidDataException($"{Name}: the fact {id} is not stated for this regulator.");

    private bool Holds(string id) => !IsGuideFact(id) || byId.ContainsKey(id);

    /// <summary>Every phrase of a conflict that a cited decision settles; otherwise the leading fact's own.</summary>
    private string? QuoteOf(GuideFact? leading, IReadOnlyList<string> ids)
    {
        string[] contradicting =
        [
            .. ids.Select(id => byId.GetValueOrDefault(id)).OfType<GuideFact>()
                .Where(fact => fact.Conflicts.Any(conflict => ids.Contains(conflict, StringComparer.Ordinal)))
                .Select(fact => fact.Quote)
                .Distinct(StringComparer.Ordinal),
        ];
        return contradicting.Length > 0 ? string.Join(" / ", contradicting) : leading?.Quote;
    }
}
