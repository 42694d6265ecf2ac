namespace ReserveMeds.Packets.Documents.Writers.Pdf;

/// <summary>What a PDF promises. One file can promise one of them; both are tagged.</summary>
/// <remarks>They are claims of the exporter, which refuses what it knows to break them; no validator has confirmed them.</remarks>
public enum PdfStandard
{
    /// <summary>PDF/A-2a: for keeping. The numbers are those of the worker's requests; 0 is its probe of the fonts.</summary>
    Archive = 1,

    /// <summary>PDF/UA-1: for assistive technology.</summary>
    Accessible = 2,
}
