using System.Reflection;
using System.Runtime.InteropServices;
using DocumentFormat.OpenXml.Packaging;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Api.Hosting;

/// <summary>Whether the PDF engine can work.</summary>
/// <param name="Reason">What is wrong and how to mend it, where it cannot.</param>
internal sealed record EngineState(bool IsReady, string Reason);

/// <summary>The writers of all formats, and the life of the PDF engine behind one of them.</summary>
internal sealed class DocumentEngine : IHostedService
{
    public DocumentWriters Writers { get; } = new(
        new AbsentWriter(OutputFormat.Pdf),
        new AbsentWriter(OutputFormat.Docx),
        new AbsentWriter(OutputFormat.Html));

    public EngineVersions Versions { get; } = new(
        Service: VersionOf(typeof(DocumentEngine).Assembly),
        Runtime: RuntimeInformation.FrameworkDescription,
        Typst: "none",
        OpenXml: VersionOf(typeof(WordprocessingDocument).Assembly));

    public EngineState Pdf => new(false, "This build has no PDF engine. Use a build that has one.");

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private sealed class AbsentWriter(OutputFormat format) : IDocumentWriter
    {
        public OutputFormat Format => format;

        public Task<Rendition> WriteAsync(Document document, CancellationToken cancellationToken) =>
            throw new WriterUnavailableException($"This build has no writer for {format}. Use a build that has one.");
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
    }
}
