using static ReserveMeds.Packets.Rules.RuleDeclaration;

namespace ReserveMeds.Packets.Rules.Core;

/// <content>What the physician writes: letter, dose, monitoring, local alternative, and the patient behind it.</content>
internal static partial class CoreRules
{
    public static readonly RuleDeclaration Pat01 = Reject(
        "CORE-PAT-01",
        Owner.Physician,
        "/patient/identifier",
        "pseudonymous code present; no direct identifier anywhere in the pseudonymised rendition",
        "DOC02",
        "C6").With("document", "language", "format");

    /// <summary>Spoken where a bundle is written, not by a check of the case.</summary>
    public static readonly RuleDeclaration Pat02 = Reject(
        "CORE-PAT-02", Owner.Coordinator, "", "named and pseudonymised renditions in one bundle", "C6", "DOC02");

    public static readonly RuleDeclaration Ltr01 = Reject(
        "CORE-LTR-01",
        Owner.Physician,
        "/diagnosis",
        "letter has confirmed diagnosis, severity with at least one instrument, biomarker, imaging or biopsy, prior therapies including first line, why this medicine, why the local option is unsuitable",
        "DOC01",
        "LET02",
        "LET03",
        "LET04",
        "LET05",
        "LET06");

    public static readonly RuleDeclaration Ltr02 = Reject(
        "CORE-LTR-02", Owner.Physician, "/dosing", "starting dose, maintenance dose, route, schedule, duration present", "LET08");

    public static readonly RuleDeclaration Ltr03 = Reject(
        "CORE-LTR-03",
        Owner.Physician,
        "/monitoring",
        "baseline, follow-up intervals, dose-modification criteria present",
        "LET09",
        "LET10",
        "LET11");

    public static readonly RuleDeclaration Ltr04 = Warning(
        "CORE-LTR-04",
        Owner.Physician,
        "/request/angles",
        "at least one angle; each angle supported by the product profile",
        "ANG00",
        "ANG01",
        "ANG02",
        "ANG03",
        "C5");

    /// <summary>Spoken where a packet is assembled, not by a check of the case.</summary>
    public static readonly RuleDeclaration Ltr05 = Advice(
        "CORE-LTR-05", Owner.Physician, "", "letter longer than two pages", "project");

    public static readonly RuleDeclaration Alt01 = Reject(
        "CORE-ALT-01",
        Owner.Physician,
        "/request/localAlternative",
        "scope chosen and a reason given for each local alternative considered",
        "PTH05",
        "PTH06",
        "PTH07",
        "PTH08",
        "C16");

    public static readonly RuleDeclaration Dos01 = Reject(
        "CORE-DOS-01",
        Owner.Physician,
        "/dosing/unitsPerDay",
        "dose, schedule and units a day contradict each other",
        "project");

    public static readonly RuleDeclaration Off01 = Warning(
        "CORE-OFF-01",
        Owner.Physician,
        "/dosing",
        "dose differs from the label dose of the profile; marked in the letter",
        "LET07",
        "C7");

    public static readonly RuleDeclaration Off02 = Reject(
        "CORE-OFF-02",
        Owner.Physician,
        "/dosing/offLabelRationale",
        "use or dose outside the label without the physician's written rationale",
        "C7",
        "C19",
        "LET07",
        "ROL04");

    public static readonly RuleDeclaration Pat03 = Warning(
        "CORE-PAT-03",
        Owner.Physician,
        "",
        "clinical words seem to name a person or to hold the number of a card",
        "DOC02",
        "C6");

    public static readonly RuleDeclaration Ltr06 = Reject(
        "CORE-LTR-06",
        Owner.Physician,
        "/payer/priorDenialReference",
        "the angle of the denied claim has the denial and a prior therapy that did not hold on record",
        "ANG02",
        "ANG00");

    public static readonly RuleDeclaration Ltr07 = Warning(
        "CORE-LTR-07",
        Owner.Physician,
        "/request/priorSupply",
        "the angle of continuity has an earlier supply of the US-sourced presentation on record, or an earlier case",
        "ANG03",
        "ANG00");

    public static readonly RuleDeclaration Ltr08 = Advice(
        "CORE-LTR-08",
        Owner.Physician,
        "/monitoring/nextVisitOn",
        "the next visit of the patient has a date, or the follow-up an interval of visits",
        "TRK02",
        "LET10");

    public static readonly RuleDeclaration Ltr09 = Warning(
        "CORE-LTR-09",
        Owner.Physician,
        "/monitoring/baseline",
        "every baseline test that the product profile holds from the label is in the plan",
        "LET09",
        "C5");

    public static readonly RuleDeclaration Ltr10 = Warning(
        "CORE-LTR-10",
        Owner.Physician,
        "/priorTherapies/*",
        "a prior therapy says when it started, when it ended and why it was stopped",
        "LET04");

    public static readonly RuleDeclaration Ltr11 = Reject(
        "CORE-LTR-11",
        Owner.Physician,
        "/request/priorSupply/usSourced",
        "the request rests on continuity with the US-sourced presentation, and the case says that the earlier supply was another one",
        "ANG03",
        "PAT06");
}
