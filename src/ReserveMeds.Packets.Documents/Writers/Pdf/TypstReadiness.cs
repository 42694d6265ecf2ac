namespace ReserveMeds.Packets.Documents.Writers.Pdf;

/// <summary>Whether PDFs can be written.</summary>
/// <param name="IsReady">Every worker rendered its probe and saw no font but the shipped ones.</param>
/// <param name="Reason">What is wrong and how to mend it; "ready" when nothing is.</param>
public sealed record TypstReadiness(bool IsReady, string Reason)
{
    internal static TypstReadiness NotStarted { get; } = new(false, "The PDF engine has not been started.");

    internal static TypstReadiness Ready { get; } = new(true, "ready");
}
