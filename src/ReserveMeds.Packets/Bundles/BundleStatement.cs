using System.Globalization;
using System.Text.Json;

namespace ReserveMeds.Packets.Bundles;

/// <summary>What an intact bundle says of itself. It is the sender's word: checksums prove that nothing changed since, not who wrote it.</summary>
/// <param name="Reference">Of the case; null in a draft without one.</param>
/// <param name="Audience">Id of the audience, such as <c>regulator</c>.</param>
/// <param name="Mode"><c>final</c> or <c>draft</c>.</param>
/// <param name="Regulator">Id of the regulator, such as <c>dmp</c>.</param>
/// <param name="Edition">Of the rulebook, such as <c>2026-05</c>.</param>
public sealed record BundleStatement(
    string? Reference,
    string Audience,
    string Mode,
    string Regulator,
    string Edition,
    DateOnly IssueDate)
{
    /// <summary>Null where the text is missing, not the manifest of a bundle, or holds anything but our own ids.</summary>
    internal static BundleStatement? Read(string? json)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? "null");
            var root = document.RootElement;
            var statement = new BundleStatement(
                Text(root, "reference"),
                Text(root, "audience") ?? "",
                Text(root, "mode") ?? "",
                Text(root, "regulator") ?? "",
                Text(root.GetProperty("rulebook"), "edition") ?? "",
                DateOnly.ParseExact(Text(root, "issueDate") ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture));
            return IsOurs(statement) ? statement : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement owner, string name) => owner.GetProperty(name).GetString();

    private static bool IsOurs(BundleStatement statement) =>
        statement.Reference == BundleNames.Reference(statement.Reference)
        && Bundles.Audience.Find(statement.Audience) is not null
        && statement.Mode is ("final" or "draft")
        && IsId(statement.Regulator)
        && IsId(statement.Edition);

    /// <summary>Short, and made of the characters of our ids, so that it can be shown and logged.</summary>
    private static bool IsId(string text) =>
        text.Length is > 0 and <= 40 && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');
}
