using ReserveMeds.Packets.Documents.Templates;

namespace ReserveMeds.Packets.Rules;

/// <summary>The words of findings: what is wrong and how to mend it, per rule code and language.</summary>
/// <remarks>Read from <c>_shared/findings.en.json</c> and <c>dmp/findings.en.json</c>, and so on: <c>{"CODE": {"message": "…", "fix": "…"}}</c>.
/// Holes such as <c>{authority}</c> take the finding's arguments.</remarks>
public sealed class FindingTexts
{
    /// <exception cref="TextFaultException">A file is faulty, or a code is named twice in one language.</exception>
    public static FindingTexts Load(IReadOnlyList<TextFile> files) => throw new NotSupportedException();

    /// <summary>Language codes that have words, in ordinal order.</summary>
    public IReadOnlyList<string> Languages { get; private init; } = [];

    /// <summary>Words in the language, or in English where the language lacks the code.</summary>
    public FindingWords Of(Finding finding, string language) => throw new NotSupportedException();
}

public sealed record FindingWords(string Message, string Fix);
