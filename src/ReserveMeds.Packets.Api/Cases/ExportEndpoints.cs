using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Cases;

/// <summary>Gives out everything that is kept about a case, or about a patient.</summary>
internal static class ExportEndpoints
{
    private static readonly string[] Owners = [OrganisationKind.Clinic, OrganisationKind.Coordinator];

    public static void MapExports(this RouteGroupBuilder v1)
    {
        v1.MapGet("/cases/{caseId}/export", Export).WithTags("Cases").Allows(Scope.ReadCases, Owners)
            .WithName("exportCase").WithSummary("Everything that is kept about a case")
            .WithDescription("A ZIP with all revisions, sealed packets with their bundles, the audit trail and checksums.")
            .Produces<FileContentHttpResult>(StatusCodes.Status200OK, MediaTypes.Zip)
            .Refuses(400, 401, 403, 404, 406, 410, 500, 503);
        v1.MapPost("/exports", ExportPatient).WithTags("Cases").Allows(Scope.ReadCases, Owners)
            .WithName("exportPatient").WithSummary("Everything that is kept about a patient's cases")
            .WithDescription("By the patient's code, which is in the body since paths are logged. All cases of one organisation whose current revision holds it.")
            .WithBody(BodyRule.Export)
            .Produces<FileContentHttpResult>(StatusCodes.Status200OK, MediaTypes.Zip)
            .Refuses(400, 401, 403, 404, 406, 408, 413, 415, 500, 503);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Export(
        string caseId, HttpContext context, CaseStore store, PacketStore packets, AuditTrail audit, TimeProvider clock) =>
        Guid.TryParse(caseId, out var id)
        && await AnswerAsync([id], $"{id}-export.zip", context, store, packets, audit, clock) is { } answer
            ? answer
            : Refusal.NotFound(ProblemKind.CaseUnknown);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ExportPatient(
        HttpContext context, CaseStore store, PacketStore packets, AuditTrail audit, TimeProvider clock)
    {
        var (asked, problem) = await BodyRule.Export.ReadAsync<ExportRequest>(context, ExportRequest.Shape, clock);
        if (asked is null)
        {
            return problem!;
        }

        var actor = Actor.Of(context);
        var ids = asked.OrganisationOf(actor) is { } organisation
            ? await store.OfPatientAsync(actor, organisation, asked.Patient, context.RequestAborted)
            : [];
        return await AnswerAsync(ids, "patient-export.zip", context, store, packets, audit, clock) is { } answer ? answer : Refusal.PatientUnknown();
    }

    /// <returns>Null where none of the cases is there any more.</returns>
    private static async Task<FileContentHttpResult?> AnswerAsync(
        IReadOnlyList<Guid> ids, string fileName, HttpContext context, CaseStore store, PacketStore packets, AuditTrail audit, TimeProvider clock)
    {
        var actor = Actor.Of(context);
        List<CaseRecord> records = [];
        List<ExportedBundle> bundles = [];
        foreach (var id in ids)
        {
            if (await store.RecordAsync(actor, id, context.RequestAborted) is { } record)
            {
                records.Add(record);
                bundles.AddRange(await BundlesAsync(record, packets, context.RequestAborted));
                await audit.NoteReadAsync(id, actor, AuditEvent.Exported, new() { ["revision"] = record.Case.Revision }, context.RequestAborted);
            }
        }

        return records.Count == 0 ? null : TypedResults.File(CaseExport.Write(records, bundles, actor, clock.Now()), MediaTypes.Zip, fileName);
    }

    private static async Task<List<ExportedBundle>> BundlesAsync(CaseRecord record, PacketStore packets, CancellationToken cancellationToken)
    {
        List<ExportedBundle> bundles = [];
        foreach (var (packet, frozen) in record.Packets.Select(recorded => (recorded.Packet, recorded.Frozen)))
        {
            foreach (var bundle in frozen.Bundles)
            {
                if (await packets.ContentAsync(packet, bundle, cancellationToken) is { } content)
                {
                    bundles.Add(new(packet, bundle, content));
                }
            }
        }

        return bundles;
    }
}
