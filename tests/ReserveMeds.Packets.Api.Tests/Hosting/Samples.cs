using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Api.Tests.Hosting;

/// <summary>The samples that ship with the service, as requests.</summary>
internal static class Samples
{
    /// <summary>The complete case of each regulator.</summary>
    public static TheoryData<string> Regulators => [.. RegulatorCatalog.All.Select(regulator => regulator.Id)];

    /// <summary>The regulator's first sample, which is a complete case.</summary>
    public static JsonObject Complete(string regulatorId = "dmp")
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "samples", regulatorId);
        var file = Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).First();
        return JsonNode.Parse(File.ReadAllText(file))!.AsObject();
    }

    /// <summary>A complete case without the physician's name and licence, which every regulator refuses.</summary>
    public static JsonObject Refused(string regulatorId = "dmp")
    {
        var sample = Complete(regulatorId);
        sample["physician"]!.AsObject().Remove("name");
        sample["physician"]!.AsObject().Remove("licenseNumber");
        return sample;
    }

    public static HttpContent AsBody(this JsonNode node) => Body(node.ToJsonString());

    public static HttpContent Body(string text, string mediaType = "application/json") =>
        new ByteArrayContent(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } };

    /// <summary>How a ZIP begins: the header of an entry whose sizes stand behind it.</summary>
    public static string BeginningOfZip(string name) => $"PK\u0003\u0004\u0014\0\u0008\0{new string('\0', 18)}{(char)name.Length}\0\0\0{name}";

    /// <summary>A body whose length is not announced.</summary>
    /// <param name="start">What comes before the spaces.</param>
    public static HttpContent Chunked(int bytes, string mediaType = "application/json", string start = "") =>
        new StreamContent(new EndlessSpaces(bytes, start)) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } };

    private sealed class EndlessSpaces(int length, string start) : Stream
    {
        private readonly byte[] beginning = Encoding.Latin1.GetBytes(start);
        private readonly int all = length;
        private int left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var some = Math.Min(left, count);
            buffer.AsSpan(offset, some).Fill((byte)' ');
            if (left == all)
                beginning.CopyTo(buffer.AsSpan(offset));
            left -= some;
            return some;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
