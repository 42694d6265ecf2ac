using System.IO.Compression;
using System.Text;
using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Tests.Writers;

public sealed class FixedZipTests
{
    private static readonly (string, ReadOnlyMemory<byte>)[] Entries =
    [
        ("b/second.txt", Encoding.UTF8.GetBytes("second")),
        ("a/first.txt", Encoding.UTF8.GetBytes(new string('x', 5000))),
        ("مرفق.pdf", ReadOnlyMemory<byte>.Empty),
    ];

    [Fact]
    public void Names_and_contents_come_back_in_the_order_given()
    {
        using var archive = new ZipArchive(new MemoryStream(FixedZip.Write(Entries)));

        Assert.Equal(Entries.Select(entry => entry.Item1), archive.Entries.Select(entry => entry.FullName));
        using var reader = new StreamReader(archive.Entries[1].Open());
        Assert.Equal(new string('x', 5000), reader.ReadToEnd());
        Assert.Equal(0, archive.Entries[2].Length);
    }

    [Fact]
    public void Entries_carry_one_fixed_time_and_no_attributes()
    {
        using var archive = new ZipArchive(new MemoryStream(FixedZip.Write(Entries)));

        Assert.All(archive.Entries, entry =>
        {
            Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime);
            Assert.Equal(0, entry.ExternalAttributes);
        });
        Assert.True(archive.Entries[1].CompressedLength < 100);
    }

    [Fact]
    public async Task The_same_entries_give_the_same_bytes_later()
    {
        var first = FixedZip.Write(Entries);
        // The format counts time in steps of two seconds.
        await Task.Delay(TimeSpan.FromSeconds(2.1));

        Assert.Equal(first, FixedZip.Write(Entries));
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../up.txt")]
    [InlineData("a/../../up.txt")]
    [InlineData("a/./b.txt")]
    [InlineData("a\\b.txt")]
    [InlineData("C:/windows.txt")]
    [InlineData("folder/")]
    [InlineData("a//b.txt")]
    [InlineData("")]
    [InlineData("line\nbreak.txt")]
    public void A_name_that_could_leave_its_folder_is_refused(string name)
    {
        Assert.Throws<ArgumentException>(() => FixedZip.Write([(name, ReadOnlyMemory<byte>.Empty)]));
    }

    [Theory]
    [InlineData("letter.pdf", "letter.pdf")]
    [InlineData("letter.pdf", "LETTER.PDF")]
    public void A_name_that_comes_twice_is_refused(string one, string other)
    {
        Assert.Throws<ArgumentException>(
            () => FixedZip.Write([(one, ReadOnlyMemory<byte>.Empty), (other, ReadOnlyMemory<byte>.Empty)]));
    }

    [Fact]
    public void Two_dots_inside_a_name_are_allowed()
    {
        using var archive = new ZipArchive(new MemoryStream(FixedZip.Write([("v1..2.txt", ReadOnlyMemory<byte>.Empty)])));

        Assert.Equal("v1..2.txt", Assert.Single(archive.Entries).FullName);
    }
}
