using System.Security.Cryptography;
using System.Text;

namespace ReserveMeds.Packets.Documents.Templates;

/// <summary>Sets the partials into a template, hands each hole its place for messages, and compiles the result once.</summary>
internal sealed class TemplateCompiler
{
    private const int DepthLimit = 16;
    private const int SizeLimit = 64 * 1024;
    private const string SharedFolder = "_shared";

    private readonly HoleEngine engine = new();
    private readonly List<Diagnostic> diagnostics = [];
    private readonly Dictionary<TemplateSource, IReadOnlyList<Piece>> pieces = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Folder, string Name, string Language), TemplateSource> partials = [];

    /// <exception cref="TextFaultException">Any file is faulty.</exception>
    public IReadOnlyList<(TemplateSource Source, Template Template)> Compile(IReadOnlyList<TextFile> files)
    {
        foreach (var repeated in files.GroupBy(file => file.Path).Where(group => group.Count() > 1))
        {
            diagnostics.Add(new(repeated.Key, 1, "The file is given twice.", "Hand it in once."));
        }

        foreach (var source in files.Select(file => TemplateSource.Read(file, diagnostics)).OfType<TemplateSource>())
        {
            var scanned = PieceScanner.Scan(source, diagnostics);
            PieceCheck.Check(source, scanned, diagnostics);
            pieces[source] = scanned;
            if (source.IsPartial)
            {
                partials[(source.Folder, source.Name, source.Language)] = source;
            }
        }

        var composed = pieces.Keys.Where(source => !source.IsPartial).Select(source => (source, Compose(source))).ToList();
        return diagnostics.Count == 0
            ? [.. composed.Select(pair => (pair.source, CompileOne(pair.source, pair.Item2)))]
            : throw new TextFaultException(
                [.. diagnostics.Distinct().OrderBy(fault => fault.Path, StringComparer.Ordinal).ThenBy(fault => fault.Line)]);
    }

    private Composition Compose(TemplateSource source)
    {
        var composition = new Composition();
        Compose(source, source, [], 0, composition);
        return composition;
    }

    /// <param name="root">The template; its folder and language decide where partials are looked up.</param>
    /// <param name="depth">Blocks that stand open around the source.</param>
    private void Compose(TemplateSource root, TemplateSource source, List<TemplateSource> users, int depth, Composition composition)
    {
        foreach (var piece in pieces[source])
        {
            if (composition.Text.Length > SizeLimit)
            {
                diagnostics.Add(new(root.Path, 1, "The template with its partials is larger than 64 kB.", "Split the document."));
                return;
            }

            depth += piece switch
            {
                BlockStart => 1,
                BlockEnd => -1,
                _ => 0,
            };
            if (depth > DepthLimit)
            {
                diagnostics.Add(new(source.Path, piece.Line,
                    $"Blocks stand more than {DepthLimit} deep.", "Give the data a simpler shape."));
                return;
            }

            if (piece is PartialUse use)
            {
                var partial = FindPartial(root, use.Name);
                if (partial is null)
                {
                    diagnostics.Add(new(source.Path, use.Line, $"There is no partial '{use.Name}' for {root.Path}.",
                        $"Add {root.Folder}/_{use.Name}.{root.Language}.md or {SharedFolder}/_{use.Name}.{root.Language}.md."));
                }
                else if (partial == source || users.Contains(partial))
                {
                    diagnostics.Add(new(source.Path, use.Line, $"The partial '{use.Name}' contains itself.", "Break the circle."));
                }
                else
                {
                    composition.Partials.Add(partial);
                    Compose(root, partial, [.. users, source], depth, composition);
                }
            }
            else
            {
                composition.Add(piece, source.Path);
            }
        }
    }

    private TemplateSource? FindPartial(TemplateSource root, string name) =>
        partials.GetValueOrDefault((root.Folder, name, root.Language))
        ?? partials.GetValueOrDefault((SharedFolder, name, root.Language));

    private Template CompileOne(TemplateSource source, Composition composition) => new()
    {
        Id = source.Name,
        Version = source.Front.Version,
        Language = source.Language,
        Status = source.Front.Status,
        Review = source.Front.Review,
        Title = source.Front.Title,
        Digest = DigestOf(source, composition),
        Filling = engine.Compile(source.Path, composition.Text.ToString(), composition.Places),
    };

    private static string DigestOf(TemplateSource source, Composition composition)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(source.Text));
        foreach (var partial in composition.Partials.OrderBy(partial => partial.Path, StringComparer.Ordinal))
        {
            // NUL stands in no text, so it keeps the texts apart.
            hash.AppendData([0]);
            hash.AppendData(Encoding.UTF8.GetBytes(partial.Text));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
