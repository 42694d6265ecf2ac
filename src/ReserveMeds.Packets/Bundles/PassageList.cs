using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReserveMeds.Packets.Documents.Reading;

namespace ReserveMeds.Packets.Bundles;

/// <summary>The passages of every document of a bundle by place and digest, in <c>passages.json</c> beside <c>bagit.txt</c>.</summary>
internal sealed record PassageList(int PassagesFormat, IReadOnlyList<ListedText> Texts)
{
    public const string File = "passages.json";

    /// <summary>Of another one, no passage is named.</summary>
    private const int Format = 2;

    private const int MaximumPlace = 400;

    public static PassageList Of(IEnumerable<PacketFile> files, IEnumerable<BoundFile> bound) => new(
        Format,
        [
            .. files.DistinctBy(file => (file.Document.Id, file.Language))
                .Select(file => Listed(file.Document.Id, file.Language, file.DraftMark, file.Passages, file.PassagesInPdf, file.ContentDigest)),
            .. bound.Select(file => Listed(BoundFile.Id, file.Language, file.Parts[0].File.DraftMark, [], file.Passages, file.ContentDigest)),
        ]);

    private static ListedText Listed(
        string document, string language, string? mark, IReadOnlyList<Passage> passages, IReadOnlyList<Passage> inPdf, string key)
    {
        var drawn = inPdf.Any(passage => passage.IsFigure);
        List<ListedPassage> own = [.. passages.Select(passage => new ListedPassage(passage.Place, PassageDigest.Of(passage.Text, key)))];
        List<ListedPassage> ofPdf = [.. inPdf.Select(passage => new ListedPassage(passage.Place, InPdf(passage.Text)))];
        return new(document, language, own, ofPdf.SequenceEqual(own) ? null : ofPdf, drawn, mark is null ? null : InPdf(mark));

        string InPdf(string text) => PassageDigest.Of(PdfText.Comparable(text, IsRightToLeft(language), drawn), key);
    }

    public static bool IsRightToLeft(string language) => language is "ar" or "ckb";

    /// <returns>Null where it is missing, or not as this service writes it.</returns>
    public static PassageList? Read(string? json)
    {
        try
        {
            var list = BundleJson.Read<PassageList>(json ?? "null");
            return list is { PassagesFormat: Format, Texts: not null } && list.Texts.All(IsSound) ? list : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public ListedText? Find(string document, string language) => Texts.FirstOrDefault(text => text.Document == document && text.Language == language);

    private static bool IsSound(ListedText? text) => text is { Document: not null, Language: not null, Passages: not null }
        && text.Passages.Concat(text.InPdf ?? []).All(passage => passage is { Place: { Length: > 0 and <= MaximumPlace }, Digest.Length: PassageDigest.Length } && passage.Place.All(IsShown));

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

/// <param name="Passages">In reading order; empty for a bound file, which is only a PDF.</param>
/// <param name="InPdf">As a PDF has them read, and as <see cref="PdfText.Comparable"/> says each; null where that is the same.</param>
/// <param name="Drawn">True where figures are drawn, so that no blank counts in the PDF.</param>
/// <param name="DraftMark">Digest of what a PDF of a draft says at the head of each part; null in a final document.</param>
internal sealed record ListedText(
    string Document,
    string Language,
    IReadOnlyList<ListedPassage> Passages,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ListedPassage>? InPdf,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Drawn = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DraftMark = null);

/// <param name="Place">Such as <c>5. Dosing plan, paragraph 2</c>.</param>
internal sealed record ListedPassage(string Place, string Digest);
