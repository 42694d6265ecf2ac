using System.Diagnostics.Metrics;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Api.Hosting.Telemetry;

/// <summary>What the service counts of its work: ids of regulators, documents and rules, never a value of a case.</summary>
internal sealed class PacketMetrics
{
    public const string MeterName = "ReserveMeds.Packets";

    private readonly Counter<long> validations;
    private readonly Counter<long> findings;
    private readonly Counter<long> documents;
    private readonly Counter<long> bundles;
    private readonly Counter<long> seals;

    public PacketMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        validations = meter.CreateCounter<long>("packets.validations", "{validation}", "Cases validated, by regulator, edition and outcome");
        findings = meter.CreateCounter<long>("packets.findings", "{finding}", "Findings of validations, by regulator and code of the rule");
        documents = meter.CreateCounter<long>("packets.documents", "{document}", "Single documents rendered, by document, language and format");
        bundles = meter.CreateCounter<long>("packets.bundles", "{bundle}", "Bundles written, by regulator and audience");
        seals = meter.CreateCounter<long>("packets.seals", "{packet}", "Packets sealed, by regulator");
    }

    public void Validated(ValidationReport report)
    {
        validations.Add(
            1,
            new("regulator", report.Regulator),
            new("edition", report.Rulebook.Edition),
            new("outcome", report.IsComplete ? "complete" : "incomplete"));
        foreach (var finding in report.Findings)
            findings.Add(1, new("regulator", report.Regulator), new("code", finding.Rule.Code));
    }

    public void Rendered(string document, string language, OutputFormat format) =>
        documents.Add(1, new("document", document), new("language", language), new("format", format.ToString()));

    public void Sealed(string regulator) => seals.Add(1, new KeyValuePair<string, object?>("regulator", regulator));

    public void Bundled(string regulator, string audience) =>
        bundles.Add(1, new("regulator", regulator), new KeyValuePair<string, object?>("audience", audience));
}
