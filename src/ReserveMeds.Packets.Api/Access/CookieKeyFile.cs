using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Access;

/// <summary>
/// The key that encrypts the keys of cookies at rest: from the configuration, else from a file beside the SQLite database,
/// made where it is missing. Where nothing is kept it is never the same. Whoever copies the database alone can then forge no cookie.
/// </summary>
internal sealed class CookieKeyFile(IOptions<AuthOptions> auth, IOptions<PacketsOptions> packets)
{
    private const int Length = 32;

    private readonly Lazy<byte[]> key = new(() => auth.Value.CookieKey.Length > 0
        ? SHA256.HashData(Encoding.UTF8.GetBytes("cookie keys\n" + auth.Value.CookieKey))
        : packets.Value.Storage.Keeps ? OfFile(Path.Combine(packets.Value.Storage.Folder, "cookie.key"))
        : RandomNumberGenerator.GetBytes(Length));

    /// <summary>False on PostgreSQL without the setting: there is no place for a file that all instances share.</summary>
    public bool Encrypts => auth.Value.CookieKey.Length > 0 || packets.Value.Storage.Provider != StorageOptions.Postgres;

    /// <summary>For AES-256. Read on first use, when the folder is there.</summary>
    public byte[] Key => key.Value;

    /// <summary>One service at a time is in the folder, so that no other makes the file meanwhile.</summary>
    private static byte[] OfFile(string path)
    {
        using var file = DataFolder.OpenPrivate(path, FileMode.OpenOrCreate);
        var bytes = new byte[Length];
        if (file.Length == Length)
        {
            file.ReadExactly(bytes);
            return bytes;
        }

        // A half-written one encrypted nothing yet.
        RandomNumberGenerator.Fill(bytes);
        file.SetLength(0);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
        return bytes;
    }
}
