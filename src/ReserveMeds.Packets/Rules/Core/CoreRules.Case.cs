using static ReserveMeds.Packets.Rules.RuleDeclaration;

namespace ReserveMeds.Packets.Rules.Core;

/// <content>The case as a whole: its number, dates, words, complexity and time.</content>
internal static partial class CoreRules
{
    public static readonly RuleDeclaration Cas01 = Reject(
        "CORE-CAS-01", Owner.Coordinator, "/reference", "case number present", "project");

    public static readonly RuleDeclaration Cas02 = Reject(
        "CORE-CAS-02", Owner.Coordinator, "/filingDate", "filing date present", "project");

    public static readonly RuleDeclaration Chr01 = Warning(
        "CORE-CHR-01",
        Owner.Coordinator,
        "",
        "dates contradict each other: an end before its start, a past event after the filing, a therapy before the confirmed diagnosis",
        "project");

    public static readonly RuleDeclaration Cpx01 = Advice(
        "CORE-CPX-01", Owner.Coordinator, "/request", "a hard trigger applies: complex range shown", "TIM01", "C9", "C10", "C11");

    public static readonly RuleDeclaration Cpx02 = Advice(
        "CORE-CPX-02", Owner.Coordinator, "/request", "only a soft trigger applies: note without number", "TIM02", "C11");

    public static readonly RuleDeclaration Tim01 = Advice(
        "CORE-TIM-01",
        Owner.Coordinator,
        "/filingDate",
        "computed range with its assumptions: weekend, no holidays, calendar days of logistics",
        "TIM04",
        "TIM03",
        "C3",
        "C8",
        "C14").With("minimumDays", "maximumDays");

    public static readonly RuleDeclaration Pay01 = Advice(
        "CORE-PAY-01", Owner.Coordinator, "/payer/kind", "payer not among those the guide names", "DMP17", "KIM17");

    public static readonly RuleDeclaration Ins01 = Advice(
        "CORE-INS-01",
        Owner.Coordinator,
        "/payer/kind",
        "an insurer or scheme is to pay: pre-authorisation may be needed, and the claim lies with family or hospital",
        "CST06",
        "CST09",
        "DMP18",
        "KIM18");

    public static readonly RuleDeclaration Wrd01 = Warning(
        "CORE-WRD-01",
        Owner.Physician,
        "",
        "promise of time, approval or coverage in free text",
        "TIM06",
        "CST07",
        "DIS03");

    public static readonly RuleDeclaration Frs01 = Advice(
        "CORE-FRS-01", Owner.Coordinator, "", "a fact, rule or product is past its review date", "project");

    /// <summary>Spoken where a packet is assembled, not by a check of the case.</summary>
    public static readonly RuleDeclaration Lng01 = Warning(
        "CORE-LNG-01",
        Owner.Coordinator,
        "/languages",
        "a language whose texts have no named reviewer (marked as drafted)",
        "project").With("language");

    /// <summary>Spoken where a packet is assembled, not by a check of the case.</summary>
    public static readonly RuleDeclaration Lng02 = Advice(
        "CORE-LNG-02", Owner.Coordinator, "/languages/*", "a language asked for has no texts yet", "project").With("language");

    /// <summary>Spoken where a packet is assembled, not by a check of the case.</summary>
    public static readonly RuleDeclaration Txt02 = Reject(
        "CORE-TXT-02", Owner.Coordinator, "", "a value that a document needs would be printed empty", "project");

    /// <summary>Spoken where a packet is assembled, not by a check of the case.</summary>
    public static readonly RuleDeclaration Txt03 = Reject(
        "CORE-TXT-03",
        Owner.Coordinator,
        "",
        "a text holds a character that the shipped fonts cannot draw",
        "project").With("codePoint");

    public static readonly RuleDeclaration Cas03 = Reject(
        "CORE-CAS-03", Owner.Coordinator, "/coordinator/name", "the one named coordinator of the case present", "ROL07");

    public static readonly RuleDeclaration Chr02 = Warning(
        "CORE-CHR-02",
        Owner.Physician,
        "",
        "dates contradict each other: a line of therapy before the one it follows, the next visit before the filing, an earlier supply after it",
        "project");

    public static readonly RuleDeclaration Rte01 = Advice(
        "CORE-RTE-01",
        Owner.Coordinator,
        "/regulator",
        "by its place the facility fits the route of another regulator",
        "KRG01",
        "DMP20",
        "KIM20",
        "C4").With("regulator");

    public static readonly RuleDeclaration Pay02 = Warning(
        "CORE-PAY-02",
        Owner.Coordinator,
        "/payer/priorDenialReference",
        "the case says that the payer denied the treatment, and no denial is on record",
        "PAT04",
        "C16");
    /// <summary>Spoken where a packet is assembled, not by a check of the case.</summary>
    public static readonly RuleDeclaration Enc01 = Reject(
        "CORE-ENC-01",
        Owner.Coordinator,
        "",
        "an enclosure listed but absent from the bundle, or present but not listed",
        "project").With("document");
}
