using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Products;

namespace ReserveMeds.Packets.Views;

/// <summary>The logs that were attached, and room for what is written by hand on the way and on receipt.</summary>
internal static class StorageView
{
    private const int HoursPerRow = 12;
    private const int FewestRows = 12;
    private const int MostRows = 24;

    public static Group Of(ProductProfile? product, CaseFile caseFile, IReadOnlyList<Attachment> attachments, FactPrinter print)
    {
        List<Attachment> logs = [.. attachments.Where(attachment => attachment.Kind == AttachmentKind.TemperatureLog)];
        return new()
        {
            ["logs"] = logs.Where(attachment => attachment.Log is not null)
                .Select(attachment => (object)new TemperatureLogView(attachment.Log!, product?.Storage, print).Of(NameOf(attachment)))
                .ToList(),
            ["unread"] = string.Join(", ", logs.Where(attachment => attachment.Log is null).Select(NameOf)),
            ["rows"] = Enumerable.Range(1, RowsFor(caseFile.Custody)).Select(row => (object)print.Language.Number(row)).ToList(),
        };
    }

    /// <summary>As the names of the files in a bundle begin.</summary>
    private static string NameOf(Attachment attachment) => $"A{attachment.Number:00}";

    /// <summary>Room for a reading at each hand-over and every twelve hours between; no rule asks for so many.</summary>
    private static int RowsFor(Custody custody) =>
        (int)Math.Clamp(custody.Legs.Count + custody.Legs.Sum(leg => (long)((leg.MaximumHours ?? 0) + HoursPerRow - 1) / HoursPerRow), FewestRows, MostRows);
}
