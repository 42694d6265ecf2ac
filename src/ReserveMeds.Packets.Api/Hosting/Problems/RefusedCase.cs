using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Api.Hosting.Problems;

internal static class RefusedCase
{
    /// <summary>422 with the report, its findings in the caller's language.</summary>
    public static ProblemHttpResult Of(PacketOutcome.Refused refused, HttpContext context, PacketTexts texts)
    {
        var language = Languages.Of(context.Request, texts.Findings.Languages);
        context.Response.Headers.ContentLanguage = language == Languages.Fallback ? language : $"{Languages.Fallback}, {language}";
        return Refusal.RefusedCase(ReportView.Of(refused.Report, texts, language));
    }
}
