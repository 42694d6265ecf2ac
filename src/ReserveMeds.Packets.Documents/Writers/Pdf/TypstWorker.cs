using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace ReserveMeds.Packets.Documents.Writers.Pdf;

#pragma warning disable RS0030 // The PDF engine is a process; TypstLaunch starts it and this class ends it.

/// <summary>One Node process that lays out one document at a time. Frames and codes are described in <c>serve.mjs</c>.</summary>
internal sealed class TypstWorker : IAsyncDisposable
{
    public const int MaximumJson = 4 * 1024 * 1024;

    /// <summary>With its pictures.</summary>
    public const int MaximumDocument = (8 * 1024 * 1024) - RequestHeader;

    private const int RequestHeader = 13;
    private const int ReplyHeader = 13;
    private const int MaximumReply = 32 * 1024 * 1024;
    private const int AddonMissing = 3;
    private const int NodeTooOld = 5;
    private const int DocumentsPerProcess = 2_000;
    private const long ResidentBytesLimit = 300L * 1024 * 1024;

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly Process process;
    private uint requests;

    /// <param name="process">Running, with its three streams redirected; owned by the worker from now on.</param>
    public TypstWorker(Process process)
    {
        this.process = process;
        // A full pipe would stop the worker. What it says there may quote a document, so nobody gets to see it.
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
    }

    public int ProcessId => process.Id;

    public bool IsAlive => !process.HasExited;

    /// <summary>Large documents leave memory behind that does not come back; a new process is cheap.</summary>
    public bool IsSpent => !IsAlive || requests >= DocumentsPerProcess || ResidentBytes > ResidentBytesLimit;

    private long ResidentBytes
    {
        get
        {
            try
            {
                process.Refresh();
                return process.WorkingSet64;
            }
            catch (InvalidOperationException)
            {
                // It has just ended. Whoever asks it next will find out.
                return 0;
            }
        }
    }

    /// <summary>Sends one request and waits for its reply. At most one may be under way.</summary>
    /// <param name="kind">0 for the probe of the fonts, else a <see cref="PdfStandard"/>.</param>
    /// <exception cref="WorkerLostException">No whole reply came in time. The process is gone.</exception>
    public async Task<WorkerReply> AskAsync(byte kind, long creationTime, LayoutRequest document, TimeSpan timeout)
    {
        uint id = ++requests;
        byte[] frame = new byte[4 + RequestHeader + document.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, RequestHeader + document.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(4), id);
        frame[8] = kind;
        BinaryPrimitives.WriteInt64LittleEndian(frame.AsSpan(9), creationTime);
        document.CopyTo(frame.AsSpan(4 + RequestHeader));

        // Reading a pipe cannot be called off; killing its writer ends it.
        var exchange = ExchangeAsync(id, frame);
        try
        {
            return await exchange.WaitAsync(timeout);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or TimeoutException)
        {
            Kill();
            await exchange.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw new WorkerLostException(Explain(exception), exception);
        }
    }

    /// <summary>Lets the process end by closing its input, then kills it.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            process.StandardInput.Close();
            using var deadline = new CancellationTokenSource(Farewell);
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            Kill();
        }

        process.Dispose();
    }

    private async Task<WorkerReply> ExchangeAsync(uint id, byte[] frame)
    {
        await process.StandardInput.BaseStream.WriteAsync(frame);
        await process.StandardInput.BaseStream.FlushAsync();

        var output = process.StandardOutput.BaseStream;
        byte[] head = new byte[4 + ReplyHeader];
        await output.ReadExactlyAsync(head);
        int length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length is < ReplyHeader or > MaximumReply || BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4)) != id)
        {
            throw new InvalidDataException("The worker broke the protocol.");
        }

        byte[] payload = new byte[length - ReplyHeader];
        await output.ReadExactlyAsync(payload);
        if (head[8] == 0)
        {
            return Done(BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(9)), BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(13)), payload);
        }

        // After a fault that the worker cannot name, nobody knows what state it is in.
        string code = Encoding.ASCII.GetString(payload);
        return code is "internal" ? throw new InvalidDataException("The worker failed.") : WorkerReply.Refused(code);
    }

    private static WorkerReply Done(int pages, int parts, ReadOnlyMemory<byte> payload)
    {
        if (parts < 0 || parts > payload.Length / 4)
        {
            throw new InvalidDataException("The worker broke the protocol.");
        }

        var firstPages = Enumerable.Range(0, parts).Select(part => BinaryPrimitives.ReadInt32LittleEndian(payload.Span[(4 * part)..])).ToList();
        return new WorkerReply(payload[(4 * parts)..], pages, firstPages, null);
    }

    private void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(Farewell);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself in the meantime.
        }
    }

    private string Explain(Exception exception) => exception is TimeoutException
        ? "PDF: the engine took too long. Try again; split the document if it is very long."
        : (process.HasExited ? process.ExitCode : 0) switch
        {
            AddonMissing => "PDF: the Typst addon is missing. Run \"npm ci --ignore-scripts\" in the worker's folder, or build with npm at hand.",
            NodeTooOld => "PDF: Node is too old. Install Node 20 or newer.",
            _ => "PDF: the engine ended unexpectedly. Try again.",
        };
}

/// <param name="Pdf">The file; empty when refused.</param>
/// <param name="FirstPages">Of the parts, in their order, from 1.</param>
/// <param name="Refusal">One of the codes of <c>serve.mjs</c>; null when done.</param>
internal sealed record WorkerReply(ReadOnlyMemory<byte> Pdf, int Pages, IReadOnlyList<int> FirstPages, string? Refusal)
{
    public static WorkerReply Refused(string code) => new(ReadOnlyMemory<byte>.Empty, 0, [], code);
}

/// <summary>A worker died, hung or talked nonsense. The message is fit for <see cref="WriterUnavailableException"/>.</summary>
internal sealed class WorkerLostException(string message, Exception inner) : Exception(message, inner);
