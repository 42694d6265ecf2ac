namespace ReserveMeds.Packets.Rules;

public enum FindingSeverity
{
    /// <summary>The final packet is refused.</summary>
    Reject,

    /// <summary>The packet is made and the report says so.</summary>
    Warning,

    /// <summary>Information.</summary>
    Advice,
}

/// <summary>Who owes what a finding asks for.</summary>
public enum Owner
{
    Physician,
    Pharmacy,
    Importer,
    Coordinator,
}

/// <summary>What a rule rests on.</summary>
/// <param name="Guide">Name of the guide, "project" for the packet's own integrity checks, or the external source.</param>
/// <param name="Quote">The phrase it rests on, word for word; null where there is none to quote.</param>
/// <param name="AsOf">Day as of which the source holds.</param>
/// <param name="Confidence"><c>guide</c>, <c>decision</c>, <c>project</c>, <c>high</c>, <c>medium</c> or <c>low</c>.</param>
/// <param name="Facts">Ids of facts and decisions, such as <c>DMP08</c> or <c>C1</c>.</param>
/// <remarks>Where a decision settles a conflict between facts, <paramref name="Quote"/> holds each phrase, parted by " / ".</remarks>
public sealed record Citation(string Guide, string? Quote, DateOnly AsOf, string Confidence, IReadOnlyList<string> Facts)
{
    /// <summary>Last day on which the source counts as reviewed.</summary>
    public DateOnly ReviewBy { get; init; }
}

/// <summary>A permanent rule. The code is never renamed, reused or given another meaning.</summary>
/// <param name="Code">Such as <c>MA-REF-01</c>.</param>
/// <param name="Path">JSON Pointer of the fact it is about; <c>*</c> stands for an index.</param>
/// <param name="Check">What must hold or what fault it finds, in English, for the catalogue.</param>
public sealed record Rule(string Code, FindingSeverity Severity, string Path, Owner Owner, string Check, Citation Source)
{
    /// <summary>Names of the arguments that a finding of this rule carries; its words may use these holes and no others.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}

/// <summary>A rule that spoke. It holds no value of the case, so that it can be logged and sent.</summary>
/// <param name="Path">JSON Pointer into the case as received.</param>
/// <param name="Arguments">Our own ids to set into the words, such as <c>authority</c>; never values of the case.</param>
public sealed record Finding(Rule Rule, string Path, IReadOnlyDictionary<string, string> Arguments);
