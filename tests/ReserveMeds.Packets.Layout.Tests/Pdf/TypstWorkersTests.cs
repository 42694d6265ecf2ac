using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Pdf;
using static ReserveMeds.Packets.Layout.Tests.Pdf.Build;

namespace ReserveMeds.Packets.Layout.Tests.Pdf;

/// <summary>The pool under good and bad conditions.</summary>
[Collection(PdfCollection.Name)]
public sealed class TypstWorkersTests
{
    private static readonly TypstOptions One = PdfEngine.Options with { Workers = 1 };

    [PdfFact]
    public async Task Many_documents_at_once_come_back_each_to_its_caller()
    {
        await using var workers = new TypstWorkers(PdfEngine.Options with { Workers = 2 });
        var writer = new PdfWriter(workers);

        var renditions = await Task.WhenAll(Enumerable.Range(100, 24).Select(number => writer.WriteAsync(Letter(Say($"Patient {number}.")), CancellationToken.None)));

        for (int index = 0; index < renditions.Length; index++)
        {
            using var pdf = new PdfFile(renditions[index]);
            Assert.Contains($"Patient {100 + index}.", pdf.Text, StringComparison.Ordinal);
        }

        Assert.Equal(2, workers.IdleProcessIds.Count);
    }

    [PdfFact]
    public async Task A_worker_that_dies_while_idle_is_replaced()
    {
        await using var workers = await StartAsync(One);
        Kill(workers.IdleProcessIds[0]);

        using var pdf = new PdfFile(await new PdfWriter(workers).WriteAsync(Letter(Say("After.")), CancellationToken.None));

        Assert.Contains("After.", pdf.Text, StringComparison.Ordinal);
    }

    [PdfFact]
    public async Task A_document_whose_worker_dies_midway_is_tried_once_more()
    {
        await using var workers = await StartAsync(One);
        int first = workers.IdleProcessIds[0];
        var long_ = Letter([.. Enumerable.Range(0, 3_000).Select(number => Say($"Paragraph {number} of a very long document."))]);

        var writing = new PdfWriter(workers).WriteAsync(long_, CancellationToken.None);
        while (workers.IdleProcessIds.Count > 0)
        {
            await Task.Yield();
        }

        Kill(first);
        using var pdf = new PdfFile(await writing);

        Assert.Contains("Paragraph 2999 ", pdf.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(first, workers.IdleProcessIds);
    }

    [PdfFact]
    public async Task A_worker_that_grew_too_large_is_replaced_and_the_next_document_succeeds()
    {
        await using var workers = await StartAsync(One);
        int first = workers.IdleProcessIds[0];
        var writer = new PdfWriter(workers);

        await writer.WriteAsync(Letter([.. Enumerable.Range(0, 14_000).Select(number => Say($"Paragraph {number} {new string('x', number % 60)} of a far too long document."))]), CancellationToken.None);
        await writer.WriteAsync(Letter(Say("Short.")), CancellationToken.None);

        Assert.DoesNotContain(first, workers.IdleProcessIds);
    }

    [PdfFact]
    public async Task Disposing_ends_the_processes()
    {
        var workers = await StartAsync(PdfEngine.Options with { Workers = 2 });
        var ids = workers.IdleProcessIds;

        await workers.DisposeAsync();

        Assert.Equal(2, ids.Count);
        Assert.All(ids, id => Assert.Throws<ArgumentException>(() => Process.GetProcessById(id)));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => new PdfWriter(workers).WriteAsync(Letter(), CancellationToken.None));
    }

    [PdfFact]
    public async Task A_caller_that_goes_away_leaves_the_pool_in_order()
    {
        await using var workers = await StartAsync(One);
        using var gone = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 8).Select(_ => new PdfWriter(workers).WriteAsync(Letters.English, gone.Token)).ToList();
        await gone.CancelAsync();
        await Task.WhenAll(waiting.Select(task => task.ContinueWith(_ => { }, TaskScheduler.Default)));

        using var pdf = new PdfFile(await new PdfWriter(workers).WriteAsync(Letter(Say("Mine.")), CancellationToken.None));

        Assert.Contains(waiting, task => task.IsCanceled);
        Assert.Contains("Mine.", pdf.Text, StringComparison.Ordinal);
    }

    [PdfFact]
    public async Task Documents_beyond_the_queue_are_refused_at_once()
    {
        await using var workers = await StartAsync(One with { QueueLimit = 2 });
        var writing = Enumerable.Range(0, 10).Select(_ => new PdfWriter(workers).WriteAsync(Letters.English, CancellationToken.None)).ToList();
        await Task.WhenAll(writing.Select(task => task.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.Equal(3, writing.Count(task => task.IsCompletedSuccessfully));
        Assert.All(writing.Where(task => task.IsFaulted), task => Assert.Contains("too many documents", Assert.IsType<WriterUnavailableException>(task.Exception!.InnerException).Message, StringComparison.Ordinal));
        Assert.NotNull(await new PdfWriter(workers).WriteAsync(Letter(Say("Later.")), CancellationToken.None));
    }

    [PdfFact]
    public async Task A_document_that_cannot_be_drawn_is_told_apart_and_harms_no_worker()
    {
        await using var workers = await StartAsync(One);
        int id = workers.IdleProcessIds[0];
        var writer = new PdfWriter(workers);

        var refused = await Assert.ThrowsAsync<UndrawableTextException>(() => writer.WriteAsync(Letter(Say("Secret 中 name")), CancellationToken.None));
        await Assert.ThrowsAsync<UndrawableTextException>(() => writer.WriteAsync(Letter(Say("half \ud83d")), CancellationToken.None));
        await writer.WriteAsync(Letter(Say("Fine.")), CancellationToken.None);

        Assert.DoesNotContain("Secret", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("中", refused.Message, StringComparison.Ordinal);
        Assert.Equal([id], workers.IdleProcessIds);
    }

    /// <summary>Behind the check of the coverage the engine refuses too, should the two ever disagree.</summary>
    [PdfFact]
    public async Task The_engine_itself_refuses_what_it_cannot_draw_and_tells_only_a_code()
    {
        await using var workers = await StartAsync(One);
        string json = """{"title":"t","language":"en","region":null,"composed":false,"parts":[{"id":"","language":"en","region":null,"direction":"ltr","page":["","",""],"draftMark":null,"header":[],"footer":[],"letterhead":null,"blocks":[{"kind":"paragraph","content":[{"kind":"text","text":"TEXT"}]}]}]}""";

        Assert.Null((await AskAsync(json)).Refusal);
        Assert.Equal("undrawable", (await AskAsync(json.Replace("TEXT", "中", StringComparison.Ordinal))).Refusal);
        Assert.Equal("undrawable", (await AskAsync(json.Replace("TEXT", "\ue000", StringComparison.Ordinal))).Refusal);
        Assert.Equal("layout", (await AskAsync(json.Replace("paragraph", "poem", StringComparison.Ordinal))).Refusal);
        Assert.Equal("layout", (await AskAsync("no json")).Refusal);

        Task<WorkerReply> AskAsync(string text) => workers.LayOutAsync(PdfStandard.Archive, 0, new LayoutRequest(Encoding.UTF8.GetBytes(text), []), CancellationToken.None);
    }

    [PdfFact]
    public async Task A_refusal_of_the_engine_for_want_of_a_glyph_reaches_the_caller_as_such()
    {
        using var fake = new FakeWorker("reply(id, Buffer.from('undrawable'), 1);");
        await using var workers = await StartAsync(One with { WorkerFolder = fake.Folder });

        await Assert.ThrowsAsync<UndrawableTextException>(() => new PdfWriter(workers).WriteAsync(Letter(), CancellationToken.None));
    }

    [PdfFact]
    public async Task A_refusal_that_is_our_fault_holds_no_text_of_the_document()
    {
        await using var workers = await StartAsync(One);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => new PdfWriter(workers).WriteAsync(Letter(Head(0, "Secret")), CancellationToken.None));
        var tooLong = await Assert.ThrowsAsync<InvalidOperationException>(() => new PdfWriter(workers).WriteAsync(Letter(Say(new string('x', 5_000_000))), CancellationToken.None));

        Assert.Contains("layout", refused.Message, StringComparison.Ordinal);
        Assert.Contains("size", tooLong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", refused.ToString(), StringComparison.Ordinal);
    }

    [PdfFact]
    public async Task Nothing_of_the_surroundings_reaches_a_worker()
    {
        using var fake = new FakeWorker("reply(id, Buffer.from(JSON.stringify(process.env)));");
        await using var workers = await StartAsync(One with { WorkerFolder = fake.Folder });
        Environment.SetEnvironmentVariable("PACKETS_TEST_SECRET", "hidden");

        var rendition = await new PdfWriter(workers).WriteAsync(Letter(), CancellationToken.None);
        var environment = JsonSerializer.Deserialize<Dictionary<string, string>>(rendition.Content.Span)!;

        Assert.Equal(["FONTCONFIG_FILE", "MALLOC_ARENA_MAX", "MALLOC_TRIM_THRESHOLD_", "PATH", "TZ"], environment.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("UTC", environment["TZ"]);
        Assert.Contains("/fonts</dir>", await File.ReadAllTextAsync(environment["FONTCONFIG_FILE"]), StringComparison.Ordinal);
    }

    [PdfTheory]
    [InlineData("process.exit(1);", "ended unexpectedly")]
    [InlineData("for (;;);", "took too long")]
    [InlineData("reply(id + 1, Buffer.alloc(5));", "ended unexpectedly")]
    [InlineData("send(id, 40 * 1024 * 1024);", "ended unexpectedly")]
    [InlineData("send(id, 3);", "ended unexpectedly")]
    [InlineData("fs.writeSync(1, 'half a frame'); process.exit(0);", "ended unexpectedly")]
    [InlineData("reply(id, Buffer.from('internal'), 1);", "ended unexpectedly")]
    public async Task A_worker_that_fails_twice_gives_up_the_document_with_a_remedy(string onDocument, string expected)
    {
        using var fake = new FakeWorker($"fs.appendFileSync(import.meta.dirname + '/pids', process.pid + '\\n'); {onDocument}");
        await using var workers = await StartAsync(One with { WorkerFolder = fake.Folder, Timeout = TimeSpan.FromSeconds(1) });

        var exception = await Assert.ThrowsAsync<WriterUnavailableException>(() => new PdfWriter(workers).WriteAsync(Letter(Say("Secret")), CancellationToken.None));

        var ids = (await File.ReadAllLinesAsync(Path.Combine(fake.Folder, "pids"))).Select(int.Parse).ToList();
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Contains("ry again", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", exception.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Throws<ArgumentException>(() => Process.GetProcessById(id)));
    }

    [PdfFact]
    public async Task A_worker_that_fails_once_costs_nobody_a_document()
    {
        using var fake = new FakeWorker("const mark = import.meta.dirname + '/mark'; if (!fs.existsSync(mark)) { fs.writeFileSync(mark, ''); process.exit(1); } reply(id, Buffer.from('done'));");
        await using var workers = await StartAsync(One with { WorkerFolder = fake.Folder });

        var rendition = await new PdfWriter(workers).WriteAsync(Letter(), CancellationToken.None);

        Assert.Equal("done"u8, rendition.Content.Span);
    }

    [PdfFact]
    public async Task A_worker_that_talks_without_end_on_its_error_stream_is_not_held_up()
    {
        using var fake = new FakeWorker("for (let line = 0; line < 2000; line++) fs.writeSync(2, 'x'.repeat(1000)); reply(id, Buffer.from('done'));");
        await using var workers = await StartAsync(One with { WorkerFolder = fake.Folder });

        var rendition = await new PdfWriter(workers).WriteAsync(Letter(), CancellationToken.None);

        Assert.Equal("done"u8, rendition.Content.Span);
    }

    private static async Task<TypstWorkers> StartAsync(TypstOptions options)
    {
        var workers = new TypstWorkers(options);
        await workers.StartAsync(CancellationToken.None);
        Assert.Equal("ready", workers.Readiness.Reason);
        return workers;
    }

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
    }
}
