using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Tests.Writers;
using static ReserveMeds.Packets.Layout.Tests.Pdf.Build;

namespace ReserveMeds.Packets.Layout.Tests.Pdf;

/// <summary>A packet of invented letters, in three languages, bound into one.</summary>
internal static class Sets
{
    public static DocumentSet Packet { get; } = new()
    {
        Title = "Packet NPI-2026-0042",
        LanguageTag = "en-GB",
        Date = new DateOnly(2026, 3, 9),
        Parts =
        [
            new("cover-letter", Letter(
                Head(1, "Cover letter"),
                Say("Enclosed:"),
                new OrderedList(1,
                [
                    Enclosed("request", "Request to import"), Enclosed("demande", "Demande d’importation"), Enclosed("talab", "طلب استيراد دواء"),
                    Enclosed("not-bound", "Consent form"),
                ])) with { Title = "Cover letter", Header = Words("Cover letter head") }),
            new("request", Letters.English),
            new("demande", Letters.French),
            new("talab", Letters.RightToLeft),
            new("figures", Letter([Say("Without a heading of its own."), Head(2, "Chain"), SampleFigures.Chain, Head(2, "Times"), SampleFigures.Ranges, Head(2, "Log"), SampleFigures.Readings]) with { Title = "Figures", DraftMark = "DRAFT" }),
        ],
    };

    private static ListItem Enclosed(string id, string title) =>
        new([Say(new PartLink(id, [Value(title)]), new PartPage(id, Words(", page")), T("."))]);
}
