using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers.Pdf;

namespace ReserveMeds.Packets.Layout.Tests.Pdf;

/// <summary>One running pool for all tests that only want a PDF.</summary>
public sealed class PdfEngine : IAsyncLifetime
{
    internal static string Scratch { get; } = Path.Combine(Path.GetTempPath(), "reservemeds-layout-tests");

    internal static TypstOptions Options { get; } = TypstOptions.Beside(AppContext.BaseDirectory, Scratch);

    internal TypstWorkers Workers { get; } = new(Options);

    public async Task InitializeAsync()
    {
        if (PdfTools.Missing is null)
        {
            await Workers.StartAsync(CancellationToken.None);
            Assert.Equal("ready", Workers.Readiness.Reason);
        }
    }

    public async Task DisposeAsync() => await Workers.DisposeAsync();

    internal async Task<PdfFile> WriteAsync(Document document, PdfStandard standard = PdfStandard.Archive) =>
        new(await new PdfWriter(Workers, standard).WriteAsync(document, CancellationToken.None));

    internal Task<ComposedPdf> WriteAsync(DocumentSet set, PdfStandard standard = PdfStandard.Archive) =>
        new PdfWriter(Workers, standard).WriteAsync(set, CancellationToken.None);
}

[CollectionDefinition(Name)]
public sealed class PdfCollection : ICollectionFixture<PdfEngine>
{
    public const string Name = "PDF";
}
