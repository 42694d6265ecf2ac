using System.Text;
using System.Text.Json.Nodes;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Tests.Cases;

/// <summary>Whatever comes in, the reader answers with a case or with faults.</summary>
public sealed class CaseReaderFuzzTests
{
    private static readonly string[] Splinters =
    [
        "\"", "{", "}", "[", "]", ",", ":", "null", "\\", "\\u", "\\uD800", "\\uDC00\\uD800", "\u0000", "\uFEFF", "1e", "-", "1e9999", "0x1", "//", "/*",
    ];

    private static readonly string[] Hostile = ["null", "{}", "[{}]", "\"\"", "\"\\uD800\"", "1e400", "-0.0"];

    [Fact]
    public void A_change_at_any_place_of_any_sample_gives_a_case_or_faults()
    {
        foreach (var root in SampleCases.Names.Select(name => JsonNode.Parse(SampleCases.Read(name))!))
        {
            foreach (var mutation in CaseMutations.Of(root, Hostile))
            {
                AssertAnswered(CaseMutations.Apply(root, mutation), mutation.ToString());
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20_261_122)]
    public void Broken_bytes_give_a_case_or_faults(int seed)
    {
        var random = new Random(seed);
        var samples = SampleCases.Names.Select(SampleCases.Read).ToList();
        for (var round = 0; round < 5_000; round++)
        {
            var bytes = samples[random.Next(samples.Count)].ToList();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                Break(bytes, random);
            }

            AssertAnswered([.. bytes], $"seed {seed}, round {round}");
        }
    }

    private static void Break(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count);
        switch (random.Next(4))
        {
            case 0:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1:
                bytes.RemoveRange(at, Math.Min(random.Next(40), bytes.Count - at));
                break;
            case 2:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(Splinters[random.Next(Splinters.Length)]));
                break;
            default:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(200), bytes.Count - at)));
                break;
        }

        if (bytes.Count == 0)
        {
            bytes.Add((byte)'{');
        }
    }

    private static void AssertAnswered(byte[] json, string what)
    {
        var reading = CaseFileReader.Read(json);
        Assert.True(reading.Case is null == reading.Faults.Count > 0, what);
    }
}
