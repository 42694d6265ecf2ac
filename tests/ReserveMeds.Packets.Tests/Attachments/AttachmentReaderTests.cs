using System.IO.Compression;
using System.Text;
using ReserveMeds.Packets.Attachments;

namespace ReserveMeds.Packets.Tests.Attachments;

public sealed class AttachmentReaderTests
{
    public static TheoryData<string, string, byte[]> Accepted => new()
    {
        { "prescription", "application/pdf", SmallPdf.Write() },
        { "license-scan", "image/png", SmallPictures.Png },
        { "imaging-report", "image/jpeg", SmallPictures.Jpeg },
        { "temperature-log", "text/csv", "time,celsius\n2026-05-22T10:00,4.5\n2026-05-22T10:05,-20.5\n"u8.ToArray() },
        { "temperature-log", "application/pdf", SmallPdf.Streams() },
        { "other", "application/octet-stream", SmallPdf.Streams(predicted: false) },
    };

    public static TheoryData<string, byte[]> Refused => new()
    {
        { "attachment-empty", [] },
        { "attachment-type-not-accepted", "<html><body>%PDF-1.7</body></html>"u8.ToArray() },
        { "attachment-type-not-accepted", [(byte)'\n', .. SmallPdf.Write()] },
        { "attachment-type-not-accepted", Zip() },
        { "attachment-type-not-accepted", "a,b\n1,2\n"u8.ToArray() },
        { "attachment-two-files-in-one", [.. SmallPictures.Png, .. Zip()] },
        { "attachment-two-files-in-one", [.. SmallPictures.Png, .. "<script>"u8] },
        { "attachment-two-files-in-one", [.. SmallPictures.Jpeg, .. SmallPictures.Jpeg] },
        { "attachment-damaged", SmallPictures.Png[..^3] },
        { "attachment-damaged", Flipped(SmallPictures.Png, 20) },
        { "attachment-damaged", SmallPictures.Jpeg[..^2] },
        { "attachment-damaged", SmallPictures.Jpeg[..20] },
        { "attachment-picture-too-large", SmallPictures.WritePng(20_001, 1) },
        { "attachment-picture-too-large", SmallPictures.WritePng(15_000, 15_000) },
        { "attachment-picture-too-large", SmallPictures.WriteJpeg(1, 20_001) },
    };

    public static TheoryData<string, string> RefusedCsv => new()
    {
        { "attachment-csv-not-plain", "time,celsius\n=cmd(),4\n" },
        { "attachment-csv-not-plain", "time;celsius\n2026;\"@SUM(A1)\"\n" },
        { "attachment-csv-not-plain", "time,celsius\n+A1,4\n" },
        { "attachment-csv-not-plain", "time,celsius\n\u001b[2J,4\n" },
        { "attachment-type-not-accepted", "<b>,4\n" },
        { "attachment-type-not-accepted", "words without a table" },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public void A_sound_file_of_an_accepted_type_becomes_an_attachment(string kind, string mediaType, byte[] content)
    {
        var reading = AttachmentReader.Read([new(kind, mediaType, content)]);

        Assert.Empty(reading.Faults);
        var attachment = Assert.Single(reading.Attachments);
        Assert.Equal((1, kind), (attachment.Number, attachment.Kind.Id));
        Assert.Equal(content, attachment.Content.ToArray());
        Assert.Equal(attachment.Type == AttachmentType.Pdf ? 1 : null, attachment.Pages);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)), attachment.Sha256);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_file_that_is_not_what_it_should_be_is_refused(string code, byte[] content) => Assert.Equal(code, Fault("other", content));

    [Theory]
    [MemberData(nameof(RefusedCsv))]
    public void A_temperature_log_that_is_no_plain_table_is_refused(string code, string text) =>
        Assert.Equal(code, Fault("temperature-log", Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_temperature_log_in_another_encoding_is_refused() =>
        Assert.Equal("attachment-csv-not-plain", Fault("temperature-log", [.. "temp,\n"u8, 0xE9, (byte)'\n']));

    [Fact]
    public void A_file_announced_as_another_type_is_refused()
    {
        Assert.Equal("attachment-not-as-announced", Assert.Single(AttachmentReader.Read([new("other", "image/png", SmallPdf.Write())]).Faults).Code);
        Assert.Empty(AttachmentReader.Read([new("other", null, SmallPdf.Write())]).Faults);
        Assert.Empty(AttachmentReader.Read([new("temperature-log", "application/vnd.ms-excel", "time,celsius\n2026-05-22T10:00,4.5\n"u8.ToArray())]).Faults);
    }

    [Fact]
    public void All_faults_come_at_once_each_with_number_kind_and_remedy_and_without_what_was_sent()
    {
        var reading = AttachmentReader.Read(
        [
            new("Marker Patient", "text/html", "MARKER <html>"u8.ToArray()),
            new("prescription", "application/pdf", SmallPdf.Write()),
            new("prescription", null, ReadOnlyMemory<byte>.Empty),
            new("other", "application/pdf", new byte[AttachmentLimits.MaximumBytes + 1]),
        ]);

        Assert.Empty(reading.Attachments);
        Assert.Equal(
            [(1, null, "attachment-kind-unknown"), (1, null, "attachment-type-not-accepted"), (3, "prescription", "attachment-empty"), (4, "other", "attachment-too-large")],
            reading.Faults.Select(fault => (fault.Number ?? 0, fault.Kind, fault.Code)));
        Assert.All(reading.Faults, fault =>
        {
            Assert.NotEmpty(fault.Remedy);
            Assert.DoesNotContain("Marker", fault.ToString(), StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public void More_files_or_bytes_than_allowed_are_refused()
    {
        var files = Enumerable.Range(1, 21).Select(_ => new ReceivedAttachment("other", null, SmallPdf.Write())).ToList();
        Assert.Contains(AttachmentReader.Read(files).Faults, fault => (fault.Number, fault.Code) == (null, "too-many-attachments"));
        Assert.DoesNotContain(AttachmentReader.Read(files[..20]).Faults, fault => fault.Code == "too-many-attachments");

        var large = new byte[AttachmentLimits.MaximumBytes];
        var three = Enumerable.Repeat(new ReceivedAttachment("other", null, large), 3).ToList();
        Assert.Contains(AttachmentReader.Read(three).Faults, fault => (fault.Number, fault.Code) == (null, "attachments-too-large"));
        Assert.DoesNotContain(AttachmentReader.Read(three[..2]).Faults, fault => fault.Code == "attachments-too-large");
    }

    [Fact]
    public void The_same_bytes_twice_are_refused_within_a_kind_only()
    {
        ReceivedAttachment first = new("other", null, SmallPdf.Write()), again = first with { Content = SmallPdf.Write() };

        Assert.Equal((2, "attachment-duplicate"), AttachmentReader.Read([first, again]).Faults.Select(fault => (fault.Number ?? 0, fault.Code)).Single());
        Assert.Empty(AttachmentReader.Read([first, again with { Kind = "prescription" }]).Faults);
    }

    [Fact]
    public void Properties_and_metadata_that_may_name_a_person_are_noted()
    {
        Assert.Empty(Notes(SmallPdf.Write()));
        Assert.Empty(Notes(SmallPictures.Png));
        Assert.Empty(Notes(SmallPictures.Jpeg));
        Assert.Single(Notes(SmallPdf.Write(trailer: "/Info<</Author(MARKER)>>")));
        Assert.Single(Notes(SmallPdf.Write(catalog: "<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>", more: SmallPdf.Stream("/Type/Metadata", "<x/>"))));
        Assert.Single(Notes(SmallPictures.WritePng(1, 1, ("tEXt", "Author\0MARKER"u8.ToArray()))));
        Assert.Single(Notes(SmallPictures.WriteJpeg(1, 1, (0xE1, "Exif\0\0MARKER"u8.ToArray()))));
        Assert.Single(Notes(SmallPictures.WriteJpeg(1, 1, (0xFE, "MARKER"u8.ToArray()))));
        Assert.DoesNotContain("MARKER", Notes(SmallPdf.Write(trailer: "/Info<</Author(MARKER)>>"))[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_attachment_goes_to_those_who_need_it_and_never_to_the_patient()
    {
        var receivers = AttachmentKind.All.ToDictionary(kind => kind.Id, kind => string.Join(' ', kind.Receivers.Select(audience => audience.Id)));

        Assert.Equal("regulator physician importer", receivers["temperature-log"]);
        Assert.Equal("regulator physician insurer", receivers["laboratory-report"]);
        Assert.Equal("regulator physician insurer", receivers["prior-denial"]);
        Assert.All(
            receivers.Where(kind => kind.Key is not ("temperature-log" or "laboratory-report" or "prior-denial")),
            kind => Assert.Equal("regulator physician", kind.Value));
        Assert.Equal(8, receivers.Count);
    }

    private static IReadOnlyList<string> Notes(byte[] content) => Assert.Single(AttachmentReader.Read([new("other", null, content)]).Attachments).Notes;

    private static string Fault(string kind, byte[] content)
    {
        var reading = AttachmentReader.Read([new(kind, null, content)]);
        Assert.Empty(reading.Attachments);
        return Assert.Single(reading.Faults).Code;
    }

    private static byte[] Flipped(byte[] content, int at)
    {
        var copy = content.ToArray();
        copy[at] ^= 1;
        return copy;
    }

    private static byte[] Zip()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            archive.CreateEntry("a,b");
        return file.ToArray();
    }
}
