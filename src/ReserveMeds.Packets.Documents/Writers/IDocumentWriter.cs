using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers;

/// <summary>
/// Turns a Document into the bytes of one format. The same Document gives the same bytes, whatever the clock, the host's
/// locale or its fonts.
/// </summary>
public interface IDocumentWriter
{
    OutputFormat Format { get; }

    /// <exception cref="WriterUnavailableException">The engine of the format is away; trying later may help.</exception>
    Task<Rendition> WriteAsync(Document document, CancellationToken cancellationToken);
}

/// <summary>The engine behind a writer is away or gave up. The message names the engine and a remedy, never document text.</summary>
public sealed class WriterUnavailableException : Exception
{
    public WriterUnavailableException(string message)
        : base(message)
    {
    }

    public WriterUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
