using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Docx;
using ReserveMeds.Packets.Documents.Writers.Html;
using ReserveMeds.Packets.Documents.Writers.Pdf;

namespace ReserveMeds.Packets.Api.Hosting;

/// <summary>The writers of all formats, and the life of the PDF engine behind one of them.</summary>
internal sealed class DocumentEngine : IHostedService, IAsyncDisposable
{
    private readonly TypstWorkers workers;

    public DocumentEngine(IOptions<PacketsOptions> options)
    {
        var pdf = options.Value.Pdf;
        workers = new(TypstOptions.Beside(AppContext.BaseDirectory, Path.GetTempPath()) with
        {
            Node = pdf.NodePath,
            Workers = pdf.Workers,
            Timeout = TimeSpan.FromSeconds(pdf.TimeoutSeconds),
        });
        var pdfWriter = new PdfWriter(workers);
        Writers = new(pdfWriter, new DocxWriter(), new HtmlWriter()) { Bind = pdfWriter.WriteAsync };
    }

    public DocumentWriters Writers { get; }

    public EngineVersions Versions { get; } = new(
        Service: VersionOf(typeof(DocumentEngine).Assembly),
        Runtime: RuntimeInformation.FrameworkDescription,
        Typst: TypstVersion(),
        OpenXml: VersionOf(typeof(WordprocessingDocument).Assembly).Split('+')[0]);

    /// <summary>Whether PDFs can be written; where not, tries once more, since the engine may have been mended meanwhile.</summary>
    public async Task<TypstReadiness> PdfAsync(CancellationToken cancellationToken)
    {
        if (!workers.Readiness.IsReady)
        {
            await workers.StartAsync(cancellationToken);
        }

        return workers.Readiness;
    }

    /// <summary>Does not throw where the engine is away: the other formats work without it.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => workers.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => workers.DisposeAsync();

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Name and version of the binding, as the worker's own package file pins it.</summary>
    private static string TypstVersion()
    {
        var package = Path.Combine(AppContext.BaseDirectory, "typst", "package.json");
        return File.Exists(package) && JsonNode.Parse(File.ReadAllText(package))?["dependencies"] is JsonObject dependencies
            ? string.Join(", ", dependencies.Select(dependency => $"{dependency.Key} {dependency.Value}"))
            : "none";
    }
}

internal static class DocumentEngineHosting
{
    public static void AddDocumentEngine(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DocumentEngine>();
        builder.Services.AddHostedService(services => services.GetRequiredService<DocumentEngine>());
        builder.Services.AddSingleton(services => services.GetRequiredService<DocumentEngine>().Writers);
        builder.Services.AddSingleton(services => services.GetRequiredService<DocumentEngine>().Versions);
        builder.Services.AddSingleton(new DocumentReaders(new PdfReader(), new DocxReader()));
    }
}
