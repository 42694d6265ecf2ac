using System.Text.RegularExpressions;
using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Forms;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Tests.Samples;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Tests.Forms;

public sealed partial class FormAttachmentTests
{
    public static TheoryData<string> Languages => [.. Language.Codes];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_reason_for_which_a_file_is_refused_has_words_with_a_remedy(string language)
    {
        var words = FormWords.Of(ShippedTexts.Loaded, language);
        // What only who writes a request by hand can do: a page offers the kinds, and what a browser announces is passed over.
        var codes = Repository.Files
            .Where(file => file.StartsWith("src/ReserveMeds.Packets/Attachments/", StringComparison.Ordinal) || file.StartsWith("src/ReserveMeds.Packets/Temperatures/", StringComparison.Ordinal))
            .SelectMany(file => Code().Matches(Repository.Read(file)).Select(match => match.Groups["code"].Value))
            .Except(["attachment-kind-unknown", "attachment-not-as-announced", "logo-not-as-announced"])
            .ToList();

        Assert.True(codes.Count >= 25, $"{codes.Count} codes");
        Assert.All(codes, code => Assert.True(words.Find($"attached.{code}")?.Split('.', '؛', '؟').Length >= 3, code));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_limits_that_the_page_states_are_those_that_hold(string language)
    {
        var words = FormWords.Of(ShippedTexts.Loaded, language);

        foreach (var limit in new[] { AttachmentLimits.MaximumCount, AttachmentLimits.MaximumBytes >> 20, AttachmentLimits.MaximumBytesInAll >> 20, AttachmentLimits.MaximumPages })
            Assert.Matches($@"(?<![0-9]){limit}(?![0-9])", words["attach.hint"]);
    }

    [Theory]
    [InlineData("dmp", 3)]
    [InlineData("kimadia-moh", 4)]
    [InlineData("krg-moh", 1)]
    public void The_facilities_offered_are_those_that_the_guide_names_word_for_word(string regulator, int count)
    {
        var known = KnownFacilities.Of(RegulatorCatalog.Find(regulator)!)!;

        Assert.Equal(count, known.Facilities.Count);
        Assert.All(known.Facilities, facility => Assert.Contains(facility.Name.Replace(" Complex", "", StringComparison.Ordinal), known.Source.Quote, StringComparison.Ordinal));
    }

    [Fact]
    public void A_facility_that_nobody_named_changes_nothing()
    {
        var values = FormValues.None.With("/facility/name", "Example Hospital");

        Assert.Same(values, KnownFacilities.Fill(values, RegulatorCatalog.Find("dmp")!, "iq-hiwa"));
    }

    [GeneratedRegex("\"(?<code>(?:attachments?|too-many-attachments|logo)(?:-[a-z]+)*)\",", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
