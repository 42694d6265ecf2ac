namespace ReserveMeds.Packets.Attachments;

/// <summary>What the structure of a picture shows; its pixels are not read.</summary>
/// <param name="HasMoreBehind">Whether anything stands behind the end of the picture.</param>
internal sealed record PictureStructure(long Width, long Height, bool HoldsMetadata, bool HasMoreBehind)
{
    public bool IsTooLarge =>
        Width > AttachmentLimits.MaximumPixelsAlong
        || Height > AttachmentLimits.MaximumPixelsAlong
        || Width * Height > AttachmentLimits.MaximumPixels;
}
