using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets;

/// <summary>One case in, findings or a packet out. Holds no rule, no format and no words of its own.</summary>
public sealed class PacketAssembler(PacketTexts texts, DocumentWriters writers)
{
    /// <param name="on">Day on which the question is asked.</param>
    public ValidationReport Validate(CaseFile caseFile, DateOnly on) => throw new NotSupportedException();

    /// <summary>Ids of the documents that exist so far for the regulator, with their languages.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> DocumentLanguages(string regulatorId) => throw new NotSupportedException();

    /// <summary>Renders the parts of one audience, in each language of the case that exists, as PDF and DOCX.</summary>
    /// <exception cref="WriterUnavailableException">An engine is away.</exception>
    public Task<PacketOutcome> AssembleAsync(CaseFile caseFile, PacketContext context, Audience audience, CancellationToken cancellationToken)
        => throw new NotSupportedException($"{texts.Labels is null}{writers[OutputFormat.Pdf] is null}");

    /// <summary>Renders one document in one language and format; the packet holds that one file.</summary>
    /// <param name="documentId">One that exists for the regulator, in the language given.</param>
    /// <exception cref="WriterUnavailableException">The engine is away.</exception>
    public Task<PacketOutcome> RenderAsync(
        CaseFile caseFile,
        PacketContext context,
        string documentId,
        string language,
        OutputFormat format,
        CancellationToken cancellationToken) => throw new NotSupportedException();
}
