using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Views;

/// <summary>Which regulator's route fits, in the shape and the words of the wire.</summary>
/// <param name="Regulator">Id of a regulator; null where no pathway is known for the country.</param>
/// <param name="Alternatives">Routes that may apply in its place.</param>
/// <param name="ImporterFiles"><c>required</c>, <c>not-required</c> or <c>unknown</c>: whether a licensed specialty importer files.</param>
/// <param name="Words">Language and state of the messages.</param>
public sealed record RouteView(
    string? Regulator,
    IReadOnlyList<RouteAlternativeView> Alternatives,
    string ImporterFiles,
    IReadOnlyList<RouteReasonView> Reasons,
    WordsView Words)
{
    /// <param name="language">One that the texts have.</param>
    public static RouteView Of(RouteAdvice advice, RouteTexts texts, string language) => new(
        advice.Regulator,
        [
            .. advice.Alternatives.Select(alternative => new RouteAlternativeView(
                alternative.Regulator,
                texts.Of(alternative.Reason, language),
                alternative.Reason.Code,
                SourceView.Of(alternative.Reason.Source))),
        ],
        advice.ImporterFiles switch
        {
            ImporterFiling.Required => "required",
            ImporterFiling.NotRequired => "not-required",
            _ => "unknown",
        },
        [.. advice.Reasons.Select(reason => new RouteReasonView(reason.Code, texts.Of(reason, language), SourceView.Of(reason.Source)))],
        new(language, texts.IsDrafted(language) ? "drafted" : "original"));
}

/// <param name="Reason">Why it may apply, in words.</param>
/// <param name="Code">Permanent code of the reason.</param>
public sealed record RouteAlternativeView(string Regulator, string Reason, string Code, SourceView Source);

/// <param name="Code">Permanent.</param>
public sealed record RouteReasonView(string Code, string Message, SourceView Source);
