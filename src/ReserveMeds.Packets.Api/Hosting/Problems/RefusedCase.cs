using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Api.Hosting.Problems;

internal static class RefusedCase
{
    /// <summary>422 with the report, its findings in the caller's language; or with the fault of the logo.</summary>
    public static ProblemHttpResult Of(PacketOutcome outcome, HttpContext context, PacketTexts texts) => outcome switch
    {
        PacketOutcome.Refused refused => Refusal.RefusedCase(View(refused.Report, context, texts)),
        PacketOutcome.LogoBroken broken => WithAttachments([broken.Fault], report: null, context, texts),
        _ => throw new ArgumentException("The packet was not refused.", nameof(outcome)),
    };

    /// <summary>422 with the faults of the attachments, and with the report where it refuses the case as well.</summary>
    /// <param name="report">Null where a draft was asked for, which no finding refuses.</param>
    public static ProblemHttpResult WithAttachments(
        IReadOnlyList<AttachmentFault> faults, ValidationReport? report, HttpContext context, PacketTexts texts) =>
        Refusal.Form(
            ProblemKind.AttachmentRefused,
            [.. faults.Select(ProblemError.Of)],
            report is { IsComplete: false } ? View(report, context, texts) : null);

    private static ReportView View(ValidationReport report, HttpContext context, PacketTexts texts)
    {
        var language = Languages.Of(context.Request, texts.Findings.Languages);
        context.Response.Headers.ContentLanguage = language == Languages.Fallback ? language : $"{Languages.Fallback}, {language}";
        return ReportView.Of(report, texts, language);
    }
}
