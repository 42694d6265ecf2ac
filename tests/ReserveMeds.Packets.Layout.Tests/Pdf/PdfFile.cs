using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Layout.Tests.Pdf;

/// <summary>A written PDF as other programs read it.</summary>
internal sealed class PdfFile : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pdf");

    public PdfFile(Rendition rendition)
    {
        Bytes = rendition.Content.ToArray();
        Pages = rendition.Pages!.Value;
        File.WriteAllBytes(path, Bytes);
    }

    public byte[] Bytes { get; }

    public int Pages { get; }

    /// <summary>Words in reading order, with every stretch of white space as one space and isolates taken out.</summary>
    public string Text => Fold(CommandLine.Run("pdftotext", "-raw", path, "-"));

    /// <summary>Every word with its place, by lines and columns, as XHTML of poppler.</summary>
    public string BoxedLines => CommandLine.Run("pdftotext", "-bbox-layout", path, "-");

    public string Info => CommandLine.Run("pdfinfo", path);

    public string Metadata => CommandLine.Run("pdfinfo", "-meta", path);

    /// <summary>The structure tree with its words. Slow on a long file: poppler reads the page anew for each element.</summary>
    public string Structure => CommandLine.Run("pdfinfo", "-struct-text", path);

    /// <summary>The structure tree without words.</summary>
    public string Tags => CommandLine.Run("pdfinfo", "-struct", path);

    /// <summary>The file's objects in clear, for names that no reader prints.</summary>
    public string Objects => CommandLine.Run("qpdf", "--qdf", "--object-streams=disable", path, "-");

    /// <summary>Name and "emb sub uni" flags of each font.</summary>
    public IReadOnlyList<(string Name, bool Embedded, bool Subset, bool Unicode)> Fonts =>
    [
        .. CommandLine.Run("pdffonts", path).Split('\n').Skip(2).Where(line => line.Length > 0)
            .Select(line => Regex.Match(line, @"^(\S+)\s+.*\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$"))
            .Select(match => (match.Groups[1].Value, Is(match, 2), Is(match, 3), Is(match, 4))),
    ];

    /// <summary>The bookmarks in order, with their depth from 0.</summary>
    public IReadOnlyList<(int Depth, string Title)> Outline =>
    [
        .. Regex.Matches(CommandLine.Run("mutool", "show", path, "outline"), "(?m)^[|+-](\t+)\"(.*)\"\t#")
            .Select(match => (match.Groups[1].Length - 1, Regex.Unescape(match.Groups[2].Value))),
    ];

    /// <summary>The pages that the links on a page lead to.</summary>
    public IReadOnlyList<int> InternalLinks(int page)
    {
        using var json = JsonDocument.Parse(CommandLine.Run("qpdf", "--json=2", "--json-key=qpdf", "--json-key=pages", path));
        var objects = json.RootElement.GetProperty("qpdf")[1];
        var pages = json.RootElement.GetProperty("pages").EnumerateArray().Select(one => one.GetProperty("object").GetString()!).ToList();
        JsonElement Follow(JsonElement element) => element.ValueKind == JsonValueKind.String && objects.TryGetProperty($"obj:{element.GetString()}", out var found)
            ? Follow(found.GetProperty("value"))
            : element;
        return Follow(objects.GetProperty($"obj:{pages[page - 1]}").GetProperty("value").GetProperty("/Annots")).EnumerateArray()
            .Select(annotation => Follow(annotation))
            .Select(annotation => Follow(annotation.TryGetProperty("/Dest", out var direct) ? direct : Follow(annotation.GetProperty("/A")).GetProperty("/D")))
            .Select(destination => pages.IndexOf(destination[0].GetString()!) + 1)
            .ToList();
    }

    /// <summary>The alternative texts of the figures in the order of the structure tree, each once.</summary>
    public IReadOnlyList<string> AlternativeTexts()
    {
        using var json = JsonDocument.Parse(CommandLine.Run("qpdf", "--json=2", "--json-key=qpdf", path));
        var objects = json.RootElement.GetProperty("qpdf")[1];
        JsonElement Follow(JsonElement element) => element.ValueKind == JsonValueKind.String && objects.TryGetProperty($"obj:{element.GetString()}", out var found)
            ? Follow(found.GetProperty("value"))
            : element;
        var texts = new List<string>();
        void Walk(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var child in element.EnumerateArray())
                {
                    Walk(Follow(child));
                }
            }
            else if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("/K", out var children))
            {
                if (element.TryGetProperty("/S", out var kind) && kind.GetString() == "/Figure")
                {
                    texts.Add(element.GetProperty("/Alt").GetString()![2..]);
                }

                Walk(Follow(children));
            }
        }

        Walk(Follow(Follow(Follow(json.RootElement.GetProperty("qpdf")[1].GetProperty("trailer").GetProperty("value").GetProperty("/Root")).GetProperty("/StructTreeRoot"))));
        return texts;
    }

    public string TextOf(int page) => Fold(CommandLine.Run("pdftotext", "-raw", "-f", $"{page}", "-l", $"{page}", path, "-"));

    /// <summary>Throws unless qpdf finds the file sound.</summary>
    public string Check() => CommandLine.Run("qpdf", "--check", path);

    /// <summary>Characters as they are drawn, with their place from the left edge and from the top of the page in points.</summary>
    public IReadOnlyList<(string Character, double X, double Y)> Glyphs(int page)
    {
        var glyphs = new List<(string, double, double)>();
        double[] matrix = [];
        foreach (Match match in Regex.Matches(
            CommandLine.Run("mutool", "trace", path, $"{page}"),
            "<fill_text [^>]*transform=\"([^\"]*)\"|<g unicode=\"([^\"]*)\"[^>]* x=\"([^\"]*)\" y=\"([^\"]*)\""))
        {
            if (match.Groups[1].Success)
            {
                matrix = [.. match.Groups[1].Value.Split(' ').Select(Number)];
                continue;
            }

            (double x, double y) = (Number(match.Groups[3].Value), Number(match.Groups[4].Value));
            glyphs.Add((
                WebUtility.HtmlDecode(match.Groups[2].Value),
                (matrix[0] * x) + (matrix[2] * y) + matrix[4],
                (matrix[1] * x) + (matrix[3] * y) + matrix[5]));
        }

        return glyphs;
    }

    /// <summary>What the eye reads: each line of the page from its left to its right end, without invisible characters.</summary>
    public IReadOnlyList<string> Lines(int page) =>
    [
        .. Glyphs(page).GroupBy(glyph => Math.Round(glyph.Y, 1)).OrderBy(line => line.Key)
            .Select(line => Bare(string.Concat(line.OrderBy(glyph => glyph.X).Select(glyph => glyph.Character)))),
    ];

    /// <summary>Draws every page into the ignored folder <c>artifacts/pages</c>, to be looked at.</summary>
    public IReadOnlyList<string> Draw(string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "../../../pages")).FullName;
        foreach (string old in Directory.GetFiles(folder, $"{name}-*.png"))
        {
            File.Delete(old);
        }

        CommandLine.Run("pdftoppm", "-r", "80", "-png", path, Path.Combine(folder, name));
        return Directory.GetFiles(folder, $"{name}-*.png");
    }

    public void Dispose() => File.Delete(path);

    private static string Fold(string text) => Regex.Replace(Bare(text), @"\s+", " ").Trim();

    private static string Bare(string text) => Regex.Replace(text, "[\u202A-\u202E\u2066-\u2069\u200E\u200F]", "");

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static bool Is(Match match, int group) => match.Groups[group].Value is "yes";
}
