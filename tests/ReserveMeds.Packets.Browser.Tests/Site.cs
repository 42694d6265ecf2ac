using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ReserveMeds.Packets.Browser.Tests;

/// <summary>The service on a port of its own, and the system's browser, shared by all tests.</summary>
public class Site : WebApplicationFactory<Program>, IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public Uri Address { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Tools.PathOf("chromium"),
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A page in a profile of its own, with nothing kept from another test. Every fault of its script fails the test.</summary>
    public async Task<IPage> OpenAsync(string path, int width = 1280, bool withScript = true)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
            JavaScriptEnabled = withScript,
            AcceptDownloads = true,
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        page.PageError += (_, fault) => throw new InvalidOperationException(fault);
        await page.GotoAsync(path);
        return page;
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        await DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Packets:Pdf:Workers", "1");
        builder.UseSetting("Packets:Pdf:TimeoutSeconds", "60");
        builder.UseSetting("Packets:Storage:Provider", "none");
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(new DayOfTheSamples()));
    }

    private sealed class DayOfTheSamples : TimeProvider
    {
        private readonly long begun = Stopwatch.GetTimestamp();

        // It goes on, since what is kept is listed by when it was made.
        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.Zero) + Stopwatch.GetElapsedTime(begun);
    }
}

/// <summary>One service and one browser for all tests, one test after the other: two cores serve both.</summary>
[CollectionDefinition(Name)]
public sealed class SiteCollection : ICollectionFixture<Site>
{
    public const string Name = "site";
}
