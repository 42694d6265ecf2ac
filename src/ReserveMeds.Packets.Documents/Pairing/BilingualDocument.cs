using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Documents.Pairing;

/// <summary>Two Documents that say the same in two languages, as one: each section beside its counterpart.</summary>
/// <remarks>
/// What reads alike in both, such as the words of the physician, stands once across both columns; so do tables, where each
/// cell says both, and the place to sign.
/// </remarks>
public static class BilingualDocument
{
    /// <param name="first">Gives direction, running head, page label and letterhead.</param>
    /// <exception cref="UnequalSectionsException">The two do not have the same headings in the same order.</exception>
    public static Document Of(Document first, Document second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var (own, other) = (Sections(first.Blocks), Sections(second.Blocks));
        if (!own.Select(Mark).SequenceEqual(other.Select(Mark)))
            throw new UnequalSectionsException();
        var pairs = new PairedBlocks(
            new ColumnLanguage(first.LanguageTag, first.Direction), new ColumnLanguage(second.LanguageTag, second.Direction));
        foreach (var (here, there) in own.Zip(other))
            pairs.AddSection(here, there);
        return first with
        {
            Title = $"{first.Title} / {second.Title}",
            DraftMark = first.DraftMark is null ? null : $"{first.DraftMark} / {second.DraftMark}",
            Footer = PairedWords.Below(first.Footer, second.Footer),
            Blocks = pairs.Blocks,
        };
    }

    /// <summary>A heading and what stands below it up to the next; what stands above the first is a section too.</summary>
    private static List<List<Block>> Sections(IReadOnlyList<Block> blocks)
    {
        var sections = new List<List<Block>> { new() };
        foreach (var block in blocks)
        {
            if (block is Heading)
                sections.Add([]);
            sections[^1].Add(block);
        }

        return sections;
    }

    /// <summary>What must be equal: the level, and the number that the words begin with.</summary>
    private static (int Level, string Number) Mark(List<Block> section) => section is [Heading heading, ..]
        ? (heading.Level, string.Concat(PlainText.Of(heading.Content).TakeWhile(char.IsAsciiDigit)))
        : (0, "");
}

/// <summary>Two Documents were to stand beside each other and do not have the same sections. A fault of their templates.</summary>
public sealed class UnequalSectionsException() : Exception("The two documents do not have the same headings in the same order.");
