namespace ReserveMeds.Packets.Api.Storage;

/// <summary>The folder of the SQLite database: readable to this user alone, and used by one process at a time.</summary>
internal static class DataFolder
{
    /// <exception cref="StorageStartException">It cannot be made.</exception>
    public static void Make(StorageOptions storage)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(storage.Folder);
            }
            else
            {
                Directory.CreateDirectory(storage.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

                // SQLite makes its files readable for all, and its logs with the rights of the database.
                using (OpenPrivate(storage.DatabaseFile, FileMode.OpenOrCreate))
                {
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageStartException(
                $"The folder {storage.Folder} cannot be made ({exception.GetType().Name}). Set Packets:Storage:DataPath to a folder that this "
                    + $"user may write to, or Packets:Storage:Provider to {StorageOptions.None} to keep nothing.",
                StorageStartException.Configuration);
        }
    }

    /// <summary>A file that this user alone may read.</summary>
    public static FileStream OpenPrivate(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(path, options);
    }

    /// <summary>Holds the folder until the file is closed, or the process is gone.</summary>
    /// <returns>Null where another process holds it.</returns>
    public static FileStream? TryHold(StorageOptions storage)
    {
        var path = Path.Combine(storage.Folder, "service.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException) && File.Exists(path))
        {
            return null;
        }
    }
}
