namespace ReserveMeds.Packets.Proof;

/// <summary>Whether the finished files, read back, say what the case says. Holds no value of the case.</summary>
/// <param name="Values">Every value that was looked for and found, with the files that state it.</param>
/// <param name="Disagreements">Files that say something else; a packet that has any is not handed out.</param>
public sealed record Consistency(IReadOnlyList<StatedValue> Values, IReadOnlyList<Disagreement> Disagreements)
{
    public bool Agrees => Disagreements.Count == 0;
}

/// <param name="Id">Such as <c>maintenance-dose</c>.</param>
public sealed record StatedValue(string Id, IReadOnlyList<PacketFile> Files);

/// <param name="Values">
/// Ids of the values that are missing or stand there too often or too seldom; <c>another-case</c> where another's code stands,
/// <c>words</c> where only other words differ, <c>file</c> where the file cannot be read.
/// </param>
public sealed record Disagreement(PacketFile File, IReadOnlyList<string> Values);
