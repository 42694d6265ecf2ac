using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Attachments;

/// <summary>The facility's own logo: sent beside the attachments, printed at the head of its letters, carried in no bundle.</summary>
public static class LetterheadLogo
{
    /// <summary>Name of the part of the form.</summary>
    public const string Id = "letterhead-logo";

    private const string SaveAnew = "Save it anew as PNG or JPEG with another program.";

    /// <summary>What only drawing it tells.</summary>
    public static AttachmentFault Broken { get; } = Fault("logo-damaged", "The logo cannot be drawn: it is damaged inside.", SaveAnew);

    /// <param name="files">All that were sent as logo.</param>
    internal static (Picture? Logo, AttachmentFault? Fault) Read(IReadOnlyList<ReceivedAttachment> files)
    {
        if (files.Count > 1)
            return (null, Fault("logo-repeated", "There is more than one logo.", "Send one."));
        if (files is not [var file])
            return (null, null);

        // The name of the facility takes the place of these words where the logo is printed.
        var reading = PictureReader.Read(file.Content, alternativeText: Id);
        if (reading.Picture is { } picture && IsAnnouncedAsAnother(file.MediaType, picture.Kind))
            return (null, Fault("logo-not-as-announced", "The logo was announced as something else than it is.", "Announce it as what it is, or check that it is the file you meant."));
        return (reading.Picture, reading.Fault switch
        {
            null => null,
            PictureFault.TooManyBytes => Fault(
                "logo-too-large", $"The logo is larger than {PictureReader.MaximumBytes / 1024} KiB.", "Save it with fewer pixels."),
            PictureFault.UnknownFormat => Fault("logo-type-not-accepted", "The logo is neither a PNG nor a JPEG.", SaveAnew),
            PictureFault.UnfitSize => Fault(
                "logo-unfit-size",
                $"The logo has no pixels, or more than {PictureReader.MaximumWidth} by {PictureReader.MaximumHeight}.",
                "Save it with fewer pixels; it is printed 60 by 20 mm at most."),
            PictureFault.UnfitColours => Fault(
                "logo-unfit-colours", "The logo has the colours of a printing press (CMYK), which an archived page cannot hold.", "Save it in the colours of a screen (RGB)."),
            _ => Fault("logo-damaged", "The logo is cut off.", SaveAnew),
        });
    }

    private static bool IsAnnouncedAsAnother(string? mediaType, PictureKind kind) =>
        (kind == PictureKind.Png ? AttachmentType.Png : AttachmentType.Jpeg).IsAnnouncedAsAnother(mediaType);

    private static AttachmentFault Fault(string code, string message, string remedy) => new(Number: null, Id, code, message, remedy, AttachmentPointer.Logo);
}
