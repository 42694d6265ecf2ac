using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Requirements;

/// <summary>The words of the requirements, and of what the sources do not state, per regulator and language.</summary>
/// <remarks>
/// Read from <c>_shared/requirements.en.json</c> and <c>dmp/requirements.en.json</c>, and so on:
/// <c>{"status": "drafted", "words": {"physician.name": "…"}, "notStated": {"law": "…"}}</c>. Every language is complete.
/// What the sources do not state is said in English by the regulator's facts; another language translates each phrase.
/// </remarks>
public sealed class RequirementTexts
{
    private readonly Dictionary<(string Folder, string Language), RequirementFile> files;

    private RequirementTexts(Dictionary<(string Folder, string Language), RequirementFile> files) => this.files = files;

    /// <summary>Language codes, in ordinal order; each has all words.</summary>
    public static IReadOnlyList<string> Languages => Views.Language.Codes;

    /// <summary><c>original</c>, <c>reviewed</c>, or <c>drafted</c> where the shared or the regulator's own words were not reviewed yet.</summary>
    public string StatusOf(Regulator regulator, string language)
    {
        var own = files[(regulator.Id, language)].Status;
        return own == "drafted" ? own : files[(RequirementTextReading.Shared, language)].Status;
    }

    /// <summary>What is needed, in plain words.</summary>
    public string Of(Regulator regulator, Requirement requirement, string language) =>
        files[(regulator.Id, language)].Words.GetValueOrDefault(requirement.Id)
        ?? files[(RequirementTextReading.Shared, language)].Words[requirement.Id];

    /// <summary>What the sources do not state, in the regulator's order.</summary>
    public IReadOnlyList<string> NotStated(Regulator regulator, string language) =>
    [
        .. regulator.NotStated.Select(phrase => files[(regulator.Id, language)].NotStated?.GetValueOrDefault(phrase) ?? phrase),
    ];

    /// <exception cref="TextFaultException">A file is faulty or missing, or an id lacks words or is unknown; all faults are named.</exception>
    public static RequirementTexts Load(IReadOnlyList<TextFile> files)
    {
        var reading = RequirementTextReading.Of(files);
        return reading.Faults.Count == 0 ? new(reading.Files) : throw new TextFaultException(reading.Faults);
    }
}
