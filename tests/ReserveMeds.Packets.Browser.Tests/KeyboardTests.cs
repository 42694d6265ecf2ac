using Microsoft.Playwright;
using ReserveMeds.Packets.Forms;

namespace ReserveMeds.Packets.Browser.Tests;

[Collection(SiteCollection.Name)]
public sealed class KeyboardTests(Site site)
{
    private const string Current = "document.activeElement";

    [NeedsToolsFact("chromium", "node")]
    public async Task The_keyboard_alone_leads_from_the_start_through_an_empty_form_to_a_final_letter()
    {
        var page = await site.OpenAsync("/fr");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await ReachAsync(page, "input[value=dmp]");
        await ReachAsync(page, "button.main");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/fr/case?**");

        var values = Typist.Sample("dmp/adult-cgvhd.json");
        HashSet<string> typed = [];
        for (var steps = 0; steps < 600 && !await IsAtAsync(page, "button[value=document]"); steps++)
        {
            if (await AnswerAsync(page, values, typed))
            {
                await page.Keyboard.PressAsync("Tab");
            }
        }

        var download = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"));
        Assert.Equal("RM-MA-2026-000123-clinical-justification-letter.fr.pdf", download.SuggestedFilename);
        Assert.Empty(values.Pointers.Except(typed).Except(["/caseFormat", "/regulator"]));
    }

    /// <summary>Types what the case says at the place of the focus.</summary>
    /// <returns>False where the focus has moved by itself.</returns>
    private static async Task<bool> AnswerAsync(IPage page, FormValues values, HashSet<string> typed)
    {
        var at = await page.EvaluateAsync<Place>($"() => (({{ name = '', type = '', value = '' }}) => ({{ name, kind: type, value }}))({Current})");
        if (at.Kind == "submit" && at.Value.Split(' ') is ["add", var list])
        {
            var rows = await page.Locator($"[id='{list}'] > fieldset").CountAsync();
            if (rows >= values.RowsOf(list))
            {
                return true;
            }

            await page.Keyboard.PressAsync("Enter");
            await page.Locator($"[id='{list}'] > fieldset").Nth(rows).Locator("input:focus, select:focus, textarea:focus").WaitForAsync();
            return false;
        }

        if (values.At(at.Name) is not { Count: > 0 } wanted || (at.Kind != "checkbox" && typed.Contains(at.Name)))
        {
            return true;
        }

        typed.Add(at.Name);
        switch (at.Kind)
        {
            case "checkbox":
                if (wanted.Contains(at.Value) != await page.EvaluateAsync<bool>($"{Current}.checked"))
                {
                    await page.Keyboard.PressAsync("Space");
                }

                break;
            case "radio" or "select-one":
                await page.Keyboard.PressAsync("Home");
                for (var presses = 0; presses < 60 && await page.EvaluateAsync<string>($"{Current}.value") != wanted[0]; presses++)
                {
                    await page.Keyboard.PressAsync("ArrowDown");
                }

                break;
            case "date":
                // The order of day and month is the browser's.
                var (year, month, day) = (wanted[0][..4], wanted[0][5..7], wanted[0][8..]);
                await page.Keyboard.TypeAsync(day + month + year);
                if (await page.EvaluateAsync<string>($"{Current}.value") != wanted[0])
                {
                    await page.Keyboard.PressAsync("Shift+Tab");
                    await page.Keyboard.PressAsync("Tab");
                    await page.Keyboard.TypeAsync(month + day + year);
                }

                break;
            default:
                await page.Keyboard.PressAsync("Control+A");
                await page.Keyboard.InsertTextAsync(wanted[0]);
                break;
        }

        return true;
    }

    private static Task<bool> IsAtAsync(IPage page, string selector) => page.EvaluateAsync<bool>($"selector => {Current}?.matches(selector) === true", selector);

    private static async Task ReachAsync(IPage page, string selector)
    {
        for (var presses = 0; presses < 50; presses++)
        {
            if (await IsAtAsync(page, selector))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The keyboard does not reach {selector}.");
    }

    /// <summary>Where the focus is.</summary>
    private sealed record Place
    {
        public string Name { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Value { get; init; } = "";
    }
}
