using FluentValidation;

namespace ReserveMeds.Packets.Rules.Core;

/// <summary>What edition 2026-11 checks beyond edition 2026-05, for all regulators.</summary>
internal sealed class CoreChecks202611 : AbstractValidator<CaseUnderReview>
{
}
