using static ReserveMeds.Packets.Rules.RuleDeclaration;

namespace ReserveMeds.Packets.Rules.Core;

/// <content>The finished files, read back.</content>
internal static partial class CoreRules
{
    /// <summary>Spoken where a packet is assembled, not by a check of the case.</summary>
    public static readonly RuleDeclaration Con01 = Reject(
        "CORE-CON-01",
        Owner.Coordinator,
        "",
        "a finished file, read back, does not say what the case says, or says another case's or another patient's code",
        "project").With("document", "language", "format", "values");
}
