using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Cases;

/// <summary>A stored case as if it had just been received.</summary>
internal static class StoredCaseReader
{
    /// <exception cref="InvalidOperationException">The format of a case has changed under what is stored.</exception>
    public static ReceivedCase Read(CaseAtRevision stored)
    {
        var (received, faults) = ReceivedCase.Of(stored.Content);
        return received
            ?? throw new InvalidOperationException($"A stored case cannot be read: {string.Join(' ', faults.Select(fault => fault.Code))}.");
    }
}
