using ReserveMeds.Packets.Bundles;

namespace ReserveMeds.Packets.Attachments;

/// <summary>What an attachment is, and who receives it: the one table of that.</summary>
/// <remarks>
/// An attachment is carried as it was given and may name the patient, so it goes only to those whose task needs it: the
/// authority that decides and the physician who filed it; the log of temperatures also to the importer, who owns that
/// leg; to an insurer only what a claim is judged by; to a patient none.
/// </remarks>
/// <param name="Id">Permanent id: the name of the part of the request, and in the name of the file.</param>
public sealed record AttachmentKind(string Id, IReadOnlyList<Audience> Receivers)
{
    public static AttachmentKind LicenseScan { get; } = new("license-scan", [Audience.Regulator, Audience.Physician]);

    public static AttachmentKind Prescription { get; } = new("prescription", [Audience.Regulator, Audience.Physician]);

    public static AttachmentKind LaboratoryReport { get; } =
        new("laboratory-report", [Audience.Regulator, Audience.Physician, Audience.Insurer]);

    public static AttachmentKind ImagingReport { get; } = new("imaging-report", [Audience.Regulator, Audience.Physician]);

    public static AttachmentKind FacilityLicense { get; } = new("facility-license", [Audience.Regulator, Audience.Physician]);

    public static AttachmentKind PriorDenial { get; } =
        new("prior-denial", [Audience.Regulator, Audience.Physician, Audience.Insurer]);

    public static AttachmentKind TemperatureLog { get; } =
        new("temperature-log", [Audience.Regulator, Audience.Physician, Audience.Importer]);

    public static AttachmentKind Other { get; } = new("other", [Audience.Regulator, Audience.Physician]);

    public static IReadOnlyList<AttachmentKind> All { get; } =
    [
        LicenseScan, Prescription, LaboratoryReport, ImagingReport, FacilityLicense, PriorDenial, TemperatureLog, Other,
    ];

    /// <param name="id">Compared exactly.</param>
    public static AttachmentKind? Find(string? id) => All.FirstOrDefault(kind => kind.Id == id);
}
