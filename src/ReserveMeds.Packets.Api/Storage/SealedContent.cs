using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReserveMeds.Packets.Api.Storage.Encryption;
using ReserveMeds.Packets.Api.Storage.Rows;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>What lies encrypted of sealed packets is closed and opened here alone.</summary>
internal sealed class SealedContent(CaseKeys keys)
{
    private const string Records = "packets";
    private const string Reasons = "packets|reason";
    private const string Bundles = "packet_bundles";

    public static byte[] Close(CaseKey key, int packet, FrozenPacket frozen) =>
        key.Encrypt(Records, packet, JsonSerializer.SerializeToUtf8Bytes(frozen, JsonSerializerOptions.Web));

    public static byte[] Close(CaseKey key, int packet, FrozenBundle bundle, byte[] content) => key.Encrypt(NameOf(bundle), packet, content);

    /// <summary>Tells a packet with the same bytes, without the bytes.</summary>
    public static string DigestOf(CaseKey key, IEnumerable<FrozenBundle> bundles) =>
        key.DigestOf(Encoding.ASCII.GetBytes(string.Concat(bundles.Select(bundle => $"{bundle.Audience} {bundle.Sha256}\n"))));

    /// <returns>Null where the case was erased since the row was read.</returns>
    public async Task<RecordedPacket?> OpenAsync(PacketsDbContext db, PacketRow row, CancellationToken cancellationToken) =>
        await keys.FindAsync(db, row.CaseId, cancellationToken) is { } key ? Open(key, row) : null;

    public static RecordedPacket Open(CaseKey key, PacketRow row)
    {
        var frozen = JsonSerializer.Deserialize<FrozenPacket>(key.Decrypt(Records, row.Number, row.Frozen), JsonSerializerOptions.Web);
        return new(
            StoredPacket.Of(row),
            frozen ?? throw new InvalidDataException("The record of a sealed packet is null."),
            row.WithdrawnAt is { } at
                ? new(at, row.WithdrawnByOrganisationId!.Value, row.WithdrawnBy!, Encoding.UTF8.GetString(key.Decrypt(Reasons, row.Number, row.WithdrawalReason!)))
                : null);
    }

    /// <summary>People write what they like into a reason.</summary>
    /// <returns>Null where the case was erased since the row was read.</returns>
    public async Task<byte[]?> CloseReasonAsync(PacketsDbContext db, PacketRow row, string reason) =>
        (await keys.FindAsync(db, row.CaseId, CancellationToken.None))?.Encrypt(Reasons, row.Number, Encoding.UTF8.GetBytes(reason));

    /// <returns>The bytes as they were sealed; null where the case was erased since the packet was read.</returns>
    public async Task<byte[]?> OpenAsync(PacketsDbContext db, StoredPacket packet, FrozenBundle bundle, CancellationToken cancellationToken)
    {
        var content = await db.PacketBundles.Where(row => row.PacketId == packet.Id && row.Audience == bundle.Audience)
            .Select(row => row.Content)
            .SingleOrDefaultAsync(cancellationToken);
        return content is not null && await keys.FindAsync(db, packet.CaseId, cancellationToken) is { } key
            ? key.Decrypt(NameOf(bundle), packet.Number, content)
            : null;
    }

    /// <summary>Moved to another audience, a bundle does not open.</summary>
    private static string NameOf(FrozenBundle bundle) => $"{Bundles}|{bundle.Audience}";
}
