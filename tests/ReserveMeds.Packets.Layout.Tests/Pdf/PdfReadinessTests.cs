using System.Text;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Pdf;
using static ReserveMeds.Packets.Layout.Tests.Pdf.Build;

namespace ReserveMeds.Packets.Layout.Tests.Pdf;

/// <summary>A machine that lacks something: the service starts all the same and says what to do.</summary>
[Collection(PdfCollection.Name)]
public sealed class PdfReadinessTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pdf-readiness-").FullName;

    private readonly TypstOptions one = PdfEngine.Options with { Workers = 1 };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Before_the_start_nothing_is_ready()
    {
        await using var workers = new TypstWorkers(one);

        Assert.False(workers.Readiness.IsReady);
    }

    [Fact]
    public Task Without_Node_the_remedy_is_to_install_it() =>
        AssertUnavailableAsync(one with { Node = Path.Combine(folder, "node") }, "Install Node 20 or newer");

    [Fact]
    public Task Without_the_worker_the_remedy_is_to_build() =>
        AssertUnavailableAsync(one with { WorkerFolder = folder }, "serve.mjs is missing");

    [Fact]
    public Task Without_fonts_the_remedy_is_to_build() =>
        AssertUnavailableAsync(one with { FontFolder = folder }, "the shipped fonts are missing");

    [Fact]
    public Task Without_a_scratch_folder_the_remedy_is_to_mend_it()
    {
        string file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");

        return AssertUnavailableAsync(one with { ScratchFolder = file }, "scratch folder");
    }

    [PdfFact]
    public Task Without_the_addon_the_remedy_is_to_install_it()
    {
        File.Copy(Path.Combine(one.WorkerFolder, "serve.mjs"), Path.Combine(folder, "serve.mjs"));

        return AssertUnavailableAsync(one with { WorkerFolder = folder }, "npm ci");
    }

    [PdfFact]
    public Task With_a_stylesheet_that_asks_for_an_unknown_font_nothing_is_ready()
    {
        foreach (string file in Directory.GetFiles(one.WorkerFolder))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        File.WriteAllText(Path.Combine(folder, "document.typ"), "#set document(title: \"x\")\n#set text(font: (\"Noto Sans\", \"Nowhere Sans\"))\nWords.");
        Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), Path.Combine(one.WorkerFolder, "node_modules"));

        return AssertUnavailableAsync(one with { WorkerFolder = folder }, "failed its probe (warning)");
    }

    [PdfFact]
    public Task With_a_font_of_the_machine_in_sight_nothing_is_ready()
    {
        foreach (string font in Directory.GetFiles(one.FontFolder))
        {
            File.Copy(font, Path.Combine(folder, Path.GetFileName(font)));
        }

        // A copy of a shipped font under the name of another family, of the same length, stands for a font of the machine.
        byte[] bytes = File.ReadAllBytes(Path.Combine(one.FontFolder, "NotoSans-Regular.ttf"));
        string latin = Encoding.Latin1.GetString(bytes).Replace(
            Encoding.Latin1.GetString(Encoding.BigEndianUnicode.GetBytes("Noto Sans")),
            Encoding.Latin1.GetString(Encoding.BigEndianUnicode.GetBytes("Noto Mono")),
            StringComparison.Ordinal);
        File.WriteAllBytes(Path.Combine(folder, "Foreign.ttf"), Encoding.Latin1.GetBytes(latin));

        return AssertUnavailableAsync(one with { FontFolder = folder }, "other fonts than the shipped ones");
    }

    [PdfFact]
    public async Task A_machine_that_is_mended_becomes_ready_without_a_restart()
    {
        string node = Path.Combine(folder, "node");
        await using var workers = new TypstWorkers(one with { Node = node, Workers = 2 });
        await workers.StartAsync(CancellationToken.None);
        Assert.False(workers.Readiness.IsReady);

        string real = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(path => Path.Combine(path, "node")).First(File.Exists);
        File.CreateSymbolicLink(node, real);
        await workers.StartAsync(CancellationToken.None);

        Assert.Equal(new TypstReadiness(true, "ready"), workers.Readiness);
        Assert.Equal(2, workers.IdleProcessIds.Count);
        Assert.NotNull(await new PdfWriter(workers).WriteAsync(Letter(Say("Now.")), CancellationToken.None));
    }

    private static async Task AssertUnavailableAsync(TypstOptions options, string remedy)
    {
        await using var workers = new TypstWorkers(options);
        await workers.StartAsync(CancellationToken.None);

        Assert.False(workers.Readiness.IsReady);
        Assert.Contains(remedy, workers.Readiness.Reason, StringComparison.Ordinal);
        var exception = await Assert.ThrowsAsync<WriterUnavailableException>(() => new PdfWriter(workers).WriteAsync(Letter(Say("Words.")), CancellationToken.None));
        Assert.Contains(remedy, exception.Message, StringComparison.Ordinal);
    }
}
