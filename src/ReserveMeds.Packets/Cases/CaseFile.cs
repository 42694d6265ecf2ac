namespace ReserveMeds.Packets.Cases;

/// <summary>
/// The facts of one patient's case as received, immutable. Every fact may be missing: what a regulator needs is a matter
/// of rules, not of form. Sections are never null; a fact that was not given is null or an empty list.
/// </summary>
/// <remarks>Property names in camelCase are the names on the wire and are never renamed.</remarks>
public sealed record CaseFile
{
    /// <summary>Version of the case format; 1 is the only one.</summary>
    public int CaseFormat { get; init; } = 1;

    /// <summary>Case number such as <c>RM-MA-2026-000123</c>: made by the coordinator, says nothing about the patient.</summary>
    public string? Reference { get; init; }

    /// <summary>Id of the regulator: <c>dmp</c>, <c>kimadia-moh</c> or <c>krg-moh</c>. The one fact a case cannot lack.</summary>
    public required string Regulator { get; init; }

    /// <summary>Day on which the application is filed; dates the letter and picks the rulebook edition.</summary>
    public DateOnly? FilingDate { get; init; }

    /// <summary>Languages wanted for the documents, first the leading one. Empty means the regulator's own.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    public Patient Patient { get; init; } = new();

    public Physician Physician { get; init; } = new();

    public Facility Facility { get; init; } = new();

    public Importer Importer { get; init; } = new();

    public Diagnosis Diagnosis { get; init; } = new();

    public IReadOnlyList<PriorTherapy> PriorTherapies { get; init; } = [];

    public ImportRequest Request { get; init; } = new();

    public RequestedProduct Product { get; init; } = new();

    public Dosing Dosing { get; init; } = new();

    public Monitoring Monitoring { get; init; } = new();

    public Custody Custody { get; init; } = new();

    public Payer Payer { get; init; } = new();

    public Cost Cost { get; init; } = new();

    public Coordinator Coordinator { get; init; } = new();
}
