using ReserveMeds.Packets.Products;

namespace ReserveMeds.Packets.Tests.Rules;

/// <summary>The products that ship; the invented one with a monthly test besides, so that each of its rules has something to find.</summary>
internal static class TestProducts
{
    private static readonly ProductProfile Pen = ProductCatalog.Find("exemplimab-30mg-pen-2")!;

    private static readonly ProductProfile WatchedPen = Pen with
    {
        Monitoring =
        [
            .. Pen.Monitoring,
            new LabelMonitoring { Id = "alt-ast-bilirubin", When = "monthly", RecognisedBy = [["alt"], ["ast"]], FactId = "INV-EXM-04" },
        ],
    };

    public static ProductProfile? Find(string? id) => id == Pen.Id ? WatchedPen : ProductCatalog.Find(id);
}
