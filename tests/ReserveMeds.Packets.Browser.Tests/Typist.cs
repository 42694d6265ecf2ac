using Microsoft.Playwright;
using ReserveMeds.Packets.Forms;

namespace ReserveMeds.Packets.Browser.Tests;

/// <summary>Types a case into the form as a person does: rows are added by their button, fields found by their place.</summary>
internal static class Typist
{
    public static FormValues Sample(string name) =>
        FormValues.OfSaved(File.ReadAllBytes(Path.Combine(Repository.Root, "samples", name)))!;

    public static async Task TypeAsync(IPage page, FormValues values)
    {
        foreach (var rows in values.Pointers.Select(ListOf).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            while (await page.Locator(At(rows)).Locator("fieldset.row").CountAsync() < values.RowsOf(rows))
            {
                await page.Locator($"button[value='add {rows}']").ClickAsync();
                await page.WaitForLoadStateAsync();
            }
        }

        foreach (var pointer in values.Pointers.Where(pointer => pointer is not ("/caseFormat" or "/regulator")))
        {
            await TypeAsync(page, pointer, values.At(pointer));
        }
    }

    public static ILocator Field(IPage page, string pointer) => page.Locator($"[name='{pointer}']");

    private static async Task TypeAsync(IPage page, string pointer, IReadOnlyList<string> values)
    {
        var field = Field(page, pointer);
        var kind = await field.First.EvaluateAsync<string>("field => field.tagName === 'INPUT' ? field.type : field.tagName.toLowerCase()");
        switch (kind)
        {
            case "radio" or "checkbox":
                foreach (var value in values)
                {
                    await page.Locator($"[name='{pointer}'][value='{value}']").CheckAsync();
                }

                break;
            case "select":
                await field.SelectOptionAsync(values[0]);
                break;
            default:
                await field.FillAsync(values[0]);
                break;
        }
    }

    private static string? ListOf(string pointer)
    {
        var parts = pointer.Split('/');
        var row = Array.FindIndex(parts, part => part.Length > 0 && part.All(char.IsAsciiDigit));
        return row < 0 ? null : string.Join('/', parts[..row]);
    }

    private static string At(string id) => $"[id='{id}']";
}
