using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Api.Documents;

internal static class DocumentLanguage
{
    /// <summary>The case's first language that the document exists in, else the regulator's first.</summary>
    /// <param name="languages">Languages the document exists in, in the regulator's order of preference.</param>
    public static string Default(CaseFile caseFile, IReadOnlyList<string> languages) =>
        caseFile.Languages.FirstOrDefault(languages.Contains) ?? languages[0];
}
