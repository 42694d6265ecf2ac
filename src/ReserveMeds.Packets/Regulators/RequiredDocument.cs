using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Regulators;

/// <summary>One part of a packet.</summary>
/// <param name="Number">Place in the packet, 1 to 11; printed with two digits in file names.</param>
/// <param name="Id">Permanent id, such as <c>clinical-justification-letter</c>; also the file name of its template.</param>
public sealed record RequiredDocument(int Number, string Id)
{
    /// <summary>Whether the part belongs to the packet of this case, with the files that came with it.</summary>
    public Func<CaseFile, IReadOnlyList<Attachment>, bool> Applies { get; init; } = static (_, _) => true;

    /// <summary>Whether the part lists the others, and so is composed after them.</summary>
    public bool IsCoverLetter => Id == "cover-letter";
}
