using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Products;

namespace ReserveMeds.Packets.Views;

/// <summary>The logs that were attached, and room for what is written by hand on the way and on receipt.</summary>
internal static class StorageView
{
    /// <summary>As many as stand on one page with the receiving check and the place to sign. No rule asks for a number.</summary>
    private const int Rows = 12;

    public static Group Of(ProductProfile? product, IReadOnlyList<Attachment> attachments, FactPrinter print)
    {
        List<Attachment> logs = [.. attachments.Where(attachment => attachment.Kind == AttachmentKind.TemperatureLog)];
        return new()
        {
            ["logs"] = logs.Where(attachment => attachment.Log is not null)
                .Select(attachment => (object)new TemperatureLogView(attachment.Log!, product?.Storage, print).Of(NameOf(attachment)))
                .ToList(),
            ["unread"] = string.Join(", ", logs.Where(attachment => attachment.Log is null).Select(NameOf)),
            ["rows"] = Enumerable.Range(1, Rows).Select(row => (object)print.Language.Number(row)).ToList(),
        };
    }

    /// <summary>As the names of the files in a bundle begin.</summary>
    private static string NameOf(Attachment attachment) => $"A{attachment.Number:00}";
}
