using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets;

public enum PacketMode
{
    /// <summary>Refused while a reject stands.</summary>
    Final,

    /// <summary>Every page marked, every gap visible.</summary>
    Draft,
}

/// <summary>The surroundings of a packet, passed in so that the packet is a pure function of its inputs.</summary>
/// <param name="IssueDate">Day the packet speaks of: the filing date of the case, or the day the edge gives where there is none.</param>
/// <param name="Edition">Edition of the rulebook to hold the case to; null for the one in force on the issue date.</param>
public sealed record PacketContext(PacketMode Mode, DateOnly IssueDate, string? Edition = null)
{
    /// <summary>Files that came with the case, in the order given.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Logo of the facility for the letters that have a letterhead; null where none was given.</summary>
    public Picture? Logo { get; init; }
}
