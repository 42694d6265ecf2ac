namespace ReserveMeds.Packets.Proof;

/// <summary>Whether the finished files, read back, say what the case says. Holds no value of the case.</summary>
/// <param name="Values">Every value that was looked for and found, with the files that state it.</param>
/// <param name="Disagreements">Files that say something else; a packet that has any is not handed out.</param>
public sealed record Consistency(IReadOnlyList<StatedValue> Values, IReadOnlyList<Disagreement> Disagreements)
{
    public bool Agrees => Disagreements.Count == 0;
}

/// <param name="Id">Such as <c>maintenance-dose</c>.</param>
/// <param name="BoundLanguages">Languages of the bound files that state it in one of their parts.</param>
public sealed record StatedValue(string Id, IReadOnlyList<PacketFile> Files, IReadOnlyList<string> BoundLanguages);

/// <param name="Values">
/// Ids of the values that are missing or stand there too often or too seldom; <c>another-case</c> where another's code stands,
/// <c>words</c> where only other words differ, <c>file</c> where the file cannot be read.
/// </param>
/// <param name="IsBound">Whether it is the part in the bound file of its language, and not the file alone.</param>
public sealed record Disagreement(PacketFile File, IReadOnlyList<string> Values, bool IsBound = false);
