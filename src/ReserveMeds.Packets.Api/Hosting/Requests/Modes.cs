namespace ReserveMeds.Packets.Api.Hosting.Requests;

internal static class Modes
{
    /// <param name="mode">A valid value of the query parameter; null picks the default.</param>
    public static PacketMode Of(string? mode) => mode == "draft" ? PacketMode.Draft : PacketMode.Final;
}
