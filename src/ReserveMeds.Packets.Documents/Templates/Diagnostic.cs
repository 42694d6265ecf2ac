namespace ReserveMeds.Packets.Documents.Templates;

/// <summary>A fault in a text that ships with the service, found when it is loaded.</summary>
/// <param name="Path">File, as in <see cref="TextFile.Path"/>.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">How to mend it.</param>
public sealed record Diagnostic(string Path, int Line, string Message, string Remedy)
{
    public override string ToString() => $"{Path}({Line}): {Message} {Remedy}";
}

/// <summary>Texts that ship with the service are faulty: the start must stop, naming all faults at once.</summary>
public sealed class TextFaultException(IReadOnlyList<Diagnostic> diagnostics)
    : Exception(string.Join('\n', diagnostics.Select(diagnostic => diagnostic.ToString())))
{
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;
}
