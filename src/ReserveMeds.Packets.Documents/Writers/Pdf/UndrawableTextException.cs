namespace ReserveMeds.Packets.Documents.Writers.Pdf;

/// <summary>
/// The document holds a character that none of the shipped fonts can draw. An empty box instead would be a fact lost, so
/// nothing is written. Ask <see cref="FontCoverage"/> where the text comes in, and this is never thrown.
/// </summary>
public sealed class UndrawableTextException()
    : Exception("The document holds a character that none of the shipped fonts can draw. Check texts with FontCoverage where they come in.");
