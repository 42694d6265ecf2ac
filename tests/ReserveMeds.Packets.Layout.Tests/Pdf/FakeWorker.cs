namespace ReserveMeds.Packets.Layout.Tests.Pdf;

/// <summary>
/// A worker folder whose <c>serve.mjs</c> answers the two probes and then misbehaves. The script may use <c>id</c>,
/// <c>reply(id, payload, status)</c>, and <c>send(id, length)</c> for a frame whose length is a lie.
/// </summary>
internal sealed class FakeWorker : IDisposable
{
    public FakeWorker(string onDocument)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "serve.mjs"), $$"""
            import fs from "node:fs";
            function read(length) {
              const bytes = Buffer.alloc(length);
              for (let at = 0; at < length;) {
                let count = 0;
                try { count = fs.readSync(0, bytes, at, length - at); } catch (error) { if (error.code !== "EAGAIN") throw error; continue; }
                if (count === 0) process.exit(0);
                at += count;
              }
              return bytes;
            }
            function send(id, length, payload = Buffer.alloc(0), status = 0) {
              const head = Buffer.alloc(17);
              head.writeUInt32LE(length, 0);
              head.writeUInt32LE(id, 4);
              head.writeUInt8(status, 8);
              head.writeUInt32LE(1, 9);
              fs.writeSync(1, Buffer.concat([head, payload]));
            }
            function reply(id, payload, status = 0) {
              send(id, 13 + payload.length, payload, status);
            }
            for (let number = 1; ; number++) {
              const request = read(read(4).readUInt32LE(0));
              const id = request.readUInt32LE(0);
              if (number <= 2) reply(id, Buffer.alloc(0));
              else { {{onDocument}} }
            }
            """);
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"fake-worker-{Guid.NewGuid():N}");

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
