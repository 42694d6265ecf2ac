using System.Collections.Frozen;
using ReserveMeds.Packets.Products;
using static ReserveMeds.Packets.Cases.ListedValues;

namespace ReserveMeds.Packets.Cases;

/// <summary>
/// The one declaration of the form of a case: what the reader walks, what the schema publishes, and what
/// <see cref="CaseFile"/> holds.
/// </summary>
internal static class CaseShape
{
    /// <summary>Enough for one unit in many days; the fraction is cut there, so that it never rounds up to a unit too many.</summary>
    public const int UnitsPerDayDecimals = 6;

    private const int NameLength = 200;
    private const int LineLength = 300;
    private const int ParagraphLength = 4_000;
    private const int PageLength = 10_000;
    private const int ShortList = 50;
    private const int LongList = 1_000;

    private static readonly FrozenDictionary<string, ObjectShape> ByRegulator = new Dictionary<string, ObjectShape>(StringComparer.Ordinal)
    {
        ["dmp"] = Case(["dmp"], "MA"),
        ["kimadia-moh"] = Case(["kimadia-moh"], "IQ"),
        ["krg-moh"] = Case(["krg-moh"], "KR"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The form of a case whose regulator is not known: one of all of them.</summary>
    public static ObjectShape OfAny { get; } = Case(ListedValues.Regulators, "(?:MA|IQ|KR)");

    /// <summary>The form of a case for one regulator; <see cref="OfAny"/> where there is no such regulator.</summary>
    public static ObjectShape Of(string? regulator) =>
        regulator is not null && ByRegulator.TryGetValue(regulator, out var shape) ? shape : OfAny;

    private static ObjectShape Case(IReadOnlyList<string> regulators, string area) => new(
        new("caseFormat", "Version of the case format", new IntegerShape(1, 1), Required: true),
        new("reference", "Case number, made by the coordinator; also part of file names", Reference(area)),
        new("regulator", "Id of the regulator", new ListedShape(regulators), Required: true),
        new("filingDate", "Day on which the application is filed", new DateShape()),
        new("languages", "Languages of the documents, the leading one first; empty means the regulator's own", Set(Languages)),
        new("patient", "The patient, without anything that names a person", Patient()),
        new("physician", "The treating physician", Physician()),
        new("facility", "The facility where the medicine is dispensed", Facility()),
        new("importer", "The importer", Importer()),
        new("diagnosis", "The diagnosis as confirmed by the physician", Diagnosis()),
        new("priorTherapies", "Earlier lines of therapy", new ListShape(PriorTherapy(), LongList)),
        new("request", "What is asked for and why", Request()),
        new("product", "The product asked for", Product()),
        new("dosing", "The dosing plan", Dosing()),
        new("monitoring", "The monitoring plan", Monitoring()),
        new("custody", "The way from the manufacturer to the dispensing pharmacy", Custody()),
        new("payer", "Who pays", Payer()),
        new("cost", "Money facts that the cost sheet prints beside the figures of the guides", Cost()),
        new("coordinator", "The one named person who keeps the case together", Coordinator()));

    private static ObjectShape Patient() => new(
        new("identifier", "Pseudonymous code; only the clinic holds the link to the person", PatientCode()),
        new("sex", "Sex", new ListedShape(Sexes)),
        new("ageYears", "Age in whole years", new IntegerShape(0, 130)),
        new("weightKg", "Weight in kilograms", new DecimalShape(0.3m, 700, 3)),
        new("childbearingPotential", "Whether the patient may become pregnant", new BooleanShape()),
        new("childPughClass", "Child-Pugh class, where the liver function was classed", new ListedShape(ChildPughClasses)));

    private static ObjectShape Physician() => new(
        new("name", "Name with title, as to be printed", Name()),
        new("specialty", "Specialty", Name()),
        new("licenseNumber", "Number of the licence to practise", Name()),
        new("licenseCountry", "Country of the licence", Country()),
        new("licenseValidUntil", "Last day on which the licence is valid", new DateShape()),
        new("licenseVerifications", "What each body said of the licence", new ListShape(LicenseVerification(), ShortList)),
        new("goodStanding", "False where the case says that the signer is not in good standing", new BooleanShape()),
        new("practisesInJurisdiction", "False where the signer does not practise in the facility's jurisdiction", new BooleanShape()),
        new("phone", "Telephone number", Name()),
        new("email", "E-mail address", Line()));

    private static ObjectShape LicenseVerification() => new(
        new("body", "Body that was asked", new ListedShape(LicenseBodies)),
        new("status", "What it answered", new ListedShape(VerificationStatuses)),
        new("verifiedOn", "Day of the answer", new DateShape()),
        new("verifiedBy", "Who asked", Name()),
        new("reference", "Reference of the record", Name()));

    private static ObjectShape Facility() => new(
        new("name", "Name as to be printed", Line()),
        new("kind", "Kind of facility", new ListedShape(FacilityKinds)),
        new("city", "City", Name()),
        new("governorate", "Governorate of Iraq in any common spelling; not asked for in Morocco", Name()),
        new("country", "Country", Country()),
        new("licenseNumber", "Number of the facility's licence", Name()),
        new("licenseValidUntil", "Last day on which the facility's licence is valid", new DateShape()),
        new("licenseVerification", "What the check of the facility's licence said", new ObjectShape(
            new("body", "Body that was asked", Line()),
            new("status", "Outcome of the check", new ListedShape(VerificationStatuses)),
            new("verifiedOn", "Day of the check", new DateShape()),
            new("verifiedBy", "Who checked", Name()),
            new("reference", "Reference of the record", Name()))),
        new("inHouseImportPharmacy", "False where the facility has no import pharmacy of its own", new BooleanShape()),
        new("pharmacy", "The dispensing pharmacy, where the chain of custody ends", new ObjectShape(
            new("name", "Name as to be printed; also the last holder of the custody plan", Line()),
            new("pharmacistInCharge", "Name of the pharmacist in charge", Name()),
            new("licenseNumber", "Number of the pharmacy's licence", Name()),
            new("phone", "Telephone number", Name()))),
        new("storage", "Storage at the dispensing pharmacy", new ObjectShape(
            new("classes", "Storage classes that the pharmacy keeps", Set(StorageClasses)),
            new("protocolReference", "Reference of the storage protocol", Name()),
            new("continuousMonitoring", "Whether the temperature is monitored continuously", new BooleanShape()),
            new("monitoringLogReference", "Reference of the monitoring log", Name()))),
        new("letterhead", "Letterhead of the facility, where its letters have one", new ObjectShape(
            new Field(
                "lines",
                "Lines of the address block as to be printed; nothing that names the patient",
                new ListShape(Line(), FacilityLetterhead.MaximumLines)))));

    private static ObjectShape Importer() => new(
        new("name", "Name as to be printed", Line()),
        new("country", "Country", Country()),
        new("establishmentLicenseNumber", "Number of the pharmaceutical establishment licence", Name()),
        new("establishmentLicenseValidUntil", "Last day on which the establishment licence is valid", new DateShape()),
        new("files", "True where the importer files on the physician's behalf", new BooleanShape()),
        new("contact", "How to reach the importer", Line()));

    private static ObjectShape Diagnosis() => new(
        new("condition", "The condition in words", Line()),
        new("codes", "Codes of the condition", new ListShape(DiagnosisCode(), ShortList)),
        new("confirmedOn", "Day of the confirmation", new DateShape()),
        new("confirmedBy", "What confirmed it", new ListedShape(Confirmations)),
        new("severity", "Severity as assessed by the physician; nothing is scored here", new ObjectShape(
            new("instrument", "Instrument or measure", Line()),
            new("value", "Result", Line()),
            new("assessedOn", "Day of the assessment", new DateShape()),
            new("evidence", "What it rests on", Paragraph()))),
        new("rareIndication", "Set by a person, never derived", new BooleanShape()),
        new("liverInvolvement", "True where the liver is one of the organs affected by the condition itself", new BooleanShape()),
        new("summary", "The course in a few sentences", Page()));

    private static ObjectShape DiagnosisCode() => new(
        new("system", "Code system", new ListedShape(CodeSystems)),
        new("code", "Code", new TextShape(40)));

    private static ObjectShape PriorTherapy() => new(
        new("line", "Line of therapy, counted from 1", new IntegerShape(1, LongList)),
        new("regimen", "Medicine and dose", Line()),
        new("systemic", "Whether it acted on the whole body", new BooleanShape()),
        new("startedOn", "First day", new DateShape()),
        new("endedOn", "Last day", new DateShape()),
        new("outcome", "Outcome", new ListedShape(Outcomes)),
        new("reasonStopped", "Why it was stopped", Paragraph()));

    private static ObjectShape Request() => new(
        new("patterns", "Why the case exists", Set(Patterns)),
        new("angles", "How it is argued", Set(Angles)),
        new("localGap", "What is missing locally", new ListedShape(LocalGaps)),
        new("localAlternative", "The local alternative considered", LocalAlternative()),
        new("otherAlternatives", "Further local alternatives considered", new ListShape(LocalAlternative(), ShortList)),
        new("rationale", "The physician's own words, printed as they stand", Page()),
        new("firstImport", "Whether it is the first import for this patient", new BooleanShape()),
        new("largerQuantity", "Set by a person where the quantity is larger than usual; never derived", new BooleanShape()),
        new("resupplyOf", "Reference of the case that this one continues", Reference("(?:MA|IQ|KR)")),
        new("priorSupply", "Supply that the patient had before, where this request continues one", new ObjectShape(
            new("usSourced", "True where the patient was on the presentation sourced in the United States", new BooleanShape()),
            new("since", "First day of that supply", new DateShape()),
            new("reference", "Where it is on record, such as a dispensing record", Name()))),
        new("durationDays", "Intended duration of treatment in days", new IntegerShape(0, 3_660)),
        new("quantityPacks", "Quantity asked for in packs", new IntegerShape(0, 10_000)),
        new("quantityExplanation", "Why the quantity differs from the arithmetic, where it does", Paragraph()));

    private static ObjectShape LocalAlternative() => new(
        new("name", "Name", Line()),
        new("whyUnsuitable", "Why it does not suit this patient", Paragraph()));

    private static ObjectShape Product() => new(
        new("profile", "Id of a product profile", new ListedShape([.. ProductCatalog.All.Select(profile => profile.Id)])),
        new(
            "approvals",
            "Approvals that this case cites; null means those that the profile holds with an indication and a date",
            new ListShape(CitedApproval(), ShortList, MayBeNull: true)));

    private static ObjectShape CitedApproval() => new(
        new("authority", "Id of the authority", new ListedShape(Authorities)),
        new("authorityName", "Name of the authority where its id is \"other\"", Name()),
        new("indication", "Wording of the approved indication", Paragraph()),
        new("approvedOn", "Day of the approval", new DateShape()),
        new("reference", "Number of the approval", Name()));

    private static ObjectShape Dosing() => new(
        new("startingDose", "Amount with unit at one time, such as 200 mg", Name()),
        new("maintenanceDose", "Amount with unit at one time, such as 200 mg", Name()),
        new("route", "Route of administration", Name()),
        new("schedule", "When it is taken", Line()),
        new(
            "unitsPerDay",
            "Units (tablets, pens) a day; a fraction is cut, not rounded, at six decimals: one pen in 14 days is 0.071428",
            new DecimalShape(0, 1_000, UnitsPerDayDecimals)),
        new("interactions", "Classes of medicines taken beside it", Set(Interactions)),
        new("perLabel", "The physician's statement that dose and use follow the label", new BooleanShape()),
        new("offLabelRationale", "The physician's own words, printed as they stand", Page()));

    private static ObjectShape Monitoring() => new(
        new("baseline", "Tests before the first dose", new ListShape(Line(), LongList)),
        new("followUp", "What is watched, and how often", new ListShape(FollowUp(), LongList)),
        new("doseModification", "When the dose is changed, withheld or stopped", new ListShape(Paragraph(), LongList)),
        new("nextVisitOn", "Next visit at which the physician sees the patient", new DateShape()));

    private static ObjectShape FollowUp() => new(
        new("item", "What is watched", Line()),
        new("interval", "How often", Line()));

    private static ObjectShape Custody() => new(
        new("sourceChannelDscsaCompliant", "Whether the channel in the United States is declared DSCSA-compliant", new BooleanShape()),
        new("loggerReference", "Reference of the temperature logger of the international leg", Name()),
        new("customsBroker", "Name of the customs broker who coordinates the clearance", Line()),
        new("legs", "Hand-overs in order, from the manufacturer to the dispensing pharmacy", new ListShape(CustodyLeg(), ShortList)));

    private static ObjectShape CustodyLeg() => new(
        new("from", "Who hands over", Line()),
        new("to", "Who receives", Line()),
        new("place", "Where the hand-over takes place", Line()),
        new("responsible", "Who answers for the leg", Line()),
        new("handover", "Document that goes with the hand-over", Line()),
        new("conditions", "Storage class kept on the way", new ListedShape(StorageClasses)),
        new("monitoring", "How the temperature is watched on the way", Line()),
        new("coldChainOpened", "True where the cold chain is opened at the end of this leg", new BooleanShape()),
        new("maximumHours", "Longest time of the leg in hours", new IntegerShape(0, 8_760)),
        new("shipmentValidated", "True where the shipment of this leg is declared validated", new BooleanShape()));

    private static ObjectShape Payer() => new(
        new("kind", "Id of the payer", new ListedShape(Payers)),
        new("name", "Name of the payer where its id is \"other\"", Name()),
        new("priorDenialReference", "Reference of an earlier denial", Name()));

    private static ObjectShape Cost() => new(
        new("exchangeRate", "Rate to print beside the guide's own", new ObjectShape(
            new("rate", "Units of the local currency for one US dollar", new DecimalShape(0.000001m, 1_000_000, 6)),
            new("source", "Who stated the rate", Line()),
            new("asOf", "Day of the rate", new DateShape()))),
        new("conciergeFee", "Concierge fee as quoted, itemised separately", StatedFee()),
        new("customsAndPermitFees", "Customs and permit fees as quoted", StatedFee()));

    private static ObjectShape StatedFee() => new(
        new("amountUsd", "Amount in US dollars", new DecimalShape(0, 100_000_000, 2)),
        new("source", "Who stated the amount", Line()),
        new("asOf", "Day of the statement", new DateShape()));

    private static ObjectShape Coordinator() => new(
        new("name", "Name", Name()),
        new("email", "E-mail address", Line()));

    private static TextShape Name() => new(NameLength);

    private static TextShape Line() => new(LineLength);

    private static TextShape Paragraph() => new(ParagraphLength);

    private static TextShape Page() => new(PageLength);

    private static ListShape Set(IReadOnlyList<string> values) => new(new ListedShape(values), values.Count, Unique: true);

    private static TextShape Country() =>
        new(2) { Format = new("[A-Z]{2}", "the two capital letters of a country in ISO 3166-1, such as MA or IQ") };

    private static TextShape Reference(string area)
    {
        var areas = area.Length == 2 ? area : "MA, IQ or KR";
        return new(19)
        {
            Format = new($"RM-{area}-[0-9]{{4}}-[0-9]{{6}}", $"a case number such as RM-{areas[..2]}-2026-000123, with {areas} for the area"),
        };
    }

    /// <summary>Groups are short and each holds a digit, so that no name fits in; four letters never stand together.</summary>
    private static TextShape PatientCode() => new(22)
    {
        Format = new(
            "[A-Z]{1,2}(?:-(?=[A-Z]{0,3}[0-9])[A-Z0-9]{4}){2,4}",
            "a random code such as P-7F3K-92QX: one or two capital letters, then two to four groups of four capital letters or digits,"
            + " at least one digit in each, joined by hyphens; never a name, initials or a date of birth"),
    };
}
