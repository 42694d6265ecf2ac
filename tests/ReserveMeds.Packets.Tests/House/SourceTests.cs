using System.Text;

namespace ReserveMeds.Packets.Tests.House;

/// <summary>What no file of the repository may hold. The words are put together here, so that this file does not hold them.</summary>
public sealed class SourceTests
{
    private static readonly string[] Binary = [".ttf", ".otf", ".png", ".ico", ".pdf", ".docx", ".zip"];

    private static readonly string[] RegistryHosts =
    [
        "nu" + "get.org", "npm" + "js.org", "npm" + "js.com", "yarn" + "pkg.com", "deb." + "debian.org", "pypi" + ".org", "crates" + ".io",
    ];

    private static readonly string[] MachinePaths = ["/" + "work/", "/" + "root/", "/" + "Users/", "C:" + "\\Users"];

    private static readonly IReadOnlyList<string> TextFiles = [.. Repository.Files.Where(file => !Binary.Contains(Path.GetExtension(file)))];

    [Fact]
    public void There_are_files_to_look_at()
    {
        Assert.Contains("ReserveMeds.Packets.sln", TextFiles);
        Assert.Contains("src/BannedSymbols.txt", TextFiles);
        Assert.DoesNotContain(TextFiles, file => file.Contains("/obj/", StringComparison.Ordinal));
    }

    [Fact]
    public void No_file_names_a_package_registry() => Assert.Empty(Holding(TextFiles, RegistryHosts));

    [Fact]
    public void No_file_holds_a_path_of_somebodys_machine() => Assert.Empty(Holding(TextFiles, MachinePaths));

    [Fact]
    public void Lock_files_name_no_host()
    {
        Assert.Empty(Holding(TextFiles.Where(file => Path.GetFileName(file) == "packages.lock.json"), "://"));
        Assert.Empty(Holding(TextFiles.Where(file => Path.GetFileName(file) == "package-lock.json"), "://", "\"resolved\""));
    }

    [Fact]
    public void Texts_are_UTF_8_without_a_mark_and_end_lines_with_LF_alone()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        Assert.All(TextFiles, file =>
        {
            var bytes = File.ReadAllBytes(Path.Combine(Repository.Root, file));
            var text = utf8.GetString(bytes);
            // The tools that write a solution insist on the mark.
            Assert.False(text.StartsWith('\uFEFF') && !file.EndsWith(".sln", StringComparison.Ordinal), $"{file} begins with a byte order mark");
            Assert.False(text.Contains('\r', StringComparison.Ordinal), $"{file} holds a carriage return");
        });
    }

    [Fact]
    public void No_template_writes_a_value_unescaped() =>
        Assert.Empty(Holding(TextFiles.Where(file => file.StartsWith("templates/", StringComparison.Ordinal)), "{{" + "{", "{{lookup ", "(lookup "));

    [Fact]
    public void Stylesheets_load_nothing_run_no_data_and_read_no_clock() =>
        Assert.Empty(Holding(
            TextFiles.Where(file => file.EndsWith(".typ", StringComparison.Ordinal)),
            "@preview",
            "@local",
            "eval(",
            "plugin(",
            "datetime.today"));

    private static List<string> Holding(IEnumerable<string> files, params string[] words) =>
    [
        .. files.Where(file =>
        {
            var text = Repository.Read(file);
            return words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
        }),
    ];
}
