using System.Text.RegularExpressions;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Views;

/// <summary>Whether a family can read the guide: measured over the template's own words, without the values of a case.</summary>
public sealed partial class PatientGuideWordsTests
{
    /// <summary>Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59.</summary>
    [Fact]
    public void The_English_guide_is_for_readers_below_the_seventh_grade()
    {
        var (sentences, words) = Read("en");

        var grade = (0.39 * words.Count / sentences.Count) + (11.8 * words.Sum(Syllables) / words.Count) - 15.59;

        Assert.InRange(grade, 0, 6.99);
    }

    /// <summary>LIX: words a sentence + words of more than six letters in a hundred; below 40 is easy to read.</summary>
    [Fact]
    public void The_French_guide_is_easy_to_read()
    {
        var (sentences, words) = Read("fr");

        var lix = ((double)words.Count / sentences.Count) + (100.0 * words.Count(word => word.Length > 6) / words.Count);

        Assert.InRange(lix, 0, 39.99);
    }

    [Theory]
    [InlineData("en", 20)]
    [InlineData("fr", 22)]
    public void No_sentence_is_long(string language, int longest) =>
        Assert.All(Read(language).Sentences, sentence => Assert.True(Word().Count(sentence) <= longest, sentence));

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void No_Latin_abbreviation_and_no_word_of_the_clinic_is_used(string language) => Assert.DoesNotMatch(
        new Regex(@"\b(?:b\.?i\.?d|q\.?d|p\.?o|t\.?i\.?d|p\.?r\.?n|e\.g|i\.e|etc|posolog\w+|diagnos\w+|monitor\w+|indicat\w+|adverse|licen[cs]e\w*)\b", RegexOptions.IgnoreCase),
        string.Join('\n', Read(language).Sentences));

    [Theory]
    [InlineData("a", 1)]
    [InlineData("home", 1)]
    [InlineData("keep", 1)]
    [InlineData("little", 2)]
    [InlineData("pharmacy", 3)]
    [InlineData("medicine", 3)]
    [InlineData("temperature", 4)]
    public void Syllables_are_counted_as_they_are_spoken(string word, int syllables) => Assert.Equal(syllables, Syllables(word));

    private static (IReadOnlyList<string> Sentences, IReadOnlyList<string> Words) Read(string language)
    {
        var template = ShippedTexts.Files.Single(file => file.Path == $"_shared/_patient-guide.{language}.md").Text;
        // Sentences only: headings, terms and cells are short and would make the figures better than they are.
        var prose = Hole().Replace(template, " ").Split('\n').Where(line => Prose().IsMatch(line));
        var sentences = Markup().Replace(string.Join('\n', prose), " ").Split('\n')
            .SelectMany(line => SentenceEnd().Split(line))
            .Where(sentence => Word().IsMatch(sentence))
            .Select(sentence => sentence.Trim())
            .ToList();
        Assert.True(sentences.Count > 40);
        return (sentences, [.. sentences.SelectMany(sentence => Word().Matches(sentence)).Select(match => match.Value)]);
    }

    /// <summary>Groups of vowels, without the silent e at the end.</summary>
    private static int Syllables(string word)
    {
        var spoken = word.ToLowerInvariant();
        if (spoken.EndsWith('e') && !spoken.EndsWith("le", StringComparison.Ordinal))
            spoken = spoken[..^1];
        return Math.Max(1, Vowels().Count(spoken));
    }

    [GeneratedRegex(@"\{\{[^}]*\}\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"^[^#|:].*[.!?:]\**\s*$")]
    private static partial Regex Prose();

    [GeneratedRegex(@"\*\*|^[-0-9.]+ ", RegexOptions.Multiline)]
    private static partial Regex Markup();

    [GeneratedRegex(@"[.!?|:;]+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\p{L}+(?:[’']\p{L}+)?")]
    private static partial Regex Word();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels();
}
