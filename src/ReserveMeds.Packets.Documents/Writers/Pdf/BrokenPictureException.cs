namespace ReserveMeds.Packets.Documents.Writers.Pdf;

/// <summary>
/// A picture of the document has a sound head, or <see cref="Model.PictureReader"/> would not have let it in, but cannot be
/// decoded. Nothing is written: the sender has to give another picture.
/// </summary>
public sealed class BrokenPictureException()
    : Exception("A picture of the document cannot be decoded. Give it anew, saved as PNG or JPEG by another program.");
