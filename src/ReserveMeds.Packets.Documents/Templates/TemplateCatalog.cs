namespace ReserveMeds.Packets.Documents.Templates;

/// <summary>All templates, found by folder, document and language; what a folder lacks is looked up in <c>_shared</c>.</summary>
public sealed class TemplateCatalog
{
    private const string SharedFolder = "_shared";

    // What explains the templates or counts them is none itself.
    private static readonly string[] NoTemplates = ["README.md", "coverage.md"];

    private readonly Dictionary<(string Folder, string Id, string Language), Template> _templates;

    private TemplateCatalog(Dictionary<(string Folder, string Id, string Language), Template> templates) =>
        _templates = templates;

    /// <summary>
    /// Loads every <c>.md</c> file but <c>README.md</c> and <c>coverage.md</c>; files whose name starts with an underscore are partials.
    /// </summary>
    /// <exception cref="TextFaultException">Any template is faulty; all faults are named.</exception>
    public static TemplateCatalog Load(IReadOnlyList<TextFile> files)
    {
        var texts = files
            .Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal))
            .Where(file => !NoTemplates.Contains(file.Path.Split('/')[^1]))
            .ToList();
        return new(new TemplateCompiler().Compile(texts)
            .ToDictionary(pair => (pair.Source.Folder, pair.Template.Id, pair.Template.Language), pair => pair.Template));
    }

    /// <returns>Null where neither the folder nor <c>_shared</c> has the document in the language.</returns>
    public Template? Find(string folder, string documentId, string language) =>
        _templates.GetValueOrDefault((folder, documentId, language))
        ?? _templates.GetValueOrDefault((SharedFolder, documentId, language));

    /// <summary>Languages in which the document exists for the folder, in ordinal order.</summary>
    public IReadOnlyList<string> LanguagesOf(string folder, string documentId) =>
    [
        .. _templates.Keys
            .Where(key => key.Id == documentId && (key.Folder == folder || key.Folder == SharedFolder))
            .Select(key => key.Language)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];
}
