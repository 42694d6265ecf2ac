using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Hosting;

namespace ReserveMeds.Packets.Api.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void The_shipped_options_are_sound()
    {
        Assert.True(new PacketsOptionsChecks().Validate(null, new()).Succeeded);
    }

    [Fact]
    public void Every_broken_option_is_named_at_once_with_key_reason_and_remedy()
    {
        var result = new PacketsOptionsChecks().Validate(null, new()
        {
            TemplatesPath = "nowhere",
            SamplesPath = " ",
            Pdf = new() { NodePath = "", Workers = 0, TimeoutSeconds = 121 },
            Telemetry = new() { Endpoint = "collector:4318" },
        });

        Assert.Collection(
            result.Failures!,
            failure => Assert.Matches("^Packets:TemplatesPath names the folder .*nowhere, which does not exist. Set it to ", failure),
            failure => Assert.Matches("^Packets:SamplesPath is empty. Set it to ", failure),
            failure => Assert.Equal("Packets:Pdf:Workers is 0. Set it to a whole number from 1 to 32.", failure),
            failure => Assert.Equal("Packets:Pdf:TimeoutSeconds is 121. Set it to a whole number from 1 to 120.", failure),
            failure => Assert.Matches("^Packets:Pdf:NodePath is empty. Set it to ", failure),
            failure => Assert.Matches("^Packets:Telemetry:Endpoint is no web address. Set it to ", failure));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("10.0.0.7", 1)]
    [InlineData("10.0.0.7, 192.168.0.0/16,fd00::/8", 3)]
    [InlineData("proxy.example", null)]
    [InlineData("10.0.0.7/40", null)]
    public void Proxies_are_named_by_address_or_network(string listed, int? count) => Assert.Equal(count, Server.Proxies(listed)?.Count);

    [Theory]
    [InlineData("Packets:TemplatesPath", "nowhere", "Packets:TemplatesPath names the folder")]
    [InlineData("Packets:Pdf:Workers", "99", "Packets:Pdf:Workers is 99")]
    [InlineData("Packets:Pdf:Workers", "many", "Packets:Pdf:Workers")]
    [InlineData("Packets:Pdf:Worker", "2", "Worker")]
    [InlineData("Packets:Storage:CurrentKey", "k1", "Packets:Storage:CurrentKey names a key that is not in")]
    [InlineData("Packets:Storage:Keys:k1", "short", "Packets:Storage:Keys:k1 is no base64 of 32 bytes")]
    [InlineData("Packets:Storage:Keys:k1", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Packets:Storage:CurrentKey is empty")]
    [InlineData("Packets:Storage:Keys:file", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Name it otherwise")]
    public void A_broken_or_misspelt_option_stops_the_start(string key, string value, string message)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration[key] = value;
        builder.AddPacketsOptions();
        using var services = builder.Services.BuildServiceProvider();

        var fault = Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }
}
