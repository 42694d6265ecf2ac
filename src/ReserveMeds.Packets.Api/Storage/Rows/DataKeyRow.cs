namespace ReserveMeds.Packets.Api.Storage.Rows;

/// <summary>A key that encrypts content, itself encrypted with a master key that is not in the database.</summary>
internal sealed class DataKeyRow
{
    /// <summary>Id of the case whose content it encrypts, or of a key of the service.</summary>
    public Guid Id { get; init; }

    /// <summary>Id of the master key.</summary>
    public required string MasterKey { get; set; }

    public required byte[] Wrapped { get; set; }
}
