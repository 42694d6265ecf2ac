using System.Globalization;
using System.Text;
using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Arithmetic;

/// <summary>I4 to I8: the mean kinetic temperature of a logger's readings as part 07 prints it, in every language.</summary>
public sealed class TemperatureVectorTests
{
    private const string Record = "storage-and-temperature-record";

    private static readonly PacketAssembler Assembler = new(ShippedTexts.Loaded, new DocumentWriters(new OutlineOnly(OutputFormat.Html)));

    public static TheoryData<string, string, string> All
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var regulator in new[] { "dmp", "krg-moh" })
            {
                foreach (var language in Vectors.LanguagesOf(regulator, Record))
                {
                    foreach (var vector in Vectors.All.Temperatures)
                        data.Add(vector.Id, regulator, language);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_mean_kinetic_temperature_comes_out_in_the_record(string id, string regulator, string language)
    {
        var vector = Vectors.All.Temperatures.Single(one => one.Id == id);
        var caseFile = Vectors.CaseOf(regulator);
        var reading = AttachmentReader.Read([new("temperature-log", null, Csv(vector))]);
        Assert.Empty(reading.Faults);

        var outcome = await Assembler.RenderAsync(
            caseFile,
            new PacketContext(PacketMode.Final, caseFile.FilingDate!.Value) { Attachments = reading.Attachments },
            RegulatorCatalog.Find(regulator)!.Documents.Single(document => document.Id == Record),
            language,
            OutputFormat.Html,
            CancellationToken.None);

        var outline = Encoding.UTF8.GetString(Assert.Single(Assert.IsType<PacketOutcome.Assembled>(outcome).Packet.Files).Rendition.Content.Span)
            .Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal).Replace('\u00A0', ' ');
        var mean = vector.Readings.Sum(group => (decimal)group[0] * group[1]) / vector.Readings.Sum(group => group[0]);
        var line = Assert.Single(outline.Split('\n'), line => Vectors.Numbers(line) is [var first, var second]
            && line.Split("°C").Length == 3 && first == Spelled(mean, language) && second == Spelled(decimal.Parse(vector.MeanKinetic, CultureInfo.InvariantCulture), language));
        Assert.DoesNotContain("=", line, StringComparison.Ordinal);
    }

    private static string Spelled(decimal degrees, string language) =>
        degrees.ToString("0.00", CultureInfo.InvariantCulture).Replace('.', language == "fr" ? ',' : '.');

    private static byte[] Csv(TemperatureVector vector)
    {
        var start = new DateTime(2026, 12, 1, 0, 0, 0, DateTimeKind.Unspecified);
        var degrees = vector.Readings.SelectMany(group => Enumerable.Repeat(group[1], group[0]));
        return Encoding.UTF8.GetBytes("Time,Temperature (°C)\n" + string.Concat(degrees.Select((one, index) =>
            string.Create(CultureInfo.InvariantCulture, $"{start.AddMinutes(30 * index):yyyy-MM-dd HH:mm},{one}.0\n"))));
    }
}
