using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Resupply;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Api.Resupply;

/// <summary>Compares what was frozen in a packet with what holds now.</summary>
internal sealed class ChangesSince(PacketTexts texts)
{
    /// <param name="recorded">The packet that the case continues.</param>
    /// <param name="earlier">The case as it was sealed.</param>
    /// <param name="now">The case that continues it.</param>
    /// <param name="today">Picks the edition where the case has no filing date yet.</param>
    public ResupplyView Of(RecordedPacket recorded, CaseFile earlier, ReceivedCase now, DateOnly today)
    {
        var (packet, frozen) = (recorded.Packet, recorded.Frozen);
        var regulator = now.Regulator;
        var then = regulator.FindRulebook(frozen.Rulebook.Edition)
            ?? throw new InvalidOperationException("A published edition of a rulebook is gone.");
        return new(
            new(packet.CaseId, packet.Number, packet.Reference, packet.Revision, packet.SealedAt, packet.WithdrawnAt is not null),
            RuleChanges.Between(then, regulator.RulebookOn(now.Case.FilingDate ?? today)),
            Product(frozen.Product, ProductCatalog.Find(now.Case.Product.Profile)),
            Templates(frozen.Templates, now),
            FactsSince.Between(earlier, now.Case));
    }

    private static ProductChanges? Product(FrozenProduct? then, ProductProfile? now)
    {
        var digests = now is null ? null : ProductDigests.Of(now);
        var changed = then?.Profile == now?.Id && then is not null && digests is not null ? digests.Since(then.Parts) : [];
        return then is null && now is null ? null : new(
            then is null ? null : new(then.Profile, then.AsOf, then.Digest),
            now is null ? null : new(now.Id, now.AsOf, digests!.Whole),
            then?.Profile == now?.Id ? changed : ["/id"]);
    }

    private List<TemplateChange> Templates(IReadOnlyList<FrozenTemplate> then, ReceivedCase now)
    {
        var languages = then.Select(template => template.Language).Distinct(StringComparer.Ordinal).ToList();
        var today = now.Regulator.DocumentsFor(now.Case)
            .SelectMany(document => languages.Select(language => texts.Templates.Find(now.Regulator.Id, document.Id, language)))
            .OfType<Template>()
            .ToDictionary(template => (Id: template.Id, Language: template.Language), template => new TemplateState(template.Version, template.Digest));
        var before = then.ToDictionary(template => (Id: template.Id, Language: template.Language), template => new TemplateState(template.Version, template.Digest));
        return
        [
            .. before.Keys.Union(today.Keys)
                .Select(key => new TemplateChange(key.Id, key.Language, before.GetValueOrDefault(key), today.GetValueOrDefault(key)))
                .Where(change => change.Then?.Digest != change.Now?.Digest)
                .OrderBy(change => change.Id, StringComparer.Ordinal)
                .ThenBy(change => change.Language, StringComparer.Ordinal),
        ];
    }
}
