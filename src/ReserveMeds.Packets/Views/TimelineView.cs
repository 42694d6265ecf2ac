using System.Globalization;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Views;

/// <summary>The four parallel tracks: what stands in the case, and the indicative span computed from its parts (C3, C8, C14).</summary>
internal sealed class TimelineView
{
    private readonly CaseFile caseFile;
    private readonly ValidationReport report;
    private readonly Regulator regulator;
    private readonly FactPrinter print;

    private TimelineView(CaseFile caseFile, ValidationReport report, Regulator regulator, FactPrinter print)
    {
        this.caseFile = caseFile;
        this.report = report;
        this.regulator = regulator;
        this.print = print;
    }

    public static Group Of(CaseFile caseFile, ValidationReport report, Regulator regulator, FactPrinter print) =>
        new TimelineView(caseFile, report, regulator, print).Data();

    private Group Data()
    {
        var data = new Group
        {
            ["filer"] = Filer,
            ["letter"] = IsComplete("CORE-LTR-01"),
            ["dosing"] = IsComplete("CORE-LTR-02"),
            ["monitoring"] = IsComplete("CORE-LTR-03"),
            ["carriers"] = Carriers(),
            ["coordinator"] = Coordinator,
            ["licence"] = Licence(),
            ["facilityLicence"] = FacilityLicence(),
            ["handovers"] = caseFile.Custody.Legs.Count > 0 ? print.Language.Number(caseFile.Custody.Legs.Count) : print.NotStated("/custody/legs/0/from"),
            ["orientation"] = IsOrientation,
            ["complex"] = report.Complexity.IsComplex,
            ["triggers"] = print.Labels.Join([.. report.Complexity.Triggers.Select(id => print.Words(id, "complexity"))]),
            // As in the findings: a complex review already says that it is longer.
            ["notes"] = report.Complexity.IsComplex
                ? ""
                : print.Labels.Join([.. report.Complexity.Notes.Select(id => print.Words(id, "complexity"))]),
        };
        if ((regulator.Pathway.Times ?? regulator.Pathway.OrientationTimes) is { } times)
            AddTimes(data, times);
        return data;
    }

    /// <summary>True where no time is stated for this route and that of another is shown.</summary>
    private bool IsOrientation => regulator.Pathway.Times is null;

    /// <summary>Read from the findings, so that sheet and report cannot disagree.</summary>
    private bool IsComplete(string code) => !report.Findings.Any(finding => finding.Rule.Code == code);

    private object Filer => caseFile.Importer.Files == true
        ? print.ImporterName(caseFile)
        : print.Text(caseFile.Physician.Name, "/physician/name");

    private object Coordinator => print.Optional(caseFile.Coordinator.Name) is { Length: > 0 } name ? name : print.NotStated("/coordinator/name");

    /// <summary>The guide states no owner of the logistics track; the custody plan says who answers for each leg.</summary>
    private object Carriers()
    {
        string[] names = [.. caseFile.Custody.Legs.Select(leg => print.Optional(leg.Responsible)).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];
        return names.Length > 0 ? string.Join(print.Labels["list.semicolon"], names) : print.NotStated("/custody/legs/*/responsible");
    }

    /// <summary>Day of the latest record, where all records of the physician's licence say that it is verified; otherwise blank.</summary>
    private string Licence()
    {
        var records = caseFile.Physician.LicenseVerifications;
        return records.Count > 0 && records.All(record => record.Status == "verified")
            ? print.OptionalDate(records.Max(record => record.VerifiedOn))
            : "";
    }

    private string FacilityLicence() => caseFile.Facility.LicenseVerification is { IsVerified: true } record
        ? print.OptionalDate(record.VerifiedOn)
        : "";

    private void AddTimes(Group data, ReviewTimes times)
    {
        var stated = report.Complexity.IsComplex ? times.Complex : times.Routine;
        data["stated"] = Span(stated.Min, stated.Max, $"span.{stated.Unit}");
        data["logistics"] = Span(times.Logistics.Min, times.Logistics.Max, $"span.{times.Logistics.Unit}");
        data["weekend"] = print.Labels.Join([.. times.Weekend.Select(day => print.Words(day.ToString(), "weekday"))]);
        var fact = regulator.Facts.First(fact => fact.Field == (report.Complexity.IsComplex ? "timeline.complex" : "timeline.routine"));
        data["source"] = fact.Guide;
        data["asOf"] = print.Language.Date(fact.AsOf);

        var steps = TimelineSteps.Of(caseFile, report.Complexity.IsComplex, times, regulator.Pathway.Holidays);
        data["steps"] = steps.Dated.Count > 0 ? steps.Dated.Select(step => (object)Dated(step)).ToList() : [Undated()];
        data["days"] = steps.Tracks.Select(step => (object)Numbered(step)).ToList();
        data["custodyDays"] = steps.CustodyDays is { } days ? print.Labels.Count(days, "unit.day") : "";
        data["holidays"] = steps.Counted.Select(day => (object)Weekday(day)).ToList();
        data["reported"] = steps.Reported.Select(day => (object)Weekday(day)).ToList();
        data["moving"] = print.Labels.Join(
            [.. regulator.Pathway.Holidays.SelectMany(table => table.Moving).Distinct(StringComparer.Ordinal).Select(id => print.Words(id, "holiday"))]);
        data["holidaySources"] = regulator.Pathway.Holidays.Select(table => (object)new Group
        {
            ["sites"] = print.Labels.List(table.Sites),
            ["asOf"] = table.Source.AsOf ?? print.Labels["undated"],
            ["confidence"] = print.Words(table.Source.Confidence, "confidence"),
        }).ToList();
    }

    private Group Dated(TimelineStep step) => new()
    {
        ["step"] = print.Words(step.Id, "step"),
        ["holidays"] = print.Words(step.HolidaysCounted ? "counted" : "notCounted", "holidays"),
        ["earliest"] = print.Language.DateWithIso(step.Earliest),
        ["latest"] = print.Language.DateWithIso(step.Latest),
        ["days"] = Range(step.FirstDay, step.LastDay),
        ["weeks"] = Range(Weeks(step.FirstDay), Weeks(step.LastDay)),
    };

    /// <summary>The row of a case without a filing date that can be counted from.</summary>
    private Group Undated()
    {
        var gap = print.Gap("/filingDate");
        return new()
        {
            ["step"] = print.Words("review", "step"),
            ["holidays"] = print.Words("notCounted", "holidays"),
            ["earliest"] = gap,
            ["latest"] = gap,
            ["days"] = gap,
            ["weeks"] = gap,
        };
    }

    /// <summary>Track, step, who, earliest and latest day: what a chart of the tracks needs.</summary>
    private Group Numbered(TimelineStep step) => new()
    {
        ["track"] = print.Words(step.Track, "track"),
        ["step"] = print.Words(step.Id, "step"),
        ["who"] = step.Track switch
        {
            "clinical" => print.Text(caseFile.Physician.Name, "/physician/name"),
            "regulatory" when step.Id == "filing" => Filer,
            "regulatory" => IsOrientation ? print.Words("federal", "who") : regulator.DisplayName,
            "logistics" => print.Words("carriers", "who"),
            _ => Coordinator,
        },
        ["earliest"] = print.Language.Number(step.FirstDay),
        ["latest"] = print.Language.Number(step.LastDay),
        ["span"] = Range(step.FirstDay, step.LastDay),
        ["start"] = step.FirstDay.ToString(CultureInfo.InvariantCulture),
        ["end"] = step.LastDay.ToString(CultureInfo.InvariantCulture),
    };

    private string Weekday(DateOnly day) => print.Labels.Fill(
        "dayOfWeek", ("weekday", print.Words(day.DayOfWeek.ToString(), "weekday")), ("date", print.Language.Date(day)));

    private static decimal Weeks(int days) => decimal.Round(days / 7m, 1, MidpointRounding.AwayFromZero);

    private string Range(decimal from, decimal to) => from == to
        ? print.Language.Number(from)
        : print.Labels.Fill("range", ("from", print.Language.Number(from)), ("to", print.Language.Number(to)));

    private string Span(int from, int to, string unit) =>
        print.Labels.Fill(unit, ("from", print.Language.Number(from)), ("to", print.Language.Number(to)));
}
