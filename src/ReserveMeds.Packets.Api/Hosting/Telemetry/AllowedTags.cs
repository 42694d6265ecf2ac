using System.Diagnostics;
using OpenTelemetry;

namespace ReserveMeds.Packets.Api.Hosting.Telemetry;

/// <summary>
/// Takes everything off a span that is not on the list: paths and queries may name cases, and what a later version of the
/// framework adds is not known. Stands before the exporter.
/// </summary>
internal sealed class AllowedTags : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
    {
        "http.request.method", "http.route", "http.response.status_code", "network.protocol.name", "network.protocol.version",
        "url.scheme", "error.type",
    };

    public override void OnEnd(Activity data)
    {
        foreach (var tag in data.TagObjects.Where(tag => !Allowed.Contains(tag.Key)).ToList())
            data.SetTag(tag.Key, null);

        // Whoever calls may write here what they like.
        data.TraceStateString = null;

        // An event, such as an exception with its text, cannot be taken off: such a span stays at home.
        if (data.Events.Any())
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}
