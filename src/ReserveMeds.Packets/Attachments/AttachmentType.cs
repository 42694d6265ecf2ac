namespace ReserveMeds.Packets.Attachments;

/// <summary>A form of file that is accepted, told by its content.</summary>
/// <param name="MediaType">As HTTP and RO-Crate name it.</param>
/// <param name="Extension">Without a dot.</param>
/// <param name="Claims">Media types by which senders announce it.</param>
public sealed record AttachmentType(string MediaType, string Extension, IReadOnlyList<string> Claims)
{
    public static AttachmentType Pdf { get; } = new("application/pdf", "pdf", ["application/pdf"]);

    public static AttachmentType Png { get; } = new("image/png", "png", ["image/png"]);

    public static AttachmentType Jpeg { get; } = new("image/jpeg", "jpg", ["image/jpeg"]);

    /// <summary>Only for temperature logs. Browsers announce it as the spreadsheet program that opens it.</summary>
    public static AttachmentType Csv { get; } = new("text/csv", "csv", ["text/csv", "text/plain", "application/vnd.ms-excel"]);

    /// <param name="mediaType">Null or general where the sender said nothing of it.</param>
    internal bool IsAnnouncedAsAnother(string? mediaType) =>
        mediaType is not (null or "" or "application/octet-stream") && !Claims.Contains(mediaType, StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<AttachmentType> All { get; } = [Pdf, Png, Jpeg, Csv];
}
