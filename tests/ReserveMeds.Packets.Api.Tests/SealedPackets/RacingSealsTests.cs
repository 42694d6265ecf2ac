using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Api.Tests.Storage;
using ReserveMeds.Packets.Bundles;

namespace ReserveMeds.Packets.Api.Tests.SealedPackets;

public sealed class RacingSealsOnSqliteTests(KeptApi<SqliteStorage> api) : RacingSealsTests<SqliteStorage>(api), IClassFixture<KeptApi<SqliteStorage>>;

public sealed class RacingSealsOnPostgresTests(KeptApi<PostgresStorage> api) : RacingSealsTests<PostgresStorage>(api), IClassFixture<KeptApi<PostgresStorage>>;

/// <summary>Many packets stored at the same moment, without the rendering that would part them; alike on both databases.</summary>
public abstract class RacingSealsTests<TStorage>(KeptApi<TStorage> api)
    where TStorage : TestStorage, new()
{
    private const int Racers = 20;

    [NeedsToolsFact("postgres")]
    public async Task Of_many_packets_at_once_each_gets_a_number_of_its_own_without_gaps()
    {
        var (actor, source) = await SourceAsync();

        var outcomes = await RaceAsync(racer => SealAsync(actor, source, $"packet {racer}", once: null));

        var numbers = outcomes.Select(outcome => Assert.IsType<SealOutcome.Sealed>(outcome).Recorded.Packet.Number);
        Assert.Equal(Enumerable.Range(1, Racers), numbers.Order());
        foreach (var recorded in outcomes.Cast<SealOutcome.Sealed>().Select(outcome => outcome.Recorded))
        {
            var content = await Packets.ContentAsync(recorded.Packet, recorded.Frozen.Bundles[0], CancellationToken.None);
            Assert.Equal(recorded.Frozen.Bundles[0].Sha256, Convert.ToHexStringLower(SHA256.HashData(content!)));
        }
    }

    [NeedsToolsFact("postgres")]
    public async Task Of_many_times_the_same_request_at_once_one_seals_and_all_are_answered_alike()
    {
        var (actor, source) = await SourceAsync();

        var outcomes = await RaceAsync(_ => SealAsync(actor, source, "packet", new OnceKey("key", "asked"u8.ToArray())));

        Assert.Equal([1], outcomes.Select(outcome => Assert.IsType<SealOutcome.Sealed>(outcome).Recorded.Packet.Number).Distinct());
        Assert.Single((await Packets.OfCaseAsync(actor, source.Case.Id, CancellationToken.None))!);
    }

    [NeedsToolsFact("postgres")]
    public async Task Of_many_times_the_same_bytes_at_once_one_is_sealed_and_the_others_are_told_its_number()
    {
        var (actor, source) = await SourceAsync();

        var outcomes = await RaceAsync(_ => SealAsync(actor, source, "packet", once: null));

        Assert.Single(outcomes.OfType<SealOutcome.Sealed>());
        Assert.All(outcomes.OfType<SealOutcome.Repeated>(), outcome => Assert.Equal(1, outcome.Number));
        Assert.Equal(2, Assert.IsType<SealOutcome.Sealed>(await SealAsync(actor, source, "another", once: null)).Recorded.Packet.Number);
    }

    [NeedsToolsFact("postgres")]
    public async Task A_packet_of_a_revision_that_a_change_overtook_is_not_stored()
    {
        var (actor, source) = await SourceAsync();
        var changed = ReserveMeds.Packets.Cases.CaseFileReader.Read(Encoding.UTF8.GetBytes(Samples.Complete("krg-moh").ToJsonString())).Case!;

        var outcomes = await RaceAsync(async racer => racer == Racers / 2
            ? (object)await api.Services.GetRequiredService<CaseStore>().ReviseAsync(actor, source.Case.Id, [1], changed, "replaced", CancellationToken.None)
            : await SealAsync(actor, source, $"packet {racer}", once: null));

        Assert.Single(outcomes.OfType<CaseOutcome.Stored>());
        Assert.All(outcomes.OfType<SealOutcome.Outdated>(), outcome => Assert.Equal(2, outcome.Current));
        var kept = (await Packets.OfCaseAsync(actor, source.Case.Id, CancellationToken.None))!;
        Assert.Equal(Enumerable.Range(1, outcomes.OfType<SealOutcome.Sealed>().Count()), kept.Select(packet => packet.Number));
        Assert.IsType<SealOutcome.Outdated>(await SealAsync(actor, source, "too late", once: null));
        Assert.IsType<SealOutcome.Missing>(await SealAsync(actor with { OrganisationId = Guid.NewGuid() }, source, "not theirs", once: null));
    }

    private PacketStore Packets => api.Services.GetRequiredService<PacketStore>();

    private Task<SealOutcome> SealAsync(Actor actor, CaseAtRevision source, string words, OnceKey? once)
    {
        var content = Encoding.ASCII.GetBytes(words);
        var bundle = new FrozenBundle("patient", "RM-MA-2026-000123-patient.zip", content.Length, Convert.ToHexStringLower(SHA256.HashData(content!)), ["fr"]);
        var frozen = new FrozenPacket(
            1,
            source.Revision.Digest,
            new(2026, 11, 22),
            new("2026-11", new(2026, 5, 18), new(2026, 11, 18)),
            Product: null,
            new EngineVersions("service", "runtime", "typst", "openxml"),
            [],
            ImporterFiles: false,
            Attachments: 0,
            [bundle]);
        return api.Services.GetRequiredService<PacketSealStore>().SealAsync(actor, source, new(frozen, [content]), once, CancellationToken.None);
    }

    private async Task<(Actor Actor, CaseAtRevision Source)> SourceAsync()
    {
        var clinic = await api.NewClinicAsync();
        var id = Guid.Parse(await clinic.StoredAsync());
        var actor = (await api.Services.GetRequiredService<Credentials>()
            .FindAsync(clinic.DefaultRequestHeaders.Authorization!.Parameter!, CancellationToken.None))!;
        return (actor, (await api.Services.GetRequiredService<CaseStore>().FindAsync(actor, id, revision: null, CancellationToken.None))!);
    }

    private static Task<T[]> RaceAsync<T>(Func<int, Task<T>> run) =>
        Task.WhenAll(Enumerable.Range(0, Racers).Select(racer => Task.Run(() => run(racer))));
}
