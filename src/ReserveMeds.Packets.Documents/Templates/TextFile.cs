namespace ReserveMeds.Packets.Documents.Templates;

/// <summary>A text handed in from the edge, such as a template.</summary>
/// <param name="Path">Relative to the root of the texts, with forward slashes: <c>dmp/clinical-justification-letter.fr.md</c>.</param>
public sealed record TextFile(string Path, string Text);
