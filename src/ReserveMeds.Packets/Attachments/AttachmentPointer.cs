namespace ReserveMeds.Packets.Attachments;

/// <summary>
/// Where a fault of an attachment lies, as a JSON Pointer into what was sent: as if the files stood in the body under
/// <c>attachments</c>, in a list for each kind.
/// </summary>
internal static class AttachmentPointer
{
    /// <summary>Of a fault that all files have together.</summary>
    public const string All = "/attachments";

    public const string Logo = "/" + LetterheadLogo.Id;

    /// <summary>A name that is no kind may be anything, so it is not repeated.</summary>
    private const string UnknownKind = "unknown";

    /// <param name="index">Of the file among those received.</param>
    public static string Of(IReadOnlyList<ReceivedAttachment> received, int index)
    {
        var kind = KindOf(received[index]);
        return $"{All}/{kind}/{received.Take(index).Count(earlier => KindOf(earlier) == kind)}";
    }

    private static string KindOf(ReceivedAttachment file) => AttachmentKind.Find(file.Kind)?.Id ?? UnknownKind;
}
