namespace ReserveMeds.Packets.Api.Storage.Migrations;

/// <summary>What the model does not say of the migration to encrypted content.</summary>
internal static class EncryptionSql
{
    /// <summary>
    /// Requests are known by keyed digests from now on. The plain ones, which would let one test a guessed case, are forgotten:
    /// a request that was sent before this version's first start makes a second case when it is sent again after.
    /// </summary>
    public const string ForgetRequests = "DELETE FROM requests;";
}
