using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Benchmarks;

/// <summary>
/// Times of the service over HTTP, for each sample case: <c>dotnet run -c Release --project tests/ReserveMeds.Packets.Benchmarks</c>.
/// Bounded to some minutes; with <c>-- validate</c> the validations alone, in a few seconds,
/// with <c>-- languages</c> Arabic beside French alone. On a machine with other work trust the ratios, not the times.
/// </summary>
internal static class Benchmark
{
    private const string Letter = "clinical-justification-letter";
    private const int Validations = 300;
    private const int Renderings = 60;
    private const int Bundles = 20;

    private static async Task Main(string[] arguments)
    {
        var validationsOnly = arguments is ["validate"];
        await using var service = RunningService.Start();
        Row("sample", "work", "runs", "p50 ms", "p95 ms", "p99 ms", "last answer");
        var samples = Path.Combine(AppContext.BaseDirectory, "samples");
        var files = Directory.EnumerateFiles(samples, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var adult = await File.ReadAllBytesAsync(Path.Combine(samples, "dmp", "adult-cgvhd.json"));
        if (!validationsOnly)
            await MeasureLanguagesAsync(service, adult);
        if (arguments is ["languages"])
            return;

        // Warm means compiled for good, which the runtime does some time after some hundred calls.
        foreach (var sample in files)
            await Times.MeasureAsync(150, async () => await service.PostAsync("/v1/validate", await File.ReadAllBytesAsync(sample)));

        foreach (var sample in files)
            await MeasureAsync(service, Path.GetRelativePath(samples, sample), await File.ReadAllBytesAsync(sample), validationsOnly);

        await MeasureTherapiesAsync(service, adult);
    }

    /// <summary>What Arabic costs beside French: all parts of one case, each language taking its turn.</summary>
    private static async Task MeasureLanguagesAsync(RunningService service, byte[] sample)
    {
        var regulator = RegulatorCatalog.Find(CaseFileReader.Read(sample).Case!.Regulator)!;
        string[] languages = ["fr", "ar"];
        foreach (var format in new[] { "pdf", "docx" })
        {
            var sums = new double[languages.Length];
            foreach (var document in regulator.Documents)
            {
                var times = await Times.MeasureAsync(
                    Bundles,
                    [.. languages.Select(language => (Func<Task<string>>)(() => service.PostAsync($"/v1/documents/{document.Id}?language={language}&format={format}", sample)))]);
                for (var language = 0; language < languages.Length; language++)
                    sums[language] += times[language].Percentile(50);
            }

            Row("all parts, sum of p50", $"{format}, French and Arabic", "", Number(sums[0]), Number(sums[1]), "", $"ratio {(sums[1] / sums[0]).ToString("0.00", CultureInfo.InvariantCulture)}");
        }
    }

    /// <summary>Whether a case costs in proportion to its length: the time for each therapy should not grow with their number.</summary>
    private static async Task MeasureTherapiesAsync(RunningService service, byte[] sample)
    {
        int[] counts = [10, 100, 1_000];
        var cases = counts.Select(count => ManyTherapies.In(sample, count)).ToList();
        var times = await Times.MeasureAsync(Validations, [.. cases.Select(json => (Func<Task<string>>)(() => service.PostAsync("/v1/validate", json)))]);
        foreach (var (count, validation) in counts.Zip(times))
        {
            var each = (validation.Percentile(50) / count).ToString("0.0000", CultureInfo.InvariantCulture);
            Row($"{count} prior therapies", "validate", validation with { Note = $"{each} ms per therapy" });
        }
    }

    private static async Task MeasureAsync(RunningService service, string sample, byte[] json, bool validationsOnly)
    {
        if (CaseFileReader.Read(json).Case is not { } caseFile)
        {
            Row(sample, "is no case that can be read", "", "", "", "", "");
            return;
        }

        var validation = await Times.MeasureAsync(Validations, () => service.PostAsync("/v1/validate", json));
        Row(sample, "validate", validation[0]);
        if (validationsOnly)
            return;

        var regulator = RegulatorCatalog.Find(caseFile.Regulator)!;
        var letter = regulator.Documents.Single(document => document.Id == Letter);
        var languages = service.Services.GetRequiredService<PacketAssembler>().DocumentLanguages(regulator)[Letter];
        // A draft, so that a case that is refused in the end is measured too.
        var language = caseFile.Languages.FirstOrDefault(languages.Contains) ?? languages[0];
        var route = $"/v1/documents/{Letter}?mode=draft&language={language}&format=";
        var variants = new SampleVariants(json);
        var bodies = new Queue<byte[]>(variants.Take(2 * (Renderings + Times.WarmUps)));
        var documents = new Queue<Document>();
        foreach (var variant in variants.Take(Renderings + Times.WarmUps))
            documents.Enqueue(await DocumentAsync(service, variant, letter, language));

        var engine = service.Services.GetRequiredService<DocumentWriters>()[OutputFormat.Pdf];
        var letters = await Times.MeasureAsync(
            Renderings,
            () => service.PostAsync(route + "pdf", bodies.Dequeue()),
            async () => RunningService.Size((await engine.WriteAsync(documents.Dequeue(), CancellationToken.None)).Content),
            () => service.PostAsync(route + "docx", bodies.Dequeue()));
        Row(sample, $"letter as PDF ({language})", letters[0]);
        Row(sample, "the PDF engine alone", letters[1]);
        Row(sample, "PDF over engine, ratio of p50", "", Number(letters[0].Percentile(50) / letters[1].Percentile(50)), "", "", "");
        Row(sample, $"letter as DOCX ({language})", letters[2]);

        var cases = new Queue<byte[]>(variants.Take(Bundles + Times.WarmUps));
        var bundle = await Times.MeasureAsync(Bundles, () => service.PostAsync("/v1/bundles?audience=regulator&mode=draft", cases.Dequeue()));
        Row(sample, "bundle for the regulator", bundle[0]);

        var whole = new Queue<byte[]>(variants.Take(Bundles + Times.WarmUps));
        var physician = await Times.MeasureAsync(Bundles, () => service.PostAsync("/v1/bundles?audience=physician&mode=draft", whole.Dequeue()));
        Row(sample, "bundle for the physician", physician[0]);
        Row(sample, "resident: service and workers", $"{ResidentMemory.Megabytes()} MB", "", "", "", "");
    }

    /// <summary>The Document that the service hands to its PDF engine.</summary>
    private static async Task<Document> DocumentAsync(RunningService service, byte[] json, RequiredDocument letter, string language)
    {
        var caseFile = CaseFileReader.Read(json).Case ?? throw new InvalidOperationException("The variant of the sample is no case.");
        var recorder = new RecordingWriter();
        var assembler = new PacketAssembler(service.Services.GetRequiredService<PacketTexts>(), new DocumentWriters(recorder));
        var context = new PacketContext(PacketMode.Draft, caseFile.FilingDate ?? new DateOnly(2026, 1, 1));
        await assembler.RenderAsync(caseFile, context, letter, language, OutputFormat.Pdf, CancellationToken.None);
        return recorder.Last ?? throw new InvalidOperationException("The draft was refused.");
    }

    private static void Row(string sample, string work, Times times) => Row(
        sample,
        work,
        times.Milliseconds.Count.ToString(CultureInfo.InvariantCulture),
        Number(times.Percentile(50)),
        Number(times.Percentile(95)),
        Number(times.Percentile(99)),
        times.Note);

    private static void Row(string sample, string work, string runs, string p50, string p95, string p99, string note) =>
        Console.WriteLine($"{sample,-44} {work,-30} {runs,5} {p50,8} {p95,8} {p99,8}  {note}");

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
