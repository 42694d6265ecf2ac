using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Proof;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets;

/// <summary>Everything that was rendered for one case, with what it was made from.</summary>
public sealed record Packet
{
    public required CaseFile Case { get; init; }

    /// <summary>SHA-256 of the canonical JSON of the case, lower-case hexadecimal.</summary>
    public required string CaseDigest { get; init; }

    public required Regulator Regulator { get; init; }

    public required PacketContext Context { get; init; }

    public required ValidationReport Report { get; init; }

    /// <summary>For whom the parts were rendered; null for no audience in particular, with all that a part can say.</summary>
    public Audience? Audience { get; init; }

    /// <summary>In packet order, then by language and format.</summary>
    public required IReadOnlyList<PacketFile> Files { get; init; }

    /// <summary>All parts of each language in one file; empty where a single document was asked for, or no writer can bind.</summary>
    public IReadOnlyList<BoundFile> Bound { get; init; } = [];

    /// <summary>What the cover letter lists; nothing where the packet has none.</summary>
    public EnclosureList Enclosures { get; init; } = EnclosureList.None;

    /// <summary>What reading the files back has shown; null where no file was read back.</summary>
    public Consistency? Consistency { get; init; }
}

/// <summary>One rendered part.</summary>
/// <param name="ContentDigest">SHA-256 of the outline of the Document: equal for every format of the same words.</param>
public sealed record PacketFile(
    RequiredDocument Document,
    string Language,
    OutputFormat Format,
    Template Template,
    Rendition Rendition,
    string ContentDigest)
{
    public PatientNaming Naming { get; init; }

    /// <summary>What a draft says at its head, beside its passages; null in a final document.</summary>
    public string? DraftMark { get; init; }

    /// <summary>The words of the Document in reading order, equal for every format but for the figures of a PDF.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>The same as a PDF has them read.</summary>
    public IReadOnlyList<Passage> PassagesInPdf { get; init; } = [];
}

/// <summary>Whether the words of a part name the patient.</summary>
public enum PatientNaming
{
    /// <summary>The code stands for the person. What this service renders, since a case holds no name.</summary>
    Pseudonymised,

    /// <summary>The person is named. Only where a rulebook asks for it; none does.</summary>
    Named,
}

/// <summary>What came of asking for a packet.</summary>
public abstract record PacketOutcome
{
    private PacketOutcome()
    {
    }

    /// <summary>A reject stands and the mode is final.</summary>
    public sealed record Refused(ValidationReport Report) : PacketOutcome;

    /// <summary>The logo of the letterhead cannot be decoded, which only laying out its letter tells.</summary>
    public sealed record LogoBroken(AttachmentFault Fault) : PacketOutcome;

    public sealed record Assembled(Packet Packet) : PacketOutcome;
}
