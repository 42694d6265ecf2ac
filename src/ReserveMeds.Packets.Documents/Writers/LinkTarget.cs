namespace ReserveMeds.Packets.Documents.Writers;

/// <summary>The last wall before an address becomes something a reader can click.</summary>
internal static class LinkTarget
{
    /// <exception cref="ArgumentException">The address is neither absolute https nor mailto.</exception>
    public static Uri Checked(string target) =>
        Uri.TryCreate(target, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeMailto)
            ? address
            : throw new ArgumentException("A link may only lead to an absolute https or mailto address.", nameof(target));
}
