using System.Buffers.Binary;
using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Tests.Writers;

public sealed class PictureReaderTests
{
    [Fact]
    public void A_sound_picture_tells_kind_and_size()
    {
        var png = SamplePictures.Logo();
        var jpeg = SamplePictures.Logo(SamplePictures.Jpeg());

        Assert.Equal((PictureKind.Png, 24, 12), (png.Kind, png.Width, png.Height));
        Assert.Equal((PictureKind.Jpeg, 24, 12), (jpeg.Kind, jpeg.Width, jpeg.Height));
        Assert.Equal((80, 40), png.Within(100, 40));
        Assert.Equal((50, 25), png.Within(50, 40));
    }

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_refused()
    {
        foreach (var whole in new[] { SamplePictures.Png(), SamplePictures.Jpeg() })
        {
            Assert.All(Enumerable.Range(0, whole.Length - 1), length =>
                Assert.NotNull(PictureReader.Read(whole.AsMemory(0, length), "Logo").Fault));
            Assert.Equal(PictureFault.Truncated, PictureReader.Read(whole.AsMemory(0, whole.Length / 2), "Logo").Fault);
        }
    }

    [Fact]
    public void No_bytes_at_all_break_the_reader()
    {
        var random = new Random(7);
        foreach (var whole in new[] { SamplePictures.Png(), SamplePictures.Jpeg() })
        {
            for (var round = 0; round < 2_000; round++)
            {
                var changed = (byte[])whole.Clone();
                for (var change = 0; change < 4; change++)
                {
                    changed[random.Next(changed.Length)] = (byte)random.Next(256);
                }

                var reading = PictureReader.Read(changed, "Logo");
                Assert.NotEqual(reading.Picture is null, reading.Fault is null);
            }
        }
    }

    [Theory]
    [InlineData(2001, 12)]
    [InlineData(24, 1001)]
    [InlineData(0, 12)]
    [InlineData(-1, 12)]
    public void A_size_beyond_the_limits_is_refused(int width, int height)
    {
        var png = SamplePictures.Png();
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);

        Assert.Equal(PictureFault.UnfitSize, PictureReader.Read(png, "Logo").Fault);
    }

    [Fact]
    public void What_is_no_fit_picture_is_refused_by_its_reason()
    {
        Assert.Equal(PictureFault.UnknownFormat, PictureReader.Read("GIF89a, a picture of another kind"u8.ToArray(), "Logo").Fault);
        Assert.Equal(PictureFault.UnknownFormat, PictureReader.Read("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray(), "Logo").Fault);
        Assert.Equal(PictureFault.UnknownFormat, PictureReader.Read(ReadOnlyMemory<byte>.Empty, "Logo").Fault);
        Assert.Equal(PictureFault.UnfitColours, PictureReader.Read(SamplePictures.PressJpeg(), "Logo").Fault);
        Assert.Equal(PictureFault.TooManyBytes, PictureReader.Read(new byte[PictureReader.MaximumBytes + 1], "Logo").Fault);
    }

    [Fact]
    public void A_picture_without_words_is_a_fault_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => PictureReader.Read(SamplePictures.Png(), " "));
}
