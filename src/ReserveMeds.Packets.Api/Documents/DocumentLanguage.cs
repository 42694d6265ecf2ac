using ReserveMeds.Packets.Api.Hosting.Requests;

namespace ReserveMeds.Packets.Api.Documents;

internal static class DocumentLanguage
{
    /// <summary>The case's first language that the document exists in, else the regulator's first, else any.</summary>
    public static string Default(ReceivedCase received, IReadOnlyList<string> languages) =>
        received.Case.Languages.Concat(received.Regulator.Languages).FirstOrDefault(languages.Contains) ?? languages[0];
}
