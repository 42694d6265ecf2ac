using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Proof;

/// <summary>A finished file as its bytes say it, beside the part that it should say.</summary>
internal sealed record ReadFile(PacketFile File, ComposedPart Part, FinishedText Text);
