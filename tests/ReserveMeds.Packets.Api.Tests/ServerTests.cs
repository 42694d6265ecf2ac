using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Configuration;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Bundles;

namespace ReserveMeds.Packets.Api.Tests;

/// <summary>What only the real web server can show.</summary>
public sealed class ServerTests : IClassFixture<ServerTests.RealServer>
{
    private readonly HttpClient client;

    public ServerTests(RealServer server) => client = server.Client;

    [Fact]
    public async Task The_server_does_not_name_its_software()
    {
        using var response = await client.GetAsync("/health/live");

        Assert.True(response.IsSuccessStatusCode);
        Assert.Null(response.Header("Server"));
        Assert.Null(response.Header("X-Powered-By"));
    }

    [Fact]
    public async Task A_case_that_is_too_large_is_413_over_the_wire_with_announced_length_and_without()
    {
        await (await client.PostAsync("/v1/validate", Samples.Body(new string(' ', (1024 * 1024) + 1)))).ProblemAsync(413, "body-too-large");
        await (await client.PostAsync("/v1/validate", Samples.Chunked((1024 * 1024) + 1))).ProblemAsync(413, "body-too-large");
    }

    [Fact]
    public async Task A_bundle_that_is_too_large_is_413_over_the_wire()
    {
        var body = Samples.Chunked(BundleVerifier.MaximumFileBytes + 1, "application/zip", start: Samples.BeginningOfZip("bag/x"));

        await (await client.PostAsync("/v1/bundles/verify", body)).ProblemAsync(413, "body-too-large");
    }

    public static TheoryData<string> NoBundles { get; } = ["PK\u0005\u0006", Samples.BeginningOfZip("../x")];

    [Theory]
    [MemberData(nameof(NoBundles))]
    public async Task What_is_no_bundle_is_refused_before_all_of_it_was_sent(string start)
    {
        using var body = Samples.Chunked(BundleVerifier.MaximumFileBytes, "application/zip", start);

        var verification = await (await client.PostAsync("/v1/bundles/verify", body)).JsonAsync();

        Assert.Equal("refused", (string?)verification["outcome"]);
    }

    [Fact]
    public async Task A_chunked_body_with_a_broken_chunk_is_400()
    {
        var answer = await TalkAsync(
            "POST /v1/validate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");

        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.Contains("urn:reservemeds:packets:problem:request-malformed", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HEAD_has_no_body_on_the_wire()
    {
        var answer = await TalkAsync("HEAD /v1/regulators/dmp HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void By_default_the_service_listens_on_this_machine_only()
    {
        var settings = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build();

        Assert.Equal("http://localhost:5080", settings["Urls"]);
    }

    private async Task<string> TalkAsync(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, client.BaseAddress!.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer);
        return Encoding.UTF8.GetString(answer.ToArray());
    }

    public sealed class RealServer : IDisposable
    {
        private readonly PacketsApi api = new();

        public RealServer()
        {
            api.UseKestrel(0);
            api.StartServer();
            Client = api.CreateClient();
        }

        public HttpClient Client { get; }

        public void Dispose()
        {
            Client.Dispose();
            api.Dispose();
        }
    }
}
