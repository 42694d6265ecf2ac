using System.Net;

namespace ReserveMeds.Packets.Api.Access;

/// <param name="Url">As configured.</param>
internal sealed record ListeningAddress(string Url, bool IsLoopback);

/// <summary>Where the service is going to listen, told before it does.</summary>
internal static class ListeningAddresses
{
    public static IReadOnlyList<ListeningAddress> Of(IConfiguration configuration)
    {
        // Endpoints of the server's own section are stronger than the list of addresses, and that than bare ports.
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>().ToList();
        var urls = Listed(configuration[WebHostDefaults.ServerUrlsKey]);
        var ports = Listed(configuration[WebHostDefaults.HttpPortsKey]).Concat(Listed(configuration[WebHostDefaults.HttpsPortsKey])).Select(port => $"http://*:{port}");
        return (endpoints.Count > 0 ? endpoints : urls.Count > 0 ? urls : ports)
            .Select(url => new ListeningAddress(url, IsLoopback(url)))
            .ToList();
    }

    private static List<string> Listed(string? addresses) =>
        [.. (addresses ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static bool IsLoopback(string url)
    {
        var address = BindingAddress.Parse(url);
        return address.IsUnixPipe
            || address.IsNamedPipe
            || address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
