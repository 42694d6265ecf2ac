using static ReserveMeds.Packets.Rules.RuleDeclaration;

namespace ReserveMeds.Packets.Rules.Core;

/// <content>The figures of the cost sheet.</content>
internal static partial class CoreRules
{
    public static readonly RuleDeclaration Cst01 = Reject(
        "CORE-CST-01",
        Owner.Coordinator,
        "/cost/exchangeRate",
        "exchange rate of the case given without rate, source or date",
        "project");

    public static readonly RuleDeclaration Cst02 = Warning(
        "CORE-CST-02",
        Owner.Coordinator,
        "/dosing/unitsPerDay",
        "units a day are not those of the once-daily regimen that the annual reference range is stated for",
        "CST01",
        "C15");
}
