using ReserveMeds.Packets.Attachments;

namespace ReserveMeds.Packets.Tests.Attachments;

public sealed class AttachmentPointerTests
{
    [Fact]
    public void Each_fault_points_to_its_file_by_kind_and_place_among_those_of_the_kind()
    {
        var reading = AttachmentReader.Read([Sent("prescription", "x"), Sent("other", "x"), Sent("prescription", "y"), Sent("a name/~", "x"), Sent("other kind", "")]);

        Assert.Equal(
            ["/attachments/prescription/0", "/attachments/other/0", "/attachments/prescription/1", "/attachments/unknown/0", "/attachments/unknown/1"],
            reading.Faults.Select(fault => fault.Pointer).Distinct());
    }

    [Fact]
    public void What_all_files_have_together_points_to_all_and_a_logo_to_its_part()
    {
        var many = Enumerable.Repeat(Sent("prescription", "x"), AttachmentLimits.MaximumCount + 1);

        var reading = AttachmentReader.Read([.. many, Sent(LetterheadLogo.Id, "x")]);

        Assert.Equal("/attachments", reading.Faults.Single(fault => fault.Code == "too-many-attachments").Pointer);
        Assert.Equal("/letterhead-logo", reading.Faults.Single(fault => fault.Kind == LetterheadLogo.Id).Pointer);
        Assert.Equal("/letterhead-logo", LetterheadLogo.Broken.Pointer);
    }

    private static ReceivedAttachment Sent(string kind, string content) => new(kind, MediaType: null, System.Text.Encoding.UTF8.GetBytes(content));
}
