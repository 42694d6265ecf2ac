using System.Security.Cryptography;
using System.Text;

namespace ReserveMeds.Packets.Api.Storage.Encryption;

/// <summary>The master key that a start makes beside an SQLite database where none is configured.</summary>
internal static class KeyFile
{
    /// <summary>Its id in the database; none in the configuration may be called so.</summary>
    public const string Id = "file";

    /// <returns>Null where there is no file.</returns>
    /// <exception cref="StorageStartException">It holds no key, or cannot be read.</exception>
    public static byte[]? Read(string path)
    {
        try
        {
            return !File.Exists(path) ? null
                : KeyText.Read(File.ReadAllText(path).Trim())
                ?? throw new StorageStartException($"The key file {path} holds no key. Restore it from your copy.", StorageStartException.Configuration);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageStartException(
                $"The key file {path} cannot be read ({exception.GetType().Name}). Give this user the right to read it.", StorageStartException.Configuration);
        }
    }

    /// <summary>Of many starts at once one makes it, and all read the same.</summary>
    public static byte[] Make(string path)
    {
        var own = $"{path}.{RandomNumberGenerator.GetHexString(16)}";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new FileStream(own, options))
            {
                file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(ContentCipher.NewKey()) + "\n"));
                file.Flush(flushToDisk: true);
            }

            File.Move(own, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(own);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageStartException(
                $"The key file {path} cannot be made ({exception.GetType().Name}). Let this user write to its folder, or set Packets:Storage:Keys.",
                StorageStartException.Configuration);
        }

        return Read(path)!;
    }
}

internal static class KeyText
{
    /// <summary>How to make one.</summary>
    public const string Command = "openssl rand -base64 32";

    /// <returns>Null where the text is no base64 of 32 bytes.</returns>
    public static byte[]? Read(string text)
    {
        var key = new byte[ContentCipher.KeyLength];
        return Convert.TryFromBase64String(text, key, out var length) && length == key.Length ? key : null;
    }
}
