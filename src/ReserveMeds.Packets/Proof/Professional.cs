using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Proof;

/// <summary>
/// The one list of what a packet may say of a person or of how to reach one: people who act by their office, never the patient
/// or the family. All other words of a case must be free of names, contacts and numbers of persons.
/// </summary>
/// <param name="Names">Who signs, checks, dispenses, imports, carries or coordinates: a regulator has to know them by name.</param>
/// <param name="Contacts">How a regulator reaches them in their office, the address block of the facility among it.</param>
/// <param name="Numbers">
/// Licences and file numbers of institutions and professionals. They may be long, as the numbers of persons are; a telephone
/// number, an e-mail address or a birth date among them is none.
/// </param>
internal sealed record Professional(IReadOnlyList<string> Names, IReadOnlyList<string> Contacts, IReadOnlyList<string> Numbers)
{
    public static Professional Of(CaseFile caseFile)
    {
        var (physician, facility, importer) = (caseFile.Physician, caseFile.Facility, caseFile.Importer);
        var legs = caseFile.Custody.Legs;
        return new(
            Given(
            [
                physician.Name, facility.Name, facility.Pharmacy.Name, facility.Pharmacy.PharmacistInCharge, importer.Name, importer.Contact,
                caseFile.Coordinator.Name, caseFile.Custody.CustomsBroker, facility.LicenseVerification.Body, facility.LicenseVerification.VerifiedBy,
                .. physician.LicenseVerifications.Select(record => record.VerifiedBy), .. legs.SelectMany(leg => new[] { leg.From, leg.To, leg.Responsible }),
            ]),
            Given(
            [
                physician.Phone, physician.Email, facility.Pharmacy.Phone, importer.Contact, caseFile.Coordinator.Email, .. facility.Letterhead.Lines,
            ]),
            Given(
            [
                physician.LicenseNumber, facility.LicenseNumber, facility.Pharmacy.LicenseNumber, importer.EstablishmentLicenseNumber,
                facility.Storage.ProtocolReference, facility.Storage.MonitoringLogReference, caseFile.Custody.LoggerReference,
                .. (caseFile.Product.Approvals ?? []).Select(approval => approval.Reference), .. legs.Select(leg => leg.Handover),
            ]));
    }

    private static List<string> Given(IEnumerable<string?> values) =>
        [.. values.OfType<string>().Where(value => value.Trim().Length > 0).OrderByDescending(value => value.Length)];
}
