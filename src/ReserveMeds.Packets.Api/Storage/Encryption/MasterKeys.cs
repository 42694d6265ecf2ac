using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Storage.Rows;

namespace ReserveMeds.Packets.Api.Storage.Encryption;

/// <summary>The keys that are not in the database. They encrypt nothing but the data keys that are.</summary>
internal sealed class MasterKeys
{
    private readonly StorageOptions storage;
    private readonly Dictionary<string, byte[]> keys;

    public MasterKeys(IOptions<PacketsOptions> packets)
        : this(packets.Value.Storage)
    {
    }

    public MasterKeys(StorageOptions storage)
    {
        this.storage = storage;
        keys = storage.Keys.ToDictionary(key => key.Key, key => KeyText.Read(key.Value)!, StringComparer.Ordinal);
        Current = storage.CurrentKey;
    }

    /// <summary>Id of the key that wraps what is new.</summary>
    public string Current { get; private set; }

    /// <summary>Takes in the key file of an SQLite database, and makes it where no key is configured and none was there.</summary>
    /// <param name="used">Ids of the keys that the database was used with.</param>
    /// <returns>True where the file was made.</returns>
    /// <exception cref="StorageStartException">A key that the database was used with is missing.</exception>
    public bool Open(IReadOnlyList<string> used)
    {
        var made = false;
        if (storage.Provider == StorageOptions.Sqlite)
        {
            var key = KeyFile.Read(storage.KeyFile);
            if (key is null && Current.Length == 0 && used.Count == 0)
            {
                key = KeyFile.Make(storage.KeyFile);
                made = true;
            }

            if (key is not null)
            {
                keys[KeyFile.Id] = key;
                Current = Current.Length == 0 ? KeyFile.Id : Current;
            }
        }

        if (used.FirstOrDefault(id => !keys.ContainsKey(id)) is { } missing)
        {
            throw new StorageStartException(
                missing == KeyFile.Id
                    ? $"The database is encrypted with the key of the file {storage.KeyFile}, which is missing. Restore it from your copy: without it nothing can be read."
                    : $"The database is encrypted with the key \"{missing}\", which is missing. Set Packets:Storage:Keys:{missing} to it: without it nothing can be read.",
                StorageStartException.Configuration);
        }

        return made;
    }

    public DataKeyRow Wrapped(Guid id, byte[] key) =>
        new() { Id = id, MasterKey = Current, Wrapped = ContentCipher.Encrypt(keys[Current], AssociatedOf(id, Current), key) };

    /// <exception cref="StorageAwayException">Another instance has wrapped it with a key that this one was not given.</exception>
    /// <exception cref="CryptographicException">The master key is another one than it was, or the row was changed.</exception>
    public byte[] Unwrap(DataKeyRow row) => keys.TryGetValue(row.MasterKey, out var key)
        ? ContentCipher.Decrypt(key, AssociatedOf(row.Id, row.MasterKey), row.Wrapped)
        : throw new StorageAwayException($"Packets:Storage:Keys has no {row.MasterKey}", isFull: false, new CryptographicException());

    private static string AssociatedOf(Guid id, string masterKey) => $"data_keys|{id}|{masterKey}";
}
