using ReserveMeds.Packets.Temperatures;

namespace ReserveMeds.Packets.Attachments;

/// <summary>
/// Decides which files a packet may carry. Reads their structure, never what they say but for the readings of a logger, and
/// looks for no virus.
/// </summary>
public static class AttachmentReader
{
    /// <param name="sent">In the order sent; a logo among them is no attachment and not counted.</param>
    public static AttachmentReading Read(IReadOnlyList<ReceivedAttachment> sent)
    {
        var (logo, logoFault) = LetterheadLogo.Read([.. sent.Where(file => file.Kind == LetterheadLogo.Id)]);
        List<ReceivedAttachment> received = [.. sent.Where(file => file.Kind != LetterheadLogo.Id)];
        List<AttachmentFault> faults = logoFault is null ? [] : [logoFault];
        if (received.Count > AttachmentLimits.MaximumCount)
        {
            faults.Add(new(
                Number: null,
                Kind: null,
                "too-many-attachments",
                $"There are more than {AttachmentLimits.MaximumCount} attachments.",
                "Send fewer, or put pages that belong together into one PDF.",
                AttachmentPointer.All));
        }

        if (received.Sum(file => (long)file.Content.Length) > AttachmentLimits.MaximumBytesInAll)
        {
            faults.Add(new(
                Number: null,
                Kind: null,
                "attachments-too-large",
                $"The attachments are larger than {AttachmentLimits.MaximumBytesInAll / 1024 / 1024} MiB in all.",
                "Scan them with fewer dots per inch, or leave out what the case does not need.",
                AttachmentPointer.All));
        }

        var attachments = new List<Attachment>();
        foreach (var (index, file) in received.Take(AttachmentLimits.MaximumCount).Index())
        {
            var pointer = AttachmentPointer.Of(received, index);
            var (attachment, found) = Read(index + 1, file, pointer);
            faults.AddRange(found);
            if (attachment is null)
                continue;
            if (attachments.Find(earlier => earlier.Kind == attachment.Kind && earlier.Sha256 == attachment.Sha256) is { } twin)
            {
                faults.Add(new(
                    attachment.Number,
                    attachment.Kind.Id,
                    "attachment-duplicate",
                    $"The file is the same as attachment {twin.Number}.",
                    "Send it once.",
                    pointer));
            }

            attachments.Add(attachment);
        }

        return new(faults.Count > 0 ? [] : attachments, faults) { Logo = logo };
    }

    private static (Attachment? Attachment, IReadOnlyList<AttachmentFault> Faults) Read(int number, ReceivedAttachment file, string pointer)
    {
        var kind = AttachmentKind.Find(file.Kind);
        var faults = new List<AttachmentFault>();
        if (kind is null)
            Add("attachment-kind-unknown", "The name of the part is no kind of attachment.", $"Use one of: {string.Join(", ", AttachmentKind.All.Select(known => known.Id))}.");

        if (file.Content.IsEmpty)
        {
            Add("attachment-empty", "The file is empty.", "Send the file itself; check that it opens on your side.");
            return (null, faults);
        }

        if (file.Content.Length > AttachmentLimits.MaximumBytes)
        {
            Add(
                "attachment-too-large",
                $"The file is larger than {AttachmentLimits.MaximumBytes / 1024 / 1024} MiB.",
                "Scan it with fewer dots per inch, or split it.");
            return (null, faults);
        }

        var content = AttachmentContent.Read(file.Content, mayBeCsv: kind is null || kind == AttachmentKind.TemperatureLog);
        if (content.Fault is { } fault)
            Add(fault.Code, fault.Message, fault.Remedy);
        if (content.Type is { } type && type.IsAnnouncedAsAnother(file.MediaType))
            Add("attachment-not-as-announced", $"The file is {Named(type)}, but was announced as something else.", $"Announce it as {type.MediaType}, or check that it is the file you meant.");
        var log = faults.Count == 0 && content.Type == AttachmentType.Csv ? TemperatureLogReader.Read(file.Content.Span) : null;
        if (log?.Fault is { } unread)
            Add(unread.Code, unread.Message, unread.Remedy);
        return faults.Count > 0 || kind is null || content.Type is null
            ? (null, faults)
            : (new Attachment(number, kind, file.Content, content.Type, content.Pages) { Notes = content.Notes, Log = log?.Log }, faults);

        void Add(string code, string message, string remedy) => faults.Add(new(number, kind?.Id, code, message, remedy, pointer));
    }

    private static string Named(AttachmentType type) => $"a {type.Extension.ToUpperInvariant()} file";
}
