using System.Collections.Concurrent;

namespace ReserveMeds.Packets.Documents.Writers.Pdf;

/// <summary>The PDF engine: a fixed number of worker processes, each laying out one document at a time.</summary>
/// <remarks>A worker that dies, hangs or has grown too large is replaced; the document it held is tried once more.</remarks>
public sealed class TypstWorkers : IAsyncDisposable
{
    private readonly TypstOptions options;
    private readonly SemaphoreSlim slots;
    private readonly SemaphoreSlim starting = new(1);
    private readonly ConcurrentStack<TypstWorker> idle = new();
    private int waiting;
    private volatile bool disposed;
    private volatile TypstReadiness readiness = TypstReadiness.NotStarted;

    public TypstWorkers(TypstOptions options)
    {
        this.options = options;
        slots = new SemaphoreSlim(options.Workers);
    }

    /// <summary>What was last seen. When not ready, <see cref="StartAsync"/> may be called again to try anew.</summary>
    public TypstReadiness Readiness => readiness;

    internal IReadOnlyList<int> IdleProcessIds => [.. idle.Select(worker => worker.ProcessId)];

    /// <summary>
    /// Starts and probes the workers that are not running yet. A failure does not throw but is told by
    /// <see cref="Readiness"/>, since the service can do much without PDF and the engine may be mended while it runs.
    /// </summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        await starting.WaitAsync(cancellationToken);
        int held = 0;
        try
        {
            // Holding every slot means that every worker is idle, lost or not started yet.
            for (; held < options.Workers; held++)
            {
                await slots.WaitAsync(cancellationToken);
            }

            await DiscardSpentAsync();
            var failures = await Task.WhenAll(Enumerable.Range(idle.Count, options.Workers - idle.Count).Select(_ => AddOneAsync()));
            readiness = Array.Find(failures, failure => failure is not null) ?? TypstReadiness.Ready;
        }
        finally
        {
            if (held > 0)
            {
                slots.Release(held);
            }

            starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        disposed = true;
        await DrainAsync();
    }

    /// <exception cref="WriterUnavailableException">No worker could be had, or two in turn were lost over the document.</exception>
    internal async Task<WorkerReply> LayOutAsync(
        PdfStandard standard, long creationTime, LayoutRequest document, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (document.Json.Length > TypstWorker.MaximumJson || document.Length > TypstWorker.MaximumDocument)
        {
            return WorkerReply.Refused("size");
        }

        await EnterAsync(cancellationToken);
        try
        {
            try
            {
                return await AskAsync((byte)standard, creationTime, document);
            }
            catch (WorkerLostException)
            {
                cancellationToken.ThrowIfCancellationRequested();
                return await AskAsync((byte)standard, creationTime, document);
            }
        }
        catch (WorkerLostException lost)
        {
            throw new WriterUnavailableException(lost.Message, lost);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task DiscardSpentAsync()
    {
        var kept = new List<TypstWorker>();
        while (idle.TryPop(out var worker))
        {
            if (worker.IsSpent)
            {
                await worker.DisposeAsync();
            }
            else
            {
                kept.Add(worker);
            }
        }

        kept.ForEach(idle.Push);
    }

    private async Task<TypstReadiness?> AddOneAsync()
    {
        try
        {
            await GiveBackAsync(await TypstLaunch.StartAsync(options));
            return null;
        }
        catch (WriterUnavailableException exception)
        {
            return new TypstReadiness(false, exception.Message);
        }
    }

    private async Task EnterAsync(CancellationToken cancellationToken)
    {
        if (await slots.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            return;
        }

        try
        {
            if (Interlocked.Increment(ref waiting) > options.QueueLimit)
            {
                throw new WriterUnavailableException("PDF: too many documents are waiting. Try again in a few seconds.");
            }

            await slots.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    // The caller's token is left out on purpose: a reply that nobody read would be taken for the next one.
    private async Task<WorkerReply> AskAsync(byte kind, long creationTime, LayoutRequest document)
    {
        var worker = await TakeAsync();
        try
        {
            var reply = await worker.AskAsync(kind, creationTime, document, options.Timeout);
            await GiveBackAsync(worker);
            return reply;
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    private async Task<TypstWorker> TakeAsync()
    {
        while (idle.TryPop(out var worker))
        {
            if (worker.IsAlive)
            {
                return worker;
            }

            await worker.DisposeAsync();
        }

        try
        {
            var started = await TypstLaunch.StartAsync(options);
            readiness = TypstReadiness.Ready;
            return started;
        }
        catch (WriterUnavailableException exception)
        {
            readiness = new TypstReadiness(false, exception.Message);
            throw;
        }
    }

    private async Task GiveBackAsync(TypstWorker worker)
    {
        if (worker.IsSpent)
        {
            await worker.DisposeAsync();
            return;
        }

        idle.Push(worker);
        if (disposed)
        {
            await DrainAsync();
        }
    }

    private async Task DrainAsync()
    {
        var drained = new List<Task>();
        while (idle.TryPop(out var worker))
        {
            drained.Add(worker.DisposeAsync().AsTask());
        }

        await Task.WhenAll(drained);
    }
}
