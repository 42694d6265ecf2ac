namespace ReserveMeds.Packets.Documents.Templates;

/// <summary>
/// A template and its data do not fit: a fault of ours, not of the case. The message names file, line and hole, never a
/// value.
/// </summary>
public sealed class TemplateFillException : Exception
{
    public TemplateFillException(string message)
        : base(message)
    {
    }

    public TemplateFillException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
