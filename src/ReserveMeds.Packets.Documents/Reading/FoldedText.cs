using System.Globalization;
using System.Text;

namespace ReserveMeds.Packets.Documents.Reading;

/// <summary>
/// Words as they compare: without white space, since each format breaks lines where it must, and without marks that nobody
/// sees. Compatible forms, such as ligatures and the joined forms of Arabic letters, become their letters.
/// </summary>
public static class FoldedText
{
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.IsNormalized(NormalizationForm.FormKC) ? text : text.Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsWhiteSpace(character) && char.GetUnicodeCategory(character) is not (UnicodeCategory.Format or UnicodeCategory.Control))
                folded.Append(character);
        }

        return folded.ToString();
    }

    public static string Of(IEnumerable<ReadBlock> blocks) => Of(string.Concat(blocks.Select(block => block.Text)));
}
