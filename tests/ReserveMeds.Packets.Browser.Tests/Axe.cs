using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ReserveMeds.Packets.Browser.Tests;

/// <summary>Looks for what keeps people out of a page.</summary>
internal static class Axe
{
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
            var found = await page.RunAxe(new() { Iframes = false });
            Assert.True(
                found.Violations.Length == 0,
                $"{name} {scheme}: " + string.Join("; ", found.Violations.Select(violation => $"{violation.Id} {violation.Nodes[0].Html}")));
        }

        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name} is wider than the window");
    }
}
