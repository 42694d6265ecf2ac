namespace ReserveMeds.Packets.Rules.Core;

/// <summary>Promises and marks of a person that edition 2026-05 passed over.</summary>
internal sealed class WordingChecks202611 : CaseValidator
{
    public WordingChecks202611()
    {
        FlagEach(CoreRules.Wrd01, review => Where(review, words => !Promises.OccurIn(words) && PromisesReadCloser.OccurIn(words)));
        FlagEach(CoreRules.Pat01, review => Where(review, words => !DirectIdentifiers.OccurIn(words) && IdentifiersReadCloser.OccurIn(words)));
        FlagEach(
            CoreRules.Pat03,
            review => Where(review, words => PersonMarks.OccurIn(words) && !DirectIdentifiers.OccurIn(words) && !IdentifiersReadCloser.OccurIn(words)));
    }

    private static IEnumerable<Spot> Where(CaseUnderReview review, Func<string?, bool> holds) =>
        FreeText.Of(review.Case).Where(text => holds(text.Words)).Select(text => (Spot)text.Pointer);
}
