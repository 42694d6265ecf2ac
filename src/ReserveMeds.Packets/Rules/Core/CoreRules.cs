namespace ReserveMeds.Packets.Rules.Core;

/// <summary>Declarations of the rules that all regulators share: one place per code. A retired code stays listed.</summary>
internal static partial class CoreRules
{
    // Computed, since the order in which fields of several files are set is not defined.
    /// <summary>Edition 2026-05.</summary>
    public static IReadOnlyList<RuleDeclaration> In202605 =>
    [
        Cas01, Cas02, Chr01,
        Pat01,
        Phy01, Phy02, Phy03, Phy04,
        Fac01, Fac02, Fac03, Fac04, Fac05, Fac06, Imp01,
        Ltr01, Ltr02, Ltr03, Ltr04, Ltr05, Alt01,
        Dos01, Off01, Off02,
        Prd01, Prd02, Prd03, Ref01,
        Coc01, Coc02, Coc03, Coc04, Coc05,
        Cpx01, Cpx02, Tim01,
        Pay01, Ins01, Wrd01, Frs01,
        Lng01, Lng02, Txt02, Txt03,
    ];

    /// <summary>Edition 2026-11: those of 2026-05 and what a closer reading of the guides asks.</summary>
    public static IReadOnlyList<RuleDeclaration> In202611 =>
    [
        .. In202605,
        Cas03, Chr02, Rte01, Pay02,
        Pat02, Pat03,
        Phy05,
        Fac07, Fac08, Fac09, Imp02, Imp03,
        Ltr06, Ltr07, Ltr08, Ltr09, Ltr10, Ltr11,
        Coc06, Coc07, Coc08, Coc09, Coc10,
        Con01, Enc01, Cst01, Cst02,
    ];
}
