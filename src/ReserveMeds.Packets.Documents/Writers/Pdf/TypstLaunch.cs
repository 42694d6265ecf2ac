using System.ComponentModel;
using System.Diagnostics;
using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers.Pdf;

#pragma warning disable RS0030 // This is the one place that starts a process.

/// <summary>Starts a worker and lets it out of hand only when it has proved itself.</summary>
internal static class TypstLaunch
{
    private const byte FontProbe = 0;

    // Loading 50 MB of addon from a cold disk on a busy machine takes longer than any document may.
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(30);

    private static readonly LayoutRequest Probe = DocumentJson.Write(new Document
    {
        Title = "Probe",
        LanguageTag = "en",
        Date = new DateOnly(2000, 1, 1),
        PageLabel = new PageLabel("", "/", ""),
        Blocks = [new Paragraph([new Text("Probe, \u062a\u062c\u0631\u0628\u0629, \u2265 \u2610")])],
    });

    /// <exception cref="WriterUnavailableException">Something is missing or wrong on this machine; the message holds the remedy.</exception>
    public static async Task<TypstWorker> StartAsync(TypstOptions options)
    {
        var worker = new TypstWorker(StartProcess(options, FontFence.Write(options)));
        try
        {
            var fence = await worker.AskAsync(FontProbe, 0, LayoutRequest.Empty, ProbeTimeout);
            if (fence.Refusal is not null)
            {
                throw new WriterUnavailableException(
                    "PDF: the engine sees other fonts than the shipped ones. Leave only these in the font folder.");
            }

            var probe = await worker.AskAsync((byte)PdfStandard.Archive, 0, Probe, ProbeTimeout);
            return probe.Refusal is null
                ? worker
                : throw new WriterUnavailableException(
                    $"PDF: the engine failed its probe ({probe.Refusal}). Build or install the service again.");
        }
        catch (WorkerLostException lost)
        {
            await worker.DisposeAsync();
            throw new WriterUnavailableException(lost.Message, lost);
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    private static Process StartProcess(TypstOptions options, string fontconfigFile)
    {
        string script = Path.GetFullPath(Path.Combine(options.WorkerFolder, "serve.mjs"));
        if (!File.Exists(script))
        {
            throw new WriterUnavailableException("PDF: the worker serve.mjs is missing. Build or install the service again.");
        }

        var start = new ProcessStartInfo(options.Node)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(script),
        };
        start.ArgumentList.Add(script);
        start.ArgumentList.Add(Path.GetFullPath(options.FontFolder));

        // Nothing of the service's surroundings, its secrets among them, reaches the worker.
        string? path = start.Environment["PATH"];
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["FONTCONFIG_FILE"] = fontconfigFile;
        start.Environment["TZ"] = "UTC";

        // glibc else keeps what large documents freed: a worker grew to 240 MB over 1,000 letters, and stays at 150 with this.
        start.Environment["MALLOC_TRIM_THRESHOLD_"] = "131072";

        // One document at a time needs no heap for each thread of the addon; they keep 10 MB a worker.
        start.Environment["MALLOC_ARENA_MAX"] = "1";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new WriterUnavailableException(
                "PDF: Node was not found or may not be run. Install Node 20 or newer, or configure where it lies.", exception);
        }
    }
}
