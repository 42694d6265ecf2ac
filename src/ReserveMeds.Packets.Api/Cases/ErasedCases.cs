using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Cases;

/// <summary>Tells an erased case from one that never was, on every route of a case: 410 to those who could see it, in place of 404.</summary>
internal static class ErasedCases
{
    public static void TellErasedCases(this RouteGroupBuilder v1) => v1.AddEndpointFilter(static async (call, next) =>
    {
        var answer = await next(call);
        var context = call.HttpContext;
        return (answer is INestedHttpResult nested ? nested.Result : answer) is ProblemHttpResult { ProblemDetails.Type: var type }
            && (type == ProblemKind.CaseUnknown.Type || type == ProblemKind.PacketUnknown.Type)
            && Guid.TryParse(context.Request.RouteValues["caseId"] as string, out var id)
            && await context.RequestServices.GetRequiredService<CaseStore>().IsErasedAsync(Actor.Of(context), id, context.RequestAborted)
                ? Refusal.CaseErased()
                : answer;
    });
}
