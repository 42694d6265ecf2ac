namespace ReserveMeds.Packets.Documents.Reading;

/// <summary>Leaves the depth of a reader where a file is damaged; every reader catches it and names the fault in its result.</summary>
internal sealed class ReadFaultException(string message) : Exception(message);
