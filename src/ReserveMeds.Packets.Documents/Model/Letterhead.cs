namespace ReserveMeds.Packets.Documents.Model;

/// <summary>The sender at the head of the first page.</summary>
/// <param name="Address">Name and address, with line breaks; may be empty beside a logo.</param>
public sealed record Letterhead(IReadOnlyList<Inline> Address, Picture? Logo);

public enum PictureKind
{
    Png,
    Jpeg,
}

/// <summary>A picture that was let in: see <see cref="PictureReader"/>.</summary>
public sealed record Picture
{
    internal Picture()
    {
    }

    /// <summary>The whole file.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    public required PictureKind Kind { get; init; }

    /// <summary>In pixels.</summary>
    public required int Width { get; init; }

    /// <summary>In pixels.</summary>
    public required int Height { get; init; }

    /// <summary>What the picture says, for those who do not see it; never empty.</summary>
    public required string AlternativeText { get; init; }

    /// <summary>The largest size of the same shape in the given room, in the unit of the room.</summary>
    public (double Width, double Height) Within(double width, double height)
    {
        var scale = Math.Min(width / Width, height / Height);
        return (Width * scale, Height * scale);
    }
}
