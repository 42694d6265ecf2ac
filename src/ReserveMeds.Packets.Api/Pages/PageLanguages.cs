namespace ReserveMeds.Packets.Api.Pages;

/// <summary>The languages of the page, each by its own name.</summary>
internal static class PageLanguages
{
    public static readonly IReadOnlyList<(string Code, string Name)> All =
        [("fr", "Français"), ("ar", "العربية"), ("ckb", "کوردی"), ("en", "English")];
}
