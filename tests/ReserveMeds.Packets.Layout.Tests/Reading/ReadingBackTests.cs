using System.Diagnostics;
using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Documents.Writers.Docx;
using ReserveMeds.Packets.Documents.Writers.Pdf;
using ReserveMeds.Packets.Layout.Tests.Pdf;
using Xunit.Abstractions;

namespace ReserveMeds.Packets.Layout.Tests.Reading;

[Collection(PdfCollection.Name)]
public sealed class ReadingBackTests(PdfEngine engine, ITestOutputHelper output)
{
    [PdfFact]
    public async Task Probe()
    {
        foreach (var (name, document) in new[] { ("rtl", Letters.RightToLeft), ("ltr", Letters.French) })
        {
            var pdf = await new PdfWriter(engine.Workers).WriteAsync(document, default);
            var docx = await new DocxWriter().WriteAsync(document, default);
            var p = new PdfReader().Read(pdf.Content);
            var d = new DocxReader().Read(docx.Content);
            await System.IO.File.WriteAllBytesAsync("/tmp/readback/" + name + ".pdf", pdf.Content.ToArray());
            output.WriteLine($"{name} {p.Fault} {d.Fault} {WordsProof.Agrees(document, p)} {WordsProof.Agrees(document, d)}");
            output.WriteLine(FoldedText.Of(p.Body));
            output.WriteLine("-----");
            output.WriteLine(FoldedText.Of(d.Body));
            output.WriteLine("-----");
            output.WriteLine(string.Join("\n", p.Frame.Select(b => b.Text)));
            output.WriteLine("-----");
            output.WriteLine(string.Join("\n", d.Frame.Select(b => b.Text)));
            output.WriteLine(string.Join("\n", d.Properties));
            for (var i = 0; i < 50; i++) new PdfReader().Read(pdf.Content);
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < 50; i++) new PdfReader().Read(pdf.Content);
            output.WriteLine($"pdf {watch.Elapsed.TotalMilliseconds / 50}");
            watch.Restart();
            for (var i = 0; i < 50; i++) new DocxReader().Read(docx.Content);
            output.WriteLine($"docx {watch.Elapsed.TotalMilliseconds / 50}");
        }
    }
}
