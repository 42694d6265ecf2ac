namespace ReserveMeds.Packets.Api.Tests.Hosting;

/// <summary>Tests that look at telemetry run alone: an exporter listens to the whole process, and a stop waits for it only so long.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TelemetryCollection
{
    public const string Name = "Telemetry";
}
