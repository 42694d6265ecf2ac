using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Templates;

public sealed class VowelMarkTests
{
    /// <summary>
    /// The PDF engine says a marked letter once for the letter and once for each mark over it: who copies or searches the word
    /// in a reader meets the letter twice. So the house writes Arabic as print does, without marks (U+064B to U+0652).
    /// </summary>
    [Fact]
    public void No_Arabic_word_that_ships_holds_a_vowel_mark()
    {
        var arabic = ShippedTexts.Files.Where(file => file.Path.Contains(".ar.", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(arabic);
        Assert.All(arabic, file => Assert.DoesNotMatch("[\u064B-\u0652]", file.Text));
    }
}
