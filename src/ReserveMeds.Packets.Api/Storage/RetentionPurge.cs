using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Hosting;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>Erases, hour by hour, what is kept longer than its organisation asked for.</summary>
internal sealed partial class RetentionPurge(IOptions<PacketsOptions> options, CaseEraser eraser, TimeProvider clock, ILogger<RetentionPurge> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Storage.Keeps)
        {
            return;
        }

        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await eraser.PurgeAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The service goes on without it; the next hour may succeed.
                LogFailed((exception as StorageAwayException)?.Message ?? exception.GetType().Name);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Could not erase what is kept too long: {Reason}. Tries again in an hour")]
    private partial void LogFailed(string reason);
}
