using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.SealedPackets;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Cases;

/// <summary>
/// Everything that is kept about cases as a ZIP: a folder for each case, with what is true of it, each revision and
/// each sealed bundle byte for byte, and the audit trail as it is hashed; over all of it a list of checksums that <c>sha256sum -c</c> reads.
/// </summary>
internal static class CaseExport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <param name="bundles">Those of the sealed packets, each with its case and packet.</param>
    public static byte[] Write(IReadOnlyList<CaseRecord> records, IReadOnlyList<ExportedBundle> bundles, Actor actor, DateTimeOffset at)
    {
        var bytes = new MemoryStream();
        var checksums = new StringBuilder();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var record in records)
            {
                var about = new ExportedCase(
                    CaseSummary.Of(record.Case), Convert.ToHexStringLower(record.DigestKey), record.Revisions.Select(revision => RevisionView.Of(revision.Revision)).ToList());
                Add(zip, $"{record.Case.Id}/case.json", JsonSerializer.SerializeToUtf8Bytes(about, Json));
                foreach (var revision in record.Revisions)
                {
                    var number = revision.Revision.Number.ToString(CultureInfo.InvariantCulture);
                    Add(zip, $"{record.Case.Id}/revisions/{number}.json", revision.Content.Span);
                }

                foreach (var packet in record.Packets)
                {
                    var number = packet.Packet.Number.ToString(CultureInfo.InvariantCulture);
                    Add(zip, $"{record.Case.Id}/packets/{number}.json", JsonSerializer.SerializeToUtf8Bytes(SealedPacketView.Of(packet, actor), Json));
                }

                foreach (var bundle in bundles.Where(bundle => bundle.Packet.CaseId == record.Case.Id))
                {
                    var number = bundle.Packet.Number.ToString(CultureInfo.InvariantCulture);
                    Add(zip, $"{record.Case.Id}/packets/{number}/{bundle.Bundle.FileName}", bundle.Content);
                }

                Add(zip, $"{record.Case.Id}/audit.ndjson", Encoding.ASCII.GetBytes(string.Concat(record.AuditLines.Select(line => line + "\n"))));
            }

            Add(zip, "manifest-sha256.txt", Encoding.ASCII.GetBytes(checksums.ToString()));
        }

        return bytes.ToArray();

        void Add(ZipArchive zip, string name, ReadOnlySpan<byte> content)
        {
            checksums.Append(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(SHA256.HashData(content))}  {name}\n");
            var entry = zip.CreateEntry(name);
            entry.LastWriteTime = at;
            using var stream = entry.Open();
            stream.Write(content);
        }
    }

    /// <param name="DigestKey">Key of the digests in the audit trail, which are HMAC-SHA-256 of a revision's bytes; hexadecimal.</param>
    private sealed record ExportedCase(CaseSummary Case, string DigestKey, IReadOnlyList<RevisionView> Revisions);
}

/// <summary>A sealed bundle with its bytes.</summary>
internal sealed record ExportedBundle(StoredPacket Packet, FrozenBundle Bundle, byte[] Content);
