namespace ReserveMeds.Packets.Api.Storage;

/// <summary>The database cannot be reached, or has no room; trying again later may help.</summary>
/// <param name="reason">Code of the database's own error, never its text, which may quote a row.</param>
internal sealed class StorageAwayException(string reason, bool isFull, Exception inner) : Exception(reason, inner)
{
    /// <summary>True where there is no room left.</summary>
    public bool IsFull => isFull;
}
