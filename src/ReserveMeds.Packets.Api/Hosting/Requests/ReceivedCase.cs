using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Api.Hosting.Requests;

/// <summary>A case that was read from a request, with the regulator it names.</summary>
internal sealed record ReceivedCase(CaseFile Case, Regulator Regulator)
{
    /// <returns>The case, or the problem that kept it from being read.</returns>
    public static async Task<(ReceivedCase? Received, ProblemHttpResult? Problem)> ReadAsync(HttpContext context, TimeProvider clock)
    {
        var (body, problem) = await BodyRule.Case.ReadAsync(context, clock);
        if (problem is not null)
        {
            return (null, problem);
        }

        var reading = CaseFileReader.Read(body);
        if (reading.Case is not { } caseFile)
        {
            return (null, Refusal.MalformedCase(reading.Faults));
        }

        var regulator = RegulatorCatalog.Find(caseFile.Regulator)
            ?? throw new InvalidOperationException("The case reader let a regulator pass that is not in the catalogue.");
        return (new(caseFile, regulator), null);
    }
}
