using System.Text.RegularExpressions;
using ReserveMeds.Packets.Documents.Writers.Pdf;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Views;

/// <summary>Labels, words of routes and of requirements in Arabic and Kurdish.</summary>
public sealed partial class RightToLeftWordsTests
{
    private const string Sorani = "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەیێ";

    public static TheoryData<string> KurdishFiles => FilesOf("ckb");

    public static TheoryData<string> ArabicFiles => FilesOf("ar");

    [Theory]
    [MemberData(nameof(KurdishFiles))]
    public void Kurdish_words_are_written_in_Sorani_letters(string path) =>
        Assert.All(LettersOf(path), letter => Assert.Contains(letter, Sorani.AsEnumerable()));

    [Theory]
    [MemberData(nameof(ArabicFiles))]
    public void Arabic_words_are_written_in_Arabic_letters(string path) =>
        Assert.All(LettersOf(path), letter => Assert.InRange(letter, 'ء', 'ي'));

    [Theory]
    [MemberData(nameof(KurdishFiles))]
    [MemberData(nameof(ArabicFiles))]
    public void No_word_holds_Arabic_digits_or_signs_that_mirror_and_the_fonts_draw_all(string path) =>
        Assert.All(WordFiles.Texts(path), text =>
        {
            Assert.DoesNotMatch("[٠-٩۰-۹٪٫٬<>≤≥]", text.Value);
            Assert.DoesNotContain(text.Value.EnumerateRunes(), rune => !FontCoverage.Covers(rune));
        });

    private static List<char> LettersOf(string path)
    {
        List<char> letters = [.. WordFiles.Texts(path).Values.SelectMany(text => Hole().Replace(text, "")).Where(letter => char.IsLetter(letter) && letter > 'ˀ')];
        Assert.NotEmpty(letters);
        return letters;
    }

    private static TheoryData<string> FilesOf(string language) =>
    [
        .. ShippedTexts.Files.Select(file => file.Path).Where(path => Named().Match(path) is { Success: true } name && name.Groups["language"].Value == language),
    ];

    [GeneratedRegex(@"/(labels|route|requirements)\.(?<language>[a-z]+)\.json$", RegexOptions.ExplicitCapture)]
    private static partial Regex Named();

    [GeneratedRegex(@"\{[a-zA-Z]+\}")]
    private static partial Regex Hole();
}
