namespace ReserveMeds.Packets.Api.Tests.Hosting;

/// <summary>
/// Tests that look at telemetry run alone: counters of the same name in one process are one counter to the exporter, and it
/// ends with the first host that is stopped.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TelemetryCollection
{
    public const string Name = "Telemetry";
}
