namespace ReserveMeds.Packets.Api.Storage.Migrations;

/// <summary>What the model does not say of the migration to encrypted content.</summary>
internal static class EncryptionSql
{
    /// <summary>
    /// Requests are known by keyed digests from now on. The plain ones, which would let one test a guessed case, are forgotten:
    /// a request that was sent before this version's first start makes a second case when it is sent again after.
    /// </summary>
    public const string ForgetRequests = "DELETE FROM requests;";

    /// <summary>
    /// Names of accounts are known by keyed digests from now on. The plain ones of attempts, which would let one test a guessed
    /// name, are forgotten: who was locked out may try again. No column changes, but a version from before must not start.
    /// </summary>
    public const string ForgetAttempts = "DELETE FROM sign_in_attempts;";
}
