using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Attachments;

/// <summary>A file as it was sent. Its name is not among this: it may hold the name of a patient.</summary>
/// <param name="Kind">As sent; any text.</param>
/// <param name="MediaType">As announced; null where nothing was.</param>
/// <param name="Content">Of a file that is too large, at least one byte more than is allowed.</param>
public sealed record ReceivedAttachment(string Kind, string? MediaType, ReadOnlyMemory<byte> Content);

/// <param name="Attachments">In the order given; empty where there is a fault.</param>
/// <param name="Faults">All that were found, in the order of the files.</param>
public sealed record AttachmentReading(IReadOnlyList<Attachment> Attachments, IReadOnlyList<AttachmentFault> Faults)
{
    /// <summary>Null where none was sent, or the one that was cannot be used.</summary>
    public Picture? Logo { get; init; }
}

/// <summary>Why an attachment is refused. Never holds anything from inside the file, nor a name that was sent.</summary>
/// <param name="Number">Place among the files sent, from 1; null where the fault is of all of them.</param>
/// <param name="Kind">One of our ids; null where the kind that was sent is none of them.</param>
/// <param name="Code">Permanent id, such as <c>attachment-encrypted</c>.</param>
/// <param name="Pointer">JSON Pointer to the file as <c>/attachments/&lt;kind&gt;/&lt;index&gt;</c>, counted from 0 among those of its kind.</param>
public sealed record AttachmentFault(int? Number, string? Kind, string Code, string Message, string Remedy, string Pointer);
