using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReserveMeds.Packets.Documents.Reading;

namespace ReserveMeds.Packets.Bundles;

/// <summary>The passages of every document of a bundle by place and digest, in <c>passages.json</c> beside <c>bagit.txt</c>.</summary>
internal sealed record PassageList(int PassagesFormat, IReadOnlyList<ListedText> Texts)
{
    public const string File = "passages.json";

    private const int MaximumPlace = 400;

    public static PassageList Of(IEnumerable<PacketFile> files, IEnumerable<BoundFile> bound) => new(
        PassagesFormat: 1,
        [
            .. files.DistinctBy(file => (file.Document.Id, file.Language))
                .Select(file => Listed(file.Document.Id, file.Language, file.DraftMark, file.Passages, file.ContentDigest)),
            .. bound.Select(file => Listed(BoundFile.Id, file.Language, file.Parts[0].File.DraftMark, file.Passages, file.ContentDigest)),
        ]);

    private static ListedText Listed(string document, string language, string? mark, IReadOnlyList<Passage> passages, string key) => new(
        document,
        language,
        [.. passages.Select(passage => new ListedPassage(passage.Place, PassageDigest.Of(passage.Text, key), InPdf(passage.Text, language, key)))],
        mark is null ? null : PassageDigest.Of(PdfText.Comparable(mark, IsRightToLeft(language)), key),
        passages.Any(passage => passage.IsFigure));

    public static bool IsRightToLeft(string language) => language is "ar" or "ckb";

    private static string? InPdf(string text, string language, string key) =>
        PdfText.Comparable(text, IsRightToLeft(language)) is var comparable && comparable != text ? PassageDigest.Of(comparable, key) : null;

    /// <returns>Null where it is missing, or not as this service writes it.</returns>
    public static PassageList? Read(string? json)
    {
        try
        {
            var list = BundleJson.Read<PassageList>(json ?? "null");
            return list is { PassagesFormat: 1, Texts: not null } && list.Texts.All(IsSound) ? list : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public ListedText? Find(string document, string language) => Texts.FirstOrDefault(text => text.Document == document && text.Language == language);

    private static bool IsSound(ListedText? text) => text is { Document: not null, Language: not null, Passages: not null }
        && text.Passages.All(passage => passage is { Place: { Length: > 0 and <= MaximumPlace }, Digest.Length: PassageDigest.Length } && passage.Place.All(IsShown));

    /// <summary>Letters, digits, signs and plain spaces, so that a place shows on one line as what it is.</summary>
    private static bool IsShown(char character) => char.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.SpaceSeparator => character == ' ',
        // Kurdish joins and parts letters by these two; other signs of this kind turn text around.
        UnicodeCategory.Format => character is '\u200C' or '\u200D',
        _ => true,
    };
}

/// <param name="Passages">In reading order.</param>
/// <param name="HasFigures">True where figures are drawn, whose words a PDF reads in an order of its own.</param>
/// <param name="DraftMark">Digest of what a PDF of a draft says at the head of each part; null in a final document.</param>
internal sealed record ListedText(
    string Document,
    string Language,
    IReadOnlyList<ListedPassage> Passages,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DraftMark = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool HasFigures = false);

/// <param name="Place">Such as <c>5. Dosing plan, paragraph 2</c>.</param>
/// <param name="InPdf">As <see cref="PdfText.Comparable(string, bool)"/> says it; null where that is the same.</param>
internal sealed record ListedPassage(
    string Place,
    string Digest,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? InPdf = null);
