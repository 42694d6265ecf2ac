namespace ReserveMeds.Packets.Attachments;

/// <summary>How much may come with a case.</summary>
public static class AttachmentLimits
{
    /// <summary>Bytes of one attachment.</summary>
    public const int MaximumBytes = 20 * 1024 * 1024;

    /// <summary>Bytes of all attachments of a case.</summary>
    public const int MaximumBytesInAll = 40 * 1024 * 1024;

    public const int MaximumCount = 20;

    /// <summary>Pages of one PDF.</summary>
    public const int MaximumPages = 200;

    /// <summary>Pixels of a picture along each side.</summary>
    public const int MaximumPixelsAlong = 20_000;

    /// <summary>Pixels of a picture: an A4 page scanned at 1200 dots per inch has 139 million, at 600 a quarter of that.</summary>
    public const int MaximumPixels = 100_000_000;
}
