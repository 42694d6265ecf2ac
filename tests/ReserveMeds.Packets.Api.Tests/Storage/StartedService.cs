using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Api.Storage.Encryption;

namespace ReserveMeds.Packets.Api.Tests.Storage;

/// <summary>The stores of a service behind the steps of its start, without a web server.</summary>
internal sealed record StartedService(Database Database, LookupKey Lookup, CaseStore Store, AccountStore Accounts)
{
    public static async Task<StartedService> StartAsync(StorageOptions options)
    {
        var packets = Options.Create(new PacketsOptions { Storage = options });
        var database = new Database(packets);
        await new StorageAtStart(packets, database, TimeProvider.System, NullLogger<StorageAtStart>.Instance).StartAsync(CancellationToken.None);
        var masters = new MasterKeys(packets);
        var (keys, lookup, names) = (new CaseKeys(masters), new LookupKey(), new AccountNames());
        var start = new EncryptionAtStart(packets, database, masters, keys, lookup, names, NullLogger<EncryptionAtStart>.Instance);
        await start.StartAsync(CancellationToken.None);
        var audit = new AuditTrail(database, TimeProvider.System, NullLogger<AuditTrail>.Instance);
        var requests = new SentRequests(lookup);
        return new(
            database,
            lookup,
            new CaseStore(database, keys, lookup, requests, audit, TimeProvider.System),
            new AccountStore(database, new(database, requests, TimeProvider.System), names, TimeProvider.System));
    }

    /// <summary>The options with these keys alone, the first one current.</summary>
    public static StorageOptions With(StorageOptions options, params (string Id, byte Seed)[] keys)
    {
        options.Keys.Clear();
        foreach (var (id, seed) in keys)
        {
            options.Keys[id] = Convert.ToBase64String(Enumerable.Repeat(seed, 32).ToArray());
        }

        options.CurrentKey = keys[0].Id;
        return options;
    }
}
