using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Rules;

/// <summary>One dated edition of a regulator's rules. A published edition is never edited.</summary>
public sealed class Rulebook
{
    /// <summary>Year and month it came into force, such as <c>2026-05</c>.</summary>
    public required string Edition { get; init; }

    public required DateOnly AsOf { get; init; }

    public required DateOnly ReviewBy { get; init; }

    public required IReadOnlyList<Rule> Rules { get; init; }

    /// <param name="on">Day on which the question is asked; decides staleness and the age of records.</param>
    public ValidationReport Check(CaseFile caseFile, DateOnly on) => throw new NotSupportedException();
}
