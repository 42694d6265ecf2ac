using ReserveMeds.Packets.Attachments;

namespace ReserveMeds.Packets.Bundles;

/// <summary>Who receives a bundle, and which parts: the least data each of them needs.</summary>
/// <param name="Id">Permanent id, also part of the bundle's name.</param>
/// <param name="Parts">Numbers of the parts of a packet.</param>
public sealed record Audience(string Id, IReadOnlyList<int> Parts)
{
    public static Audience Regulator { get; } = new("regulator", [1, 2, 3, 4, 5, 6, 7]);

    public static Audience Importer { get; } = new("importer", [1, 2, 3, 4, 5, 6, 7, 8, 9]);

    /// <summary>Its letter leaves out how to reach the physician: the claim lies with the family or the hospital.</summary>
    public static Audience Insurer { get; } = new("insurer", [2, 3, 10]) { SeesPhysicianContact = false, GetsReport = false };

    public static Audience Physician { get; } = new("physician", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);

    public static Audience Patient { get; } = new("patient", [11]) { SeesPhysicianContact = false, GetsReport = false };

    public static IReadOnlyList<Audience> All { get; } = [Regulator, Importer, Insurer, Physician, Patient];

    /// <summary>Whether its documents may print the physician's telephone number and e-mail address.</summary>
    public bool SeesPhysicianContact { get; private init; } = true;

    /// <summary>
    /// Whether the validation report lies in its bundle. Its findings point at facts that a payer or a patient is not
    /// given, such as licences and custody, and neither can mend them.
    /// </summary>
    public bool GetsReport { get; private init; } = true;

    public static Audience? Find(string id) => All.FirstOrDefault(audience => audience.Id == id);

    /// <summary>Whether the packet holds any part for this audience; where it holds none there is no bundle to write.</summary>
    public bool HasPartsIn(Packet packet) => packet.Files.Any(Receives);

    /// <summary>Whether the file is one of the parts of this audience.</summary>
    internal bool Receives(PacketFile file) => Parts.Contains(file.Document.Number);

    /// <summary>Whether the attachment is of a kind that this audience receives.</summary>
    internal bool Receives(Attachment attachment) => attachment.Kind.Receivers.Contains(this);
}
