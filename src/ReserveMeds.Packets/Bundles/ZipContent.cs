using System.Buffers;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ReserveMeds.Packets.Bundles;

/// <summary>What unpacking an entry showed.</summary>
/// <param name="IsSound">False where the content cannot be unpacked, or is not what the headers state of it.</param>
/// <param name="Sha256">Of what could be unpacked, lower-case hexadecimal.</param>
/// <param name="Bytes">What could be unpacked, where it was asked for; null otherwise.</param>
internal sealed record ZipContent(bool IsSound, string Sha256, ReadOnlyMemory<byte>? Bytes)
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>The bytes as UTF-8.</summary>
    public string? Text => Bytes is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;

    /// <summary>Unpacks an entry, never more of it than it declares.</summary>
    public static ZipContent Read(ReadOnlyMemory<byte> zip, ZipEntry entry, bool keep)
    {
        var packed = zip.Slice(entry.ContentOffset, (int)entry.PackedBytes);
        using var source = MemoryMarshal.TryGetArray(packed, out var bytes)
            ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
            : new MemoryStream(packed.ToArray(), writable: false);
        using Stream content = entry.Method == ZipEntry.Deflated ? new DeflateStream(source, CompressionMode.Decompress) : source;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var kept = keep ? new MemoryStream((int)entry.Bytes) : null;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        var (length, crc, ends) = (0L, 0u, false);
        try
        {
            // One byte more than declared shows that the declaration was a lie; that byte goes nowhere.
            while (length <= entry.Bytes && !ends)
            {
                var read = content.Read(buffer, 0, (int)Math.Min(BufferBytes, entry.Bytes - length + 1));
                var part = buffer.AsSpan(0, (int)Math.Min(read, entry.Bytes - length));
                (length, ends) = (length + read, read == 0);
                hash.AppendData(part);
                crc = Crc32.Append(crc, part);
                kept?.Write(part);
            }
        }
        catch (InvalidDataException)
        {
            // The packed form is broken: what came before it is all there is.
            ends = false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        var isWhole = ends && length == entry.Bytes;
        return new ZipContent(
            isWhole && crc == entry.Crc && entry.HeadersAgree,
            Convert.ToHexStringLower(hash.GetHashAndReset()),
            kept?.GetBuffer().AsMemory(0, (int)kept.Length));
    }
}
