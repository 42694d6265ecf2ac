using System.IO.Compression;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace ReserveMeds.Packets.Benchmarks;

/// <summary>The service itself in this process, behind its real web server on a free port of the loopback address.</summary>
internal sealed class RunningService : WebApplicationFactory<global::Program>
{
    private HttpClient Client => field ??= CreateClient();

    public static RunningService Start()
    {
        var service = new RunningService();
        service.UseKestrel(0);
        service.StartServer();
        return service;
    }

    /// <returns>Size of the answer; for a bundle also its number of documents.</returns>
    public async Task<string> PostAsync(string route, byte[] caseJson)
    {
        using var body = new ByteArrayContent(caseJson);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await Client.PostAsync(new Uri(route, UriKind.Relative), body);
        var content = await answer.Content.ReadAsByteArrayAsync();
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException($"POST {route} answered {(int)answer.StatusCode}.");
        if (answer.Content.Headers.ContentType?.MediaType != "application/zip")
            return Size(content);

        await using var zip = new ZipArchive(new MemoryStream(content));
        return $"{Size(content)}, {zip.Entries.Count(entry => entry.FullName.Contains("/data/", StringComparison.Ordinal)) - 1} files";
    }

    public static string Size(ReadOnlyMemory<byte> content) => $"{content.Length / 1024.0:0} kB";

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Production")
        .UseContentRoot(AppContext.BaseDirectory)
        .UseSetting("Packets:Storage:Provider", "none")
        .UseSetting("Logging:LogLevel:Default", "Warning");
}
