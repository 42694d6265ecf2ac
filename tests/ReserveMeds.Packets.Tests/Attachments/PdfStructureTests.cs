using System.Text;
using ReserveMeds.Packets.Attachments.Pdf;

namespace ReserveMeds.Packets.Tests.Attachments;

public sealed class PdfStructureTests
{
    /// <summary>Ways in which a file can be unsound, each one line away from a sound one.</summary>
    public static TheoryData<string> Broken =>
    [
        "/Count 1|/Count 2",
        "/Count 1|/Count (1)",
        "/Count 1|/Kount 1",
        "/Kids[3 0 R]|/Kids[3 0 X]",
        "/Kids[3 0 R]|/Kids[2 0 R]",
        "/Kids[3 0 R]|/Kids[9 0 R]",
        "/Kids[3 0 R]|/Kids[   3 ]",
        "3 0 obj|4 0 obj",
        "endobj\n2|endopj\n2",
        "/Root 1 0 R|/Root 9 0 R",
        "/Pages 2 0 R|/Pages 3 0 R",
        "trailer|tailer ",
        "xref\n0 4|xref\n0 9",
        " n \n| x \n",
        "<</Type/Catalog|<</Type/Type/Type",
        "/MediaBox[0 0 595 842]|/MediaBox[0 0 595 842 ",
        "/MediaBox[0 0 595 842]|/MediaBox(0 0 595 8422",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(200)]
    public void The_pages_of_a_sound_file_are_counted(int pages) =>
        Assert.Equal((PdfFault.None, pages), Read(SmallPdf.Write(pages)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_whose_objects_and_table_are_packed_is_read(bool predicted) =>
        Assert.Equal((PdfFault.None, 1), Read(SmallPdf.Streams(predicted)));

    [Fact]
    public void A_tree_of_pages_is_walked_to_its_leaves() => Assert.Equal(
        (PdfFault.None, 3),
        Read(SmallPdf.Table(
        [
            SmallPdf.Catalog,
            "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 3>>",
            "<</Type/Pages/Parent 2 0 R/Kids 7 0 R/Count 2>>",
            "<</Type/Page/Parent 2 0 R>>",
            "<</Type/Page/Parent 3 0 R>>",
            "<</Type/Page/Parent 3 0 R>>",
            "[5 0 R 6 0 R]",
        ])));

    [Fact]
    public void More_pages_than_allowed_are_refused()
    {
        Assert.Equal(PdfFault.TooManyPages, Read(SmallPdf.Write(201)).Fault);
        Assert.Equal(PdfFault.TooManyPages, Read(SmallPdf.Write(1, count: "2147483647")).Fault);
    }

    [Theory]
    [InlineData("/Encrypt 4 0 R")]
    [InlineData("/Encrypt<</Filter/Standard/V 1>>")]
    [InlineData("/#45ncrypt 4 0 R")]
    public void An_encrypted_file_is_told_by_its_trailer(string trailer)
    {
        Assert.Equal(PdfFault.Encrypted, Read(SmallPdf.Write(trailer: trailer)).Fault);
        Assert.Equal(PdfFault.Encrypted, Read(SmallPdf.Streams(trailer: trailer)).Fault);
    }

    [Fact]
    public void An_encrypted_part_below_a_newer_trailer_is_found()
    {
        var old = SmallPdf.Write(trailer: "/Encrypt 4 0 R");
        var start = Encoding.Latin1.GetString(old).LastIndexOf("xref\n0", StringComparison.Ordinal);
        byte[] updated = [.. old, .. Encoding.ASCII.GetBytes($"xref\n0 0\ntrailer\n<</Size 4/Root 1 0 R/Prev {start}>>\nstartxref\n{old.Length}\n%%EOF\n")];

        Assert.Equal(PdfFault.Encrypted, Read(updated).Fault);
    }

    [Theory]
    [InlineData("<</S/JavaScript/JS(app.alert)>>")]
    [InlineData("<</S/#4aavaScript>>")]
    [InlineData("<</S/Launch/F(cmd.exe)>>")]
    [InlineData("<</Type/EmbeddedFile>>")]
    [InlineData("[1 [2 <</A<</S/SubmitForm>>>>]]")]
    [InlineData("<</XFA 9 0 R>>")]
    [InlineData("<</S/GoToE>>")]
    [InlineData("<</Subtype/RichMedia>>")]
    public void What_a_reader_would_run_open_or_unpack_is_refused_wherever_it_stands(string value)
    {
        Assert.Equal(PdfFault.Active, Read(SmallPdf.Write(more: value)).Fault);
        Assert.Equal(PdfFault.Active, Read(SmallPdf.Streams(catalog: $"<</Type/Catalog/Pages 2 0 R/OpenAction{value}>>")).Fault);
    }

    [Fact]
    public void A_link_and_a_page_to_open_at_are_no_active_content() => Assert.Equal(
        (PdfFault.None, 1),
        Read(SmallPdf.Write(catalog: "<</Type/Catalog/Pages 2 0 R/OpenAction[3 0 R/Fit]>>", more: "<</S/URI/URI(https://example.org/JavaScript)>>")));

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_file_that_contradicts_itself_is_refused(string change)
    {
        var text = Encoding.Latin1.GetString(SmallPdf.Write());
        var (old, other) = (change.Split('|')[0], change.Split('|')[1]);
        Assert.Contains(old, text, StringComparison.Ordinal);

        Assert.NotEqual(PdfFault.None, Read(Encoding.Latin1.GetBytes(text.Replace(old, other, StringComparison.Ordinal))).Fault);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        foreach (var whole in new[] { SmallPdf.Write(3), SmallPdf.Streams() })
        {
            var end = Encoding.Latin1.GetString(whole).TrimEnd().Length;
            for (var length = 0; length < end; length++)
                Assert.NotEqual(PdfFault.None, Read(whole[..length]).Fault);
        }
    }

    [Fact]
    public void A_stream_that_states_another_length_is_refused()
    {
        Assert.Equal((PdfFault.None, 1), Read(SmallPdf.Write(more: SmallPdf.Stream("", "BT ET"))));
        Assert.Equal(PdfFault.Unreadable, Read(SmallPdf.Write(more: SmallPdf.Stream("", "BT ET").Replace("Length 5", "Length 4", StringComparison.Ordinal))).Fault);
        Assert.Equal((PdfFault.None, 1), Read(SmallPdf.Write(more: ["5\n", SmallPdf.Stream("", "BT ET").Replace("Length 5", "Length 4 0 R", StringComparison.Ordinal)])));
        Assert.Equal(PdfFault.Unreadable, Read(SmallPdf.Write(more: SmallPdf.Stream("", "BT ET").Replace("Length 5", "Length 9 0 R", StringComparison.Ordinal))).Fault);
    }

    private static (PdfFault Fault, int Pages) Read(byte[] file)
    {
        var reading = PdfStructure.Read(file);
        return (reading.Fault, reading.Pages);
    }
}
