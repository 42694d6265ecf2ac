using System.Text.Json;
using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Requirements;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Regulators;

/// <summary>All that is true of one regulator.</summary>
public sealed class Regulator
{
    /// <summary>Permanent id: <c>dmp</c>, <c>kimadia-moh</c>, <c>krg-moh</c>. Also the folder of its templates and samples.</summary>
    public required string Id { get; init; }

    /// <summary>Short name as printed, such as <c>KIMADIA / MOH</c>.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Full name in English, as printed.</summary>
    public required string Name { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>ISO 4217 code of the local currency.</summary>
    public required string Currency { get; init; }

    /// <summary>Language codes in order of preference; the first leads where a case names none.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Two letters in case references: <c>MA</c>, <c>IQ</c>, <c>KR</c>.</summary>
    public required string ReferenceArea { get; init; }

    /// <summary>How the codes of this regulator's own rules begin.</summary>
    public required string CodePrefix { get; init; }

    /// <summary>True where the sources say little and the rulebook says so instead of inventing.</summary>
    public bool Thin { get; init; }

    /// <summary>Mechanism in English, such as the ATU; null where the sources name none.</summary>
    public string? Mechanism { get; init; }

    /// <summary>The law as the guide cites it, in English; null where the sources name none.</summary>
    public string? Law { get; init; }

    /// <summary>What the sources state of this route, typed.</summary>
    public required Pathway Pathway { get; init; }

    /// <summary>Ids of the bodies that verify a physician's licence; empty where not stated.</summary>
    public IReadOnlyList<string> LicenseVerifiers => [.. Pathway.LicenseBodies.Select(body => body.Id)];

    /// <summary>What the sources do not state, in English.</summary>
    public required IReadOnlyList<string> NotStated { get; init; }

    /// <summary>The regulator's facts, with quote and date.</summary>
    public required IReadOnlyList<GuideFact> Facts { get; init; }

    /// <summary>Where the regulator's facts contradict each other, with the decision that settles it.</summary>
    public required IReadOnlyList<Conflict> Conflicts { get; init; }

    /// <summary>Editions, newest first.</summary>
    public required IReadOnlyList<Rulebook> Rulebooks { get; init; }

    /// <summary>The newest edition that was in force on the day; the oldest for days before all of them.</summary>
    public Rulebook RulebookOn(DateOnly day) => Rulebooks.FirstOrDefault(book => book.InForceFrom <= day) ?? Rulebooks[^1];

    /// <summary>The edition of that name, such as <c>2026-05</c>; null where there is none.</summary>
    public Rulebook? FindRulebook(string edition) => Rulebooks.FirstOrDefault(book => book.Edition == edition);

    public required IReadOnlyList<RequiredDocument> Documents { get; init; }

    /// <summary>What an application must hold, over all editions; an edition's own come from <see cref="HeldRequirement.AllOf"/>.</summary>
    public required IReadOnlyList<Requirement> Requirements { get; init; }

    /// <summary>Documents of the packet for this case, in packet order.</summary>
    /// <param name="attachments">Files that came with the case.</param>
    public IEnumerable<RequiredDocument> DocumentsFor(CaseFile caseFile, params IReadOnlyList<Attachment> attachments) =>
        Documents.Where(document => document.Applies(caseFile, attachments));
}

/// <summary>A fact of a guide. The quote occurs in it word for word.</summary>
public sealed record GuideFact(string Id, string Field, string Guide, string Quote, DateOnly AsOf, DateOnly ReviewBy)
{
    /// <summary>The fact as data; its shape belongs to the field.</summary>
    public required JsonElement Value { get; init; }

    /// <summary><c>never</c>: must not appear in a document; <c>indicative</c>: only with the indicative note; null: free.</summary>
    public string? Print { get; init; }

    /// <summary>Decisions that settle a conflict which this fact is part of.</summary>
    public IReadOnlyList<string> Conflicts { get; init; } = [];

    /// <summary>True where the guide says "typically" or "include": an entry outside the list is no ground to reject.</summary>
    public bool OpenList { get; init; }

    /// <summary>Parts of the value that are ours and not the guide's, such as a printed form with accents.</summary>
    public IReadOnlyList<string> DerivedParts { get; init; } = [];
}
