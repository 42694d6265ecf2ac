using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Tests.Writers;

public sealed class FragmentTests
{
    [Theory]
    [InlineData("الجرعة 0.3 mg/kg يوميا", "0.3 mg/kg")]
    [InlineData("منذ 2024-03 يوميا", "2024-03")]
    [InlineData("المجال 5-10 مغ", "5-10")]
    [InlineData("الهاتف +212 5 22 33 44 فقط", "+212 5 22 33 44")]
    [InlineData("أكثر من >3 مرات", ">3")]
    [InlineData("القيمة ≥ 12 وحدة", "≥ 12")]
    [InlineData("فرق −5 كغ", "−5")]
    [InlineData("نسبة 48% تقريبا", "48%")]
    [InlineData("دواء Xenpozyme (olipudase alfa) للمريض", "Xenpozyme (olipudase alfa)")]
    [InlineData("مادة (2-hydroxypropyl)-cyclodextrin معروفة", "(2-hydroxypropyl)-cyclodextrin")]
    [InlineData("كوفيد-19 مرض", "19")]
    [InlineData("المرض (ASMD).", "ASMD")]
    [InlineData("التحليل ALT.", "ALT")]
    [InlineData("۵-۱۰ میلی‌گرم", "۵-۱۰")]
    public void A_left_to_right_fragment_is_cut_out_whole(string text, string fragment)
    {
        var fragments = Fragment.Split(text, rightToLeft: true);

        Assert.Equal(fragment, Assert.Single(fragments, piece => !piece.RightToLeft).Text);
        Assert.Equal(text, string.Concat(fragments.Select(piece => piece.Text)));
    }

    [Fact]
    public void Fragments_between_arabic_words_stay_apart()
    {
        var fragments = Fragment.Split("الجرعة 0.3 mg/kg منذ 2024-03، ALT", rightToLeft: true);

        Assert.Equal(
            ["الجرعة ", "0.3 mg/kg", " منذ ", "2024-03", "، ", "ALT"], fragments.Select(fragment => fragment.Text));
    }

    [Fact]
    public void Arabic_among_latin_words_takes_the_digits_between_its_words()
    {
        var fragments = Fragment.Split("Name: جرعة 5 أيام (3 mg)", rightToLeft: false);

        Assert.Equal(["Name: ", "جرعة 5 أيام", " (3 mg)"], fragments.Select(fragment => fragment.Text));
        Assert.Equal([false, true, false], fragments.Select(fragment => fragment.RightToLeft));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(" - ", true)]
    [InlineData("plain words 5-10", false)]
    [InlineData("كلمات فقط، لا غير.", true)]
    public void Text_in_one_direction_is_at_most_one_fragment(string text, bool rightToLeft)
    {
        var fragments = Fragment.Split(text, rightToLeft);

        Assert.Equal(text, string.Concat(fragments.Select(fragment => fragment.Text)));
        Assert.True(fragments.Count <= 1);
        Assert.All(fragments, fragment => Assert.Equal(rightToLeft, fragment.RightToLeft));
    }
}
