namespace ReserveMeds.Packets.Cases;

/// <summary>Kinds of faults of form. Permanent: none is renamed, reused or given another meaning.</summary>
internal static class CaseFaultCodes
{
    /// <summary>The bytes are not one JSON value.</summary>
    public const string MalformedJson = "malformed-json";

    /// <summary>Objects and lists within each other deeper than any case needs.</summary>
    public const string TooDeep = "too-deep";

    /// <summary>Something follows the object.</summary>
    public const string TrailingData = "trailing-data";

    public const string InvalidUtf8 = "invalid-utf8";

    public const string WrongType = "wrong-type";

    /// <summary>Null where a section, a list, an entry or a required field must stand.</summary>
    public const string NullNotAllowed = "null-not-allowed";

    public const string MissingField = "missing-field";

    public const string UnknownField = "unknown-field";

    public const string DuplicateField = "duplicate-field";

    public const string NotListed = "not-listed";

    /// <summary>Text that does not have the format of its field.</summary>
    public const string BadFormat = "bad-format";

    public const string BadDate = "bad-date";

    public const string OutOfRange = "out-of-range";

    public const string TooManyDecimals = "too-many-decimals";

    /// <summary>A number with more digits than can be held exactly.</summary>
    public const string NotExact = "not-exact";

    public const string TooLong = "too-long";

    public const string TooManyEntries = "too-many-entries";

    public const string RepeatedEntry = "repeated-entry";

    /// <summary>An entry of a list of texts that shows nothing.</summary>
    public const string BlankEntry = "blank-entry";

    public const string ForbiddenCharacter = "forbidden-character";

    /// <summary>The listing of faults stops here.</summary>
    public const string TooManyFaults = "too-many-faults";
}
