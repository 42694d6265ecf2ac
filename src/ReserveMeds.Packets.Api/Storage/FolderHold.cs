using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Hosting;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>
/// One service for each SQLite folder, from start to stop: writers queue inside one process, and no restore comes between. A
/// second start waits for the first one to stop, for as long as a start may take.
/// </summary>
internal sealed partial class FolderHold(IOptions<PacketsOptions> options, TimeProvider clock, ILogger<FolderHold> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private FileStream? held;

    /// <exception cref="StorageStartException">Another service is there and does not stop.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var storage = options.Value.Storage;
        if (storage.Provider != StorageOptions.Sqlite)
        {
            return;
        }

        DataFolder.Make(storage);
        var began = clock.GetTimestamp();
        while ((held = DataFolder.TryHold(storage)) is null)
        {
            if (clock.GetElapsedTime(began) > TimeSpan.FromSeconds(storage.StartSeconds))
            {
                throw new StorageStartException(
                    $"Another service uses the folder {storage.Folder}. Stop it, set Packets:Storage:DataPath to another folder, or use PostgreSQL, "
                        + "which several instances can share.",
                    StorageStartException.Unavailable);
            }

            if (clock.GetElapsedTime(began) < Pause)
            {
                LogWaiting(storage.StartSeconds);
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => held?.Dispose();

    [LoggerMessage(1, LogLevel.Warning, "Another service uses the data folder; waits {Seconds} seconds for it to stop")]
    private partial void LogWaiting(int seconds);
}
