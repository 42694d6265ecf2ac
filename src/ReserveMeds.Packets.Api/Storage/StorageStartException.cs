namespace ReserveMeds.Packets.Api.Storage;

/// <summary>The start cannot go on; the message says why and what to mend, and holds no secret.</summary>
internal sealed class StorageStartException(string message, int exitCode) : Exception(message)
{
    /// <summary>A setting is to be mended (EX_CONFIG of sysexits.h).</summary>
    public const int Configuration = 78;

    /// <summary>Something the start needs is away; a later start may succeed (EX_UNAVAILABLE).</summary>
    public const int Unavailable = 69;

    public int ExitCode => exitCode;
}
