using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Views;

/// <summary>A validation report in the shape and the words of the wire.</summary>
public sealed record ReportView(
    string Regulator,
    RulebookState Rulebook,
    string Outcome,
    ComplexityView Complexity,
    IReadOnlyList<FindingView> Findings,
    IReadOnlyDictionary<string, int> Owners,
    ArithmeticView? Arithmetic)
{
    /// <param name="language">Language code of messages, fixes and steps; English where a language lacks words.</param>
    public static ReportView Of(ValidationReport report, PacketTexts texts, string language) => throw new NotSupportedException();
}

/// <param name="Class"><c>routine</c> or <c>complex</c>.</param>
public sealed record ComplexityView(string Class, IReadOnlyList<string> Triggers, IReadOnlyList<string> Notes);

/// <param name="Severity"><c>reject</c>, <c>warning</c> or <c>advice</c>.</param>
public sealed record FindingView(
    string Code,
    string Severity,
    string Path,
    string Message,
    string Fix,
    string Owner,
    SourceView Source);

public sealed record SourceView(string Guide, string? Quote, DateOnly AsOf, string Confidence, IReadOnlyList<string> Facts);

/// <param name="Steps">The arithmetic line by line, in words.</param>
public sealed record ArithmeticView(int UnitsNeeded, int? UnitsRequested, int PacksNeeded, int? PacksRequested, IReadOnlyList<string> Steps);
