using FluentValidation;

namespace ReserveMeds.Packets.Rules.Core;

/// <summary>What edition 2026-11 checks beyond edition 2026-05, for all regulators.</summary>
internal sealed class CoreChecks202611 : AbstractValidator<CaseUnderReview>
{
    public CoreChecks202611()
    {
        Include(new CaseChecks202611());
        Include(new PartyChecks202611());
        Include(new LetterChecks202611());
        Include(new CustodyChecks202611());
        Include(new WordingChecks202611());
        Include(new CostChecks());
    }
}
