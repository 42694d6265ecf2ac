using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Proof;

/// <summary>A finished file as its bytes say it, beside the part that it should say.</summary>
internal sealed record ReadFile(PacketFile File, ComposedPart Part, FinishedText Text)
{
    /// <summary>Where the part was read from the bound file: the page that each part begins on. Null of a file alone.</summary>
    public IReadOnlyDictionary<string, int>? FirstPages { get; init; }

    /// <summary>The parts of a bound file, each as its own pages say it. What belongs to the whole file goes with the first.</summary>
    public static IEnumerable<ReadFile> Of(BoundFile bound, IReadOnlyList<ComposedPart> parts, FinishedText text)
    {
        var firstPages = bound.Parts.ToDictionary(part => part.File.Document.Id, part => part.FirstPage, StringComparer.Ordinal);
        foreach (var (index, part) in bound.Parts.Index())
        {
            var end = index + 1 < bound.Parts.Count ? bound.Parts[index + 1].FirstPage : int.MaxValue;
            yield return new(part.File, parts[index], text with
            {
                Body = [.. text.Body.Where(IsOfPart)],
                Frame = [.. text.Frame.Where(IsOfPart)],
                Properties = index == 0 ? text.Properties : [],
                Parts = index == 0 ? text.Parts : [],
            })
            {
                FirstPages = firstPages,
            };

            bool IsOfPart(ReadBlock block) => (index == 0 || block.Page >= part.FirstPage) && block.Page < end;
        }
    }
}
