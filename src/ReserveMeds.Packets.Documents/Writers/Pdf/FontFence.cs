using System.Security;
using System.Text;

namespace ReserveMeds.Packets.Documents.Writers.Pdf;

#pragma warning disable RS0030 // The engine's font search is steered by a file on disk. It holds a path and no case data.

/// <summary>
/// Shuts out the fonts of the machine. The engine would search them besides the shipped ones, silently, unless fontconfig
/// is given a file that names a folder; a file that is missing or names none opens the search again.
/// </summary>
internal static class FontFence
{
    /// <returns>Absolute path for <c>FONTCONFIG_FILE</c>.</returns>
    /// <exception cref="WriterUnavailableException">The fonts are missing or the file cannot be written.</exception>
    public static string Write(TypstOptions options)
    {
        string fonts = Path.GetFullPath(options.FontFolder);
        string text = $"""
            <?xml version="1.0"?>
            <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
            <fontconfig><dir>{SecurityElement.Escape(fonts)}</dir></fontconfig>

            """;
        try
        {
            if (!Directory.Exists(fonts) || !Directory.EnumerateFiles(fonts, "*.ttf").Any())
            {
                throw new WriterUnavailableException("PDF: the shipped fonts are missing. Build or install the service again.");
            }

            // Named by what it says: two services that share the folder but not the fonts do not write over each other.
            byte[] digest = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text));
            string folder = Path.GetFullPath(options.ScratchFolder);
            string path = Path.Combine(folder, $"pdf-fonts-{Convert.ToHexStringLower(digest)[..16]}.xml");
            Directory.CreateDirectory(folder);
            if (!File.Exists(path) || !string.Equals(File.ReadAllText(path), text, StringComparison.Ordinal))
            {
                // Never seen half written: without its folder the file would open the search.
                string draft = $"{path}.{Environment.ProcessId}";
                File.WriteAllText(draft, text);
                File.Move(draft, path, overwrite: true);
            }

            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WriterUnavailableException(
                "PDF: the scratch folder cannot be written or the font folder cannot be read. Mend their permissions or the disk.",
                exception);
        }
    }
}
