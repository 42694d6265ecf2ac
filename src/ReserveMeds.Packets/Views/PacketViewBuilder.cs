using System.Text;
using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Views;

/// <summary>Turns the facts of a case into the words its documents print in one language.</summary>
internal sealed class PacketViewBuilder
{
    private readonly CaseFile caseFile;
    private readonly ProductProfile? product;
    private readonly ValidationReport report;
    private readonly Regulator regulator;
    private readonly FactPrinter print;
    private readonly bool withPhysicianContact;
    private readonly IReadOnlyList<Attachment> attachments;

    private PacketViewBuilder(
        CaseFile caseFile,
        ProductProfile? product,
        ValidationReport report,
        FactPrinter print,
        bool withPhysicianContact,
        IReadOnlyList<Attachment> attachments)
    {
        this.attachments = attachments;
        this.caseFile = caseFile;
        this.product = product;
        this.report = report;
        this.print = print;
        regulator = RegulatorCatalog.Find(caseFile.Regulator)!;
        this.withPhysicianContact = withPhysicianContact;
    }

    /// <param name="canBeDrawn">Whether the shipped fonts hold the character.</param>
    /// <param name="isFinal">As in <see cref="FactPrinter"/>.</param>
    /// <param name="withPhysicianContact">Whether the readers may see how to reach the physician.</param>
    /// <param name="attachments">Files that came with the case.</param>
    public static PacketView Build(
        CaseFile caseFile,
        ProductProfile? product,
        ValidationReport report,
        Language language,
        LanguageLabels labels,
        Func<Rune, bool> canBeDrawn,
        bool isFinal,
        bool withPhysicianContact,
        IReadOnlyList<Attachment> attachments)
    {
        var printer = new FactPrinter(language, labels, canBeDrawn, isFinal);
        var data = new PacketViewBuilder(caseFile, product, report, printer, withPhysicianContact, attachments).Data();
        return new(data, printer.Gaps);
    }

    private Group Data() => new()
    {
        ["case"] = Case(),
        ["patient"] = Patient(),
        ["physician"] = Physician(),
        ["facility"] = Facility(),
        ["importer"] = Importer(),
        ["diagnosis"] = Diagnosis(),
        ["therapies"] = Therapies(),
        ["request"] = Request(),
        ["use"] = Use(),
        ["product"] = ProductView.Of(product, caseFile, regulator, print),
        ["quantity"] = QuantityView.Of(product, caseFile, report.Arithmetic, print),
        ["dosing"] = Dosing(),
        ["monitoring"] = Monitoring(),
        ["custody"] = CustodyView.Of(product, caseFile, print),
        ["storage"] = StorageView.Of(product, attachments, print),
        ["coordinator"] = Coordinator(),
        ["license"] = PhysicianLicenseView.Of(caseFile, regulator, print),
        ["facilityLicense"] = FacilityLicenseView.Of(caseFile, print),
        ["timeline"] = TimelineView.Of(caseFile, report, regulator, print),
        ["cost"] = CostView.Of(product, caseFile, regulator.Pathway, print),
        ["payer"] = PayerView.Of(caseFile, attachments, print),
        ["guide"] = GuideView.Of(product, caseFile, print),
    };

    private Group Case() => new()
    {
        ["reference"] = print.Text(caseFile.Reference, "/reference"),
        ["filingDate"] = print.Date(caseFile.FilingDate, "/filingDate"),
    };

    private Group Patient()
    {
        var patient = caseFile.Patient;
        return new()
        {
            ["identifier"] = print.Text(patient.Identifier, "/patient/identifier"),
            ["sex"] = patient.Sex is { } sex ? print.Words(sex, "sex") : print.NotStated("/patient/sex"),
            ["age"] = patient.AgeYears is { } age ? print.Labels.Count(age, "unit.year") : print.NotStated("/patient/ageYears"),
            ["weight"] = patient.WeightKg is { } weight
                ? $"{print.Language.Number(weight)}\u00A0kg"
                : print.NotStated("/patient/weightKg"),
        };
    }

    private Group Physician()
    {
        var physician = caseFile.Physician;
        return new()
        {
            ["name"] = print.Text(physician.Name, "/physician/name"),
            ["specialty"] = print.Text(physician.Specialty, "/physician/specialty"),
            ["licenseNumber"] = print.Text(physician.LicenseNumber, "/physician/licenseNumber"),
            ["phone"] = withPhysicianContact ? print.Optional(physician.Phone) : "",
            ["email"] = withPhysicianContact ? print.Optional(physician.Email) : "",
        };
    }

    private Group Facility()
    {
        var facility = caseFile.Facility;
        return new()
        {
            ["name"] = print.Text(facility.Name, "/facility/name"),
            ["city"] = print.OrLeft(facility.City, "/facility/city"),
            ["licenseNumber"] = print.Text(facility.LicenseNumber, "/facility/licenseNumber"),
            ["pharmacy"] = print.Text(facility.Pharmacy.Name, "/facility/pharmacy/name"),
            ["pharmacist"] = print.Text(facility.Pharmacy.PharmacistInCharge, "/facility/pharmacy/pharmacistInCharge"),
            ["pharmacyLicense"] = print.OrLeft(facility.Pharmacy.LicenseNumber, "/facility/pharmacy/licenseNumber"),
            ["letterhead"] = facility.Letterhead.Lines.Select(print.Optional).Where(line => line.Length > 0).ToList<object>(),
            ["pharmacyPhone"] = print.Optional(facility.Pharmacy.Phone),
        };
    }

    private Group Importer()
    {
        var importer = caseFile.Importer;
        return new()
        {
            ["name"] = print.ImporterName(caseFile),
            ["license"] = importer.Files == true
                ? print.Text(importer.EstablishmentLicenseNumber, "/importer/establishmentLicenseNumber")
                : print.OrLeft(importer.EstablishmentLicenseNumber, "/importer/establishmentLicenseNumber"),
            ["contact"] = print.Optional(importer.Contact),
            ["files"] = importer.Files == true,
        };
    }

    private Group Diagnosis()
    {
        var diagnosis = caseFile.Diagnosis;
        var codes = diagnosis.Codes
            .Where(code => code.System is not null && code.Code is not null)
            .Select(code => $"{print.Words(code.System!, "codeSystem")}\u00A0{print.Optional(code.Code)}");
        return new()
        {
            ["condition"] = print.Text(diagnosis.Condition, "/diagnosis/condition"),
            ["codes"] = print.Labels.List(codes),
            // Behind right-to-left words that wrap, they would stand among them. Among right-to-left words, Latin ones take them along.
            ["codesApart"] = print.Language.Direction == Direction.LeftToRight && IsReadTheOtherWay(diagnosis.Condition),
            ["confirmedOn"] = print.Date(diagnosis.ConfirmedOn, "/diagnosis/confirmedOn"),
            ["confirmedBy"] = print.Listed(diagnosis.ConfirmedBy, "confirmedBy", "/diagnosis/confirmedBy"),
            ["summary"] = diagnosis.Summary is null && print.IsFinal ? [] : print.Paragraphs(diagnosis.Summary, "/diagnosis/summary"),
            ["instrument"] = diagnosis.Severity.Instrument is { } instrument
                ? print.Optional(instrument)
                : print.Left("/diagnosis/severity/instrument"),
            ["severity"] = print.Text(diagnosis.Severity.Value, "/diagnosis/severity/value"),
            ["assessedOn"] = diagnosis.Severity.AssessedOn is { } day
                ? print.Language.Date(day)
                : print.Left("/diagnosis/severity/assessedOn"),
            // Behind the date in a line, its last number could be read with the year.
            ["evidenceApart"] = IsReadTheOtherWay(diagnosis.Severity.Evidence),
            ["evidence"] = diagnosis.Severity.Evidence is { } evidence
                ? print.Optional(evidence)
                : print.Left("/diagnosis/severity/evidence"),
        };
    }

    private List<object> Therapies()
    {
        IReadOnlyList<PriorTherapy> therapies = caseFile.PriorTherapies.Count > 0 ? caseFile.PriorTherapies : [new()];
        return [.. therapies.Select((therapy, index) => Therapy(therapy, $"/priorTherapies/{index}"))];
    }

    private Group Therapy(PriorTherapy therapy, string pointer) => new()
    {
        ["line"] = therapy.Line is { } line ? print.Language.Number(line) : print.Gap($"{pointer}/line"),
        ["regimen"] = print.Dose(therapy.Regimen, $"{pointer}/regimen"),
        ["from"] = print.DateOrNotStated(therapy.StartedOn, $"{pointer}/startedOn"),
        ["to"] = therapy.EndedOn is null && therapy.Outcome == "ongoing"
            ? print.Words("ongoing", "outcome")
            : print.DateOrNotStated(therapy.EndedOn, $"{pointer}/endedOn"),
        ["outcome"] = print.Listed(therapy.Outcome, "outcome", $"{pointer}/outcome"),
        ["reason"] = therapy.ReasonStopped is null && therapy.Outcome == "ongoing"
            ? print.Labels["therapy.notStopped"]
            : print.OrNotStated(therapy.ReasonStopped, $"{pointer}/reasonStopped"),
    };

    private Group Request()
    {
        var request = caseFile.Request;
        List<object> alternatives = [Alternative(request.LocalAlternative, "/request/localAlternative")];
        alternatives.AddRange(request.OtherAlternatives.Select((other, index) => Alternative(other, $"/request/otherAlternatives/{index}")));
        return new()
        {
            ["rationale"] = print.Paragraphs(request.Rationale, "/request/rationale"),
            ["grounds"] = Grounds(request),
            ["localGap"] = print.Listed(request.LocalGap, "localGap", "/request/localGap"),
            ["alternatives"] = alternatives,
            ["duration"] = print.Count(request.DurationDays, "unit.day", "/request/durationDays"),
        };
    }

    private Group Alternative(LocalAlternative alternative, string pointer) => new()
    {
        ["name"] = print.Text(alternative.Name, $"{pointer}/name"),
        ["reasons"] = print.Paragraphs(alternative.WhyUnsuitable, $"{pointer}/whyUnsuitable"),
    };

    /// <summary>Where the request leaves the label: read from the findings, so that letter and report cannot disagree.</summary>
    private Group Use()
    {
        var outsideLabel = report.Findings.Where(finding => LabelRules.OutsideLabelUse.Contains(finding.Rule.Code)).ToList();
        var doseOutside = report.Findings.Any(finding => finding.Rule.Code == LabelRules.OutsideLabelDose);
        return new()
        {
            ["outsideLabel"] = outsideLabel.Count > 0 || doseOutside,
            ["ageOutside"] = outsideLabel.Any(finding => finding.Path == "/patient/ageYears"),
            ["diagnosisOutside"] = outsideLabel.Any(finding => finding.Path.StartsWith("/diagnosis", StringComparison.Ordinal)),
            ["linesOutside"] = outsideLabel.Any(finding => finding.Path.StartsWith("/priorTherapies", StringComparison.Ordinal)),
            ["doseOutside"] = doseOutside,
            ["rationale"] = print.Paragraphs(caseFile.Dosing.OffLabelRationale, "/dosing/offLabelRationale"),
        };
    }

    private Group Dosing()
    {
        var dosing = caseFile.Dosing;
        return new()
        {
            ["starting"] = print.Dose(dosing.StartingDose, "/dosing/startingDose"),
            ["maintenance"] = print.Dose(dosing.MaintenanceDose, "/dosing/maintenanceDose"),
            ["route"] = print.Text(dosing.Route, "/dosing/route"),
            ["schedule"] = print.Dose(dosing.Schedule, "/dosing/schedule"),
            ["takenWith"] = print.Labels.Join([.. dosing.Interactions.Select(id => print.Words(id, "interaction"))]),
        };
    }

    private Group Monitoring()
    {
        var monitoring = caseFile.Monitoring;
        IReadOnlyList<FollowUp> followUps = monitoring.FollowUp.Count > 0 ? monitoring.FollowUp : [new()];
        return new()
        {
            ["baseline"] = Texts(monitoring.Baseline, "/monitoring/baseline", print.Text),
            ["followUp"] = followUps.Select((followUp, index) => (object)new Group
            {
                ["item"] = print.Text(followUp.Item, $"/monitoring/followUp/{index}/item"),
                ["interval"] = print.Dose(followUp.Interval, $"/monitoring/followUp/{index}/interval"),
                // Read against the language's direction, a wrapped item would have its interval between its first and last words.
                ["both"] = IsReadTheOtherWay(followUp.Item) && IsReadTheOtherWay(followUp.Interval)
                    ? $"{print.Optional(followUp.Item)}: {print.OptionalDose(followUp.Interval)}"
                    : "",
            }).ToList(),
            ["doseModification"] = Texts(monitoring.DoseModification, "/monitoring/doseModification", print.Dose),
            ["nextVisitOn"] = print.OptionalDate(monitoring.NextVisitOn),
            ["apart"] = monitoring.Baseline.Concat(monitoring.DoseModification).Concat(followUps.SelectMany(followUp => new[] { followUp.Item, followUp.Interval })).Any(IsReadTheOtherWay),
        };
    }

    /// <summary>Words that are read against the language's direction: in one row with others, nobody could tell which belongs to which.</summary>
    private bool IsReadTheOtherWay(string? words) => words is not null
        && words.Any(char.IsLetter)
        && words.Any(character => character is >= '\u0590' and <= '\u08FF') != (print.Language.Direction == Direction.RightToLeft);

    private Group Coordinator() => new()
    {
        ["name"] = print.Text(caseFile.Coordinator.Name, "/coordinator/name"),
        ["email"] = print.Optional(caseFile.Coordinator.Email),
    };

    private List<object> Texts(IReadOnlyList<string> values, string pointer, Func<string?, string, object> printed) => values.Count == 0
        ? [print.Gap(pointer)]
        : [.. values.Select((value, index) => printed(value, $"{pointer}/{index}"))];

    private List<object> Grounds(ImportRequest request)
    {
        List<object> grounds =
        [
            .. request.Angles.Select(angle => print.Words(angle, "angle")),
            .. request.Patterns.Select(pattern => print.Words(pattern, "pattern")),
        ];
        if (request.PriorSupply is { UsSourced: true, Since: { } since })
            grounds.Add(print.Labels.Fill("priorSupply.since", ("day", print.Language.Date(since))));
        if (request.Angles.Count == 0 && !print.IsFinal)
            grounds.Insert(0, print.Gap("/request/angles"));
        return grounds;
    }
}
