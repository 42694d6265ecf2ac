namespace ReserveMeds.Packets.Cases;

/// <summary>One fault of form in a case as received.</summary>
/// <param name="Pointer">JSON Pointer of the faulty place; empty for the whole body.</param>
/// <param name="Code">Permanent kebab-case id of the kind of fault, such as <c>unknown-field</c>.</param>
/// <param name="Message">What is wrong, in English, without the value.</param>
/// <param name="Remedy">How to mend it, naming the valid values where they are few.</param>
public sealed record CaseFault(string Pointer, string Code, string Message, string Remedy);

/// <summary>A case that was read, or every fault that kept it from being read.</summary>
/// <param name="Case">Null when there are faults.</param>
public sealed record CaseReading(CaseFile? Case, IReadOnlyList<CaseFault> Faults);

/// <summary>Reads a case from JSON, strictly on form: all faults at once, each with its JSON Pointer.</summary>
public static class CaseFileReader
{
    public static CaseReading Read(ReadOnlyMemory<byte> json) => throw new NotSupportedException();
}
