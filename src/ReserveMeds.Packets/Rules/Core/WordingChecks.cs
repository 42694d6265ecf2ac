namespace ReserveMeds.Packets.Rules.Core;

/// <summary>No promise of time, approval or coverage in anybody's words.</summary>
internal sealed class WordingChecks : CaseValidator
{
    public WordingChecks() =>
        FlagEach(
            CoreRules.Wrd01,
            review => FreeText.Of(review.Case)
                .Where(text => Promises.OccurIn(text.Words))
                .Select(text => (Spot)text.Pointer));
}
