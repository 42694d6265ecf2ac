using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers.Docx;

namespace ReserveMeds.Packets.Layout.Tests.Docx;

/// <summary>A Document written as DOCX and laid out by LibreOffice.</summary>
/// <param name="Pages">Text of each page, lines joined by single spaces.</param>
/// <param name="Lines">All lines as an eye sees them: glyphs from left to right, without spaces and direction marks.</param>
internal sealed partial record LaidOut(IReadOnlyList<string> Pages, IReadOnlyList<string> Lines)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static async Task<LaidOut> Of(Document document)
    {
        var folder = Directory.CreateTempSubdirectory("docx-layout-");
        try
        {
            var rendition = await new DocxWriter().WriteAsync(document, CancellationToken.None);
            var file = Path.Combine(folder.FullName, "letter.docx");
            await File.WriteAllBytesAsync(file, rendition.Content);
            // A profile of its own: two instances on one profile disturb each other.
            await Run(
                "soffice", $"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "pdf",
                "--outdir", folder.FullName, file);
            var pdf = Path.Combine(folder.FullName, "letter.pdf");
            var text = await Run("pdftotext", "-enc", "UTF-8", pdf, "-");
            var trace = await Run("mutool", "trace", pdf);
            return new LaidOut(
                [.. text.Split('\f').SkipLast(1).Select(page => Spaces().Replace(page, " ").Trim())],
                [.. LinesOf(trace)]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> LinesOf(string trace)
    {
        var glyphs = new List<(int Page, double Line, double X, string Character)>();
        var page = 0;
        double[] matrix = [1, 0, 0, 1, 0, 0];
        foreach (var line in trace.Split('\n'))
        {
            if (line.Contains("<page ", StringComparison.Ordinal))
                page++;
            if (TextMatrix().Match(line) is { Success: true } text)
                matrix = [.. text.Groups[1].Value.Split(' ').Select(Number)];
            if (Glyph().Match(line) is not { Success: true } glyph)
                continue;
            var (x, y) = (Number(glyph.Groups[2].Value), Number(glyph.Groups[3].Value));
            glyphs.Add((
                page,
                Math.Round((matrix[1] * x) + (matrix[3] * y) + matrix[5]),
                (matrix[0] * x) + (matrix[2] * y) + matrix[4],
                WebUtility.HtmlDecode(glyph.Groups[1].Value)));
        }

        return glyphs.GroupBy(glyph => (glyph.Page, glyph.Line)).OrderBy(line => line.Key)
            .Select(line => string.Concat(line.OrderBy(glyph => glyph.X).Select(glyph => glyph.Character.Trim(Unseen))));
    }

    private static double Number(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    private static async Task<string> Run(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == 0, $"{tool} failed: {await errors}");
        return output;
    }

    private static readonly char[] Unseen = [' ', '\u00A0', '\u202F', '\u200E', '\u2068', '\u2069'];

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("<fill_text.* transform=\"([^\"]*)\"")]
    private static partial Regex TextMatrix();

    [GeneratedRegex("<g unicode=\"([^\"]*)\" glyph=\"[^\"]*\" x=\"([^\"]*)\" y=\"([^\"]*)\"")]
    private static partial Regex Glyph();
}
