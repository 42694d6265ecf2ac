namespace ReserveMeds.Packets.Api.Storage;

/// <summary>The command <c>purge</c>: what <see cref="RetentionPurge"/> does, once and now, without serving anything.</summary>
internal static class PurgeCommand
{
    /// <exception cref="StorageStartException">The database cannot be used.</exception>
    public static async Task RunAsync(IServiceProvider services, TextWriter screen)
    {
        foreach (var start in services.GetServices<IHostedService>().Where(start => start is StorageAtStart or Encryption.EncryptionAtStart))
        {
            await start.StartAsync(CancellationToken.None);
        }

        var purged = await services.GetRequiredService<CaseEraser>().PurgeAsync(CancellationToken.None);
        await screen.WriteLineAsync($"Erased {purged} cases whose retention period had ended.");
    }
}
