namespace ReserveMeds.Packets.Temperatures;

/// <summary>What the table of a logger says, put in order. Holds no word of the file.</summary>
public sealed record TemperatureLog
{
    /// <summary>At least one, in the order of time. A row that repeats time and value of another is in it once.</summary>
    public required IReadOnlyList<TemperatureReading> Readings { get; init; }

    /// <summary>True where the head of the table says UTC, or every time carries its offset and was converted; false where the file names no zone.</summary>
    public required bool InUtc { get; init; }

    /// <summary>Whether at least one reading was in degrees Fahrenheit and was converted.</summary>
    public required bool Converted { get; init; }

    /// <summary>Lines of the table, counted from 1 as in the file, of which no time and temperature could be read.</summary>
    public required IReadOnlyList<int> UnreadableLines { get; init; }

    /// <summary>Readings that stand behind a later one in the file.</summary>
    public required int OutOfOrder { get; init; }

    /// <summary>Rows left out because they repeat time and value of another.</summary>
    public required int Repeated { get; init; }
}

/// <param name="Time">Without a zone: as the file writes it, or in UTC.</param>
/// <param name="Celsius">At most two decimals where it was converted.</param>
public readonly record struct TemperatureReading(DateTime Time, decimal Celsius);

/// <summary>Why no table of readings was found. Never holds anything from inside the file.</summary>
/// <param name="Code">Permanent id, such as <c>attachment-log-ambiguous-dates</c>.</param>
public sealed record LogFault(string Code, string Message, string Remedy);

/// <summary>Either a log or the reason why there is none.</summary>
public sealed record LogReading(TemperatureLog? Log, LogFault? Fault);
