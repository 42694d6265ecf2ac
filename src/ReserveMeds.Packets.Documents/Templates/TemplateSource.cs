using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ReserveMeds.Packets.Documents.Templates;

/// <summary>A template file taken apart: what its path says, what its front matter says, and the words below.</summary>
/// <param name="Name">Document id, or for a partial its name without the underscore.</param>
/// <param name="Text">The whole file with LF line ends.</param>
/// <param name="Body">What stands below the front matter; of a partial, everything but its last line end.</param>
/// <param name="BodyLine">Line of the file on which the body starts, counted from 1.</param>
internal sealed partial record TemplateSource(
    string Path, string Folder, string Name, string Language, bool IsPartial, FrontMatter Front, string Text, string Body,
    int BodyLine)
{
    private const int SizeLimit = 64 * 1024;

    private static readonly string[] Keys = ["id", "version", "language", "status", "title"];
    private static readonly string[] ReviewKeys = ["reviewed-by", "reviewed-on"];
    private static readonly string[] Statuses = ["original", "drafted", "reviewed"];

    [GeneratedRegex(@"^(?<folder>[a-z0-9_-]+)/(?<partial>_?)(?<name>[a-z0-9]+(-[a-z0-9]+)*)\.(?<language>[a-z]{2,3})\.md$")]
    private static partial Regex FilePath { get; }

    /// <summary>Null when the path alone makes the file unusable.</summary>
    public static TemplateSource? Read(TextFile file, List<Diagnostic> diagnostics)
    {
        var path = FilePath.Match(file.Path);
        if (!path.Success)
        {
            diagnostics.Add(new(file.Path, 1, "The path is not <folder>/<id>.<language>.md.",
                "Use lower-case letters, digits and hyphens, one folder deep, such as dmp/cover-letter.fr.md."));
            return null;
        }

        var text = file.Text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        if (Encoding.UTF8.GetByteCount(text) > SizeLimit)
        {
            diagnostics.Add(new(file.Path, 1, "The file is larger than 64 kB.", "Split the document."));
        }

        var source = new TemplateSource(
            file.Path, path.Groups["folder"].Value, path.Groups["name"].Value, path.Groups["language"].Value,
            path.Groups["partial"].Length > 0, FrontMatter.None, text, text.TrimEnd('\n'), 1);
        return source.IsPartial ? source : source.WithFrontMatter(diagnostics);
    }

    private TemplateSource WithFrontMatter(List<Diagnostic> diagnostics)
    {
        var lines = Text.Split('\n');
        var end = lines[0] == "---" ? Array.IndexOf(lines, "---", 1) : -1;
        if (end < 0)
        {
            diagnostics.Add(new(Path, 1, "There is no front matter.",
                $"Begin the file with a line ---, then the keys {string.Join(", ", Keys)}, then a line ---."));
            return this;
        }

        var values = new Dictionary<string, (string Value, int Line)>();
        for (var i = 1; i < end; i++)
        {
            var colon = lines[i].IndexOf(':');
            var key = colon < 0 ? lines[i].Trim() : lines[i][..colon].Trim();
            if (colon < 0 || !(Keys.Contains(key) || ReviewKeys.Contains(key)))
            {
                diagnostics.Add(new(Path, i + 1, $"The front matter has no key '{key}'.",
                    $"Write one 'key: value' a line, with the keys {string.Join(", ", Keys)}."));
            }
            else if (!values.TryAdd(key, (lines[i][(colon + 1)..].Trim(), i + 1)))
            {
                diagnostics.Add(new(Path, i + 1, $"The key '{key}' stands twice.", "Keep one of the two lines."));
            }
        }

        foreach (var key in Keys.Where(key => !values.ContainsKey(key)))
        {
            diagnostics.Add(new(Path, 1, $"The front matter lacks '{key}'.", $"Add a line '{key}: …'."));
        }

        void Check(string key, Func<string, bool> holds, string remedy)
        {
            if (values.TryGetValue(key, out var entry) && !holds(entry.Value))
            {
                diagnostics.Add(new(Path, entry.Line, $"The {key} '{entry.Value}' does not fit.", remedy));
            }
        }

        var version = 0;
        Check("id", id => id == Name, $"Write '{Name}' as in the file name, or rename the file.");
        Check("language", language => language == Language, $"Write '{Language}' as in the file name, or rename the file.");
        Check("version", text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out version) && version > 0,
            "Write a whole number from 1 on, and count it up with each change of the words.");
        Check("status", Statuses.Contains, $"Write one of {string.Join(", ", Statuses)}.");
        Check("title", title => title.Length > 0 && !title.Contains("{{") && !title.Any(ValueMarks.IsForbidden),
            "Write a line of plain words without holes.");

        string ValueOf(string key) => values.TryGetValue(key, out var entry) ? entry.Value : "";
        string? GivenOf(string key) => values.TryGetValue(key, out var entry) ? entry.Value : null;
        var (reviewer, day) = (GivenOf("reviewed-by"), GivenOf("reviewed-on"));
        if (TranslationReview.FaultOf(ValueOf("status"), reviewer, day) is { } fault)
        {
            diagnostics.Add(new(Path, values.TryGetValue("status", out var status) ? status.Line : 1, fault,
                "Write 'status: reviewed' with 'reviewed-by: …' and 'reviewed-on: 2026-11-22', or neither of them."));
        }

        return this with
        {
            Front = new FrontMatter(version, ValueOf("status"), ValueOf("title"), TranslationReview.Of(ValueOf("status"), reviewer, day)),
            Body = string.Join('\n', lines[(end + 1)..]),
            BodyLine = end + 2,
        };
    }
}

internal sealed record FrontMatter(int Version, string Status, string Title, TranslationReview? Review)
{
    public static FrontMatter None { get; } = new(0, "", "", null);
}
