namespace ReserveMeds.Packets.Documents.Templates;

/// <summary>All templates, found by folder, document and language; what a folder lacks is looked up in <c>_shared</c>.</summary>
public sealed class TemplateCatalog
{
    /// <summary>Loads every <c>.md</c> file; files whose name starts with an underscore are partials.</summary>
    /// <exception cref="TextFaultException">Any template is faulty; all faults are named.</exception>
    public static TemplateCatalog Load(IReadOnlyList<TextFile> files) => throw new NotSupportedException();

    public Template? Find(string folder, string documentId, string language) => throw new NotSupportedException();

    /// <summary>Languages in which the document exists for the folder, in ordinal order.</summary>
    public IReadOnlyList<string> LanguagesOf(string folder, string documentId) => throw new NotSupportedException();
}
