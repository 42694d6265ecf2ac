using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ReserveMeds.Packets.Browser.Tests;

/// <summary>Looks for what keeps people out of a page.</summary>
internal static class Axe
{
    /// <summary>
    /// The size of targets is asked for by WCAG 2.2, and not by default. In a frame of a preview no script runs, and axe would wait for it for ever.
    /// Where something passes is not asked for: to write that down takes axe longer than to look.
    /// </summary>
    private static readonly AxeRunOptions Asked = new() { Rules = new() { ["target-size"] = new() { Enabled = true } }, Iframes = false, ResultTypes = [ResultType.Violations] };

    /// <summary>All that the colours of a scheme can change.</summary>
    private static readonly AxeRunOptions AskedOfColours = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast"] }, Iframes = false, ResultTypes = [ResultType.Violations] };

    /// <summary>In light and dark, and that nothing is wider than the page: no sideways scrolling on a phone.</summary>
    public static async Task NoViolationAsync(IPage page, params string[] paths)
    {
        foreach (var path in paths)
        {
            var answer = await page.GotoAsync(path);
            Assert.True(answer!.Ok, $"{path} answers {answer.Status}");
            await NoViolationHereAsync(page, path);
        }
    }

    /// <param name="name">Of the page, for who reads that the test failed.</param>
    public static async Task NoViolationHereAsync(IPage page, string name)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var found = await page.RunAxe(scheme == ColorScheme.Light ? Asked : AskedOfColours);
            Assert.True(
                found.Violations.Length == 0,
                $"{name}, {scheme}: " + string.Join("; ", found.Violations.Select(violation => $"{violation.Id} ({violation.Nodes.Length}) {violation.Nodes[0].Html}")));
            await PictureAsync(page, name, scheme);
        }

        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name}: wider than the window");
    }

    /// <summary>For who wants to look at the pages: a picture of each, in the folder that PAGE_PICTURES names.</summary>
    private static async Task PictureAsync(IPage page, string name, ColorScheme scheme)
    {
        if (Environment.GetEnvironmentVariable("PAGE_PICTURES") is { Length: > 0 } folder)
        {
            var language = await page.EvaluateAsync<string>("document.documentElement.lang");
            var file = $"{language}.{page.ViewportSize!.Width}.{scheme}.{string.Concat(name.Select(sign => char.IsLetterOrDigit(sign) ? sign : '-'))}.png";
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, file), FullPage = true });
        }
    }
}
