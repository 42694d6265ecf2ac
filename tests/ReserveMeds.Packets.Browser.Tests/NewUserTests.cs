using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ReserveMeds.Packets.Browser.Tests;

/// <summary>Who has only the README and what the page says comes to a letter.</summary>
[Collection(SiteCollection.Name)]
public sealed partial class NewUserTests(Site site)
{
    [NeedsToolsFact("chromium", "node", "npm")]
    public async Task The_first_command_of_the_README_and_the_words_of_the_page_lead_to_a_letter()
    {
        var data = Directory.CreateTempSubdirectory("new-user-");
        using var service = Start(FirstCommand(), data.FullName);
        try
        {
            var page = await site.OpenAsync(await AddressAsync(service));
            await page.GetByRole(AriaRole.Radio, new() { Name = "Morocco: DMP" }).CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Begin a case" }).ClickAsync();
            await page.GetByRole(AriaRole.Textbox, new() { Name = "Name with title" }).FillAsync("Dr Example");
            await page.GetByRole(AriaRole.Button, new() { Name = "Download the document" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("A draft can be made now");

            await page.GetByLabel("State", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "draft, every page marked" });
            var draft = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download the document" }).ClickAsync());
            Assert.EndsWith("clinical-justification-letter.en.pdf", draft.SuggestedFilename, StringComparison.Ordinal);
            Assert.StartsWith("%PDF", await File.ReadAllTextAsync(await draft.PathAsync()), StringComparison.Ordinal);

            await page.GotoAsync(new Uri(new Uri(page.Url), "/en").ToString());
            await page.GetByRole(AriaRole.Button, new() { Name = "Look at a sample with invented people" }).ClickAsync();
            var letter = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download the document" }).ClickAsync());
            Assert.Equal("RM-MA-2026-000123-clinical-justification-letter.en.pdf", letter.SuggestedFilename);
        }
        finally
        {
            service.Kill(entireProcessTree: true);
            await service.WaitForExitAsync();
            data.Delete(recursive: true);
        }
    }

    /// <summary>The first line of the first block of commands, without what it says of itself.</summary>
    private static string FirstCommand() => Block().Match(Repository.Read("README.md")).Groups["line"].Value.Trim();

    /// <summary>On a port and with a folder of its own, since another service may have those of the README.</summary>
    private static Process Start(string command, string data)
    {
        var start = new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["URLS"] = $"http://localhost:{FreePort()}";
        start.Environment["Packets__Storage__DataPath"] = data;
        start.Environment["Logging__Console__FormatterName"] = "simple";
        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Where the program says that it listens.</summary>
    private static async Task<string> AddressAsync(Process service)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        while (await service.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (Listening().Match(line) is { Success: true } said)
            {
                // Nobody reads on, and a full pipe would stop the service.
                _ = service.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return said.Groups["address"].Value;
            }
        }

        throw new InvalidOperationException("The first command of the README ended without a service.");
    }

    [GeneratedRegex(@"^```sh\n(?<line>[^#\n]+)", RegexOptions.CultureInvariant | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"Now listening on: (?<address>http://localhost:[0-9]+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();
}
