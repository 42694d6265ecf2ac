using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Forms;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Tests.Cases;
using ReserveMeds.Packets.Tests.Samples;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Tests.Forms;

public sealed class CaseFormTests
{
    private static readonly DateOnly Day = new(2026, 11, 22);

    private static readonly PacketAssembler Assembler = new(
        ShippedTexts.Loaded, new DocumentWriters(new OutlineOnly(OutputFormat.Pdf, 1), new OutlineOnly(OutputFormat.Docx)));

    private static readonly FormNeeds Needs = new(Assembler, Sample);

    public static TheoryData<string, string> RegulatorsAndLanguages
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var regulator in RegulatorCatalog.All)
            {
                foreach (var language in Language.Codes)
                    data.Add(regulator.Id, language);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(RegulatorsAndLanguages))]
    public void Every_fact_of_the_format_has_a_field_with_words(string regulatorId, string language)
    {
        var form = Form(regulatorId, language, Complete(regulatorId));

        var places = Leaves(CaseShape.Of(regulatorId), "").Except(["/caseFormat", "/regulator"]);
        Assert.All(places, place => Assert.NotNull(form.FieldAt(place.Replace("/*", "/0", StringComparison.Ordinal))));
        Assert.All(Fields(form), field => Assert.NotEmpty(field.Label));
        Assert.All(Fields(form).SelectMany(field => field.Options), option => Assert.NotEmpty(option.Words));
    }

    [Theory]
    [InlineData("dmp")]
    [InlineData("kimadia-moh")]
    [InlineData("krg-moh")]
    public void A_field_is_called_needed_where_a_case_without_it_is_refused(string regulatorId)
    {
        var regulator = RegulatorCatalog.Find(regulatorId)!;
        var needed = Needs.Of(regulator, Day);
        var complete = FormValues.OfSaved(Sample(regulatorId))!;

        Assert.Contains("/physician/licenseNumber", needed);
        Assert.DoesNotContain("/physician/licenseValidUntil", needed);
        Assert.DoesNotContain("/diagnosis/severity/evidence", needed);
        Assert.DoesNotContain("/importer/files", needed);
        foreach (var field in Fields(Form(regulatorId, "en", complete)).Where(field => field.IsNeeded && field.Value.Length > 0))
        {
            var without = CaseFileReader.Read(FormJson.Of(complete.With(field.Pointer, ""))).Case!;
            Assert.False(Assembler.Validate(without, Day).IsComplete, field.Pointer);
        }
    }

    [Fact]
    public void A_finding_stands_at_its_field_or_at_what_holds_it()
    {
        var form = Form("dmp", "en", Complete("dmp"));

        Assert.Equal("/priorTherapies/0/regimen", form.PlaceOf("/priorTherapies/0/regimen"));
        Assert.Equal("/priorTherapies", form.PlaceOf("/priorTherapies/7/regimen"));
        Assert.Equal("/monitoring/baseline", form.PlaceOf("/monitoring/baseline/2"));
        Assert.Equal("/patient", form.PlaceOf("/patient"));
        Assert.Equal("", form.PlaceOf(""));
    }

    [Fact]
    public void A_governorate_is_asked_for_in_Iraq_alone()
    {
        Assert.Null(Form("dmp", "fr", FormValues.None).FieldAt("/facility/governorate"));
        Assert.NotNull(Form("krg-moh", "ckb", FormValues.None).FieldAt("/facility/governorate"));
    }

    [Fact]
    public void The_leading_language_of_an_opened_case_stays_the_leading_one()
    {
        var values = FormValues.None.With("/languages", "en", "ar");

        Assert.Equal(["en", "ar"], Form("kimadia-moh", "ar", values).FieldAt("/languages")!.Options.Select(option => option.Value));
    }

    [Fact]
    public void The_profile_fills_blank_fields_with_what_the_label_says_and_changes_none()
    {
        var words = FormWords.Of(ShippedTexts.Loaded, "fr", "MA");
        var filled = ProfileFill.Of(FormValues.None.With("/product/profile", "rezurock-200mg-30").With("/dosing/startingDose", "100 mg"), words);

        Assert.Equal("100 mg", filled.TextAt("/dosing/startingDose"));
        Assert.Equal("200 mg", filled.TextAt("/dosing/maintenanceDose"));
        Assert.Equal("1", filled.TextAt("/dosing/unitsPerDay"));
        Assert.NotEmpty(filled.TextAt("/monitoring/baseline"));
        Assert.NotEmpty(filled.TextAt("/monitoring/followUp/0/item"));
        Assert.Empty(filled.At("/dosing/schedule"));
        Assert.Equal("2", ProfileFill.Of(FormValues.None.With("/product/profile", "rezurock-200mg-30").With("/dosing/interactions", "proton-pump-inhibitor"), words).TextAt("/dosing/unitsPerDay"));
    }

    private static byte[] Sample(string regulatorId) =>
        SampleCases.Read(SampleCases.Names.First(name => name.StartsWith(regulatorId + "/", StringComparison.Ordinal)));

    private static FormValues Complete(string regulatorId) =>
        FormValues.OfSaved(System.Text.Encoding.UTF8.GetBytes(CompleteCase.For(regulatorId).ToJsonString()))!;

    private static CaseForm Form(string regulatorId, string language, FormValues values)
    {
        var regulator = RegulatorCatalog.Find(regulatorId)!;
        return CaseFormBuilder.Build(regulator, FormWords.Of(ShippedTexts.Loaded, language, regulator.Country), values, Needs.Of(regulator, Day));
    }

    private static IEnumerable<FormField> Fields(CaseForm form) => form.Sections.SelectMany(section => section.Parts).SelectMany(Fields);

    private static IEnumerable<FormField> Fields(FormPart part) => part switch
    {
        FormGroup group => group.Parts.SelectMany(Fields),
        FormRows rows => rows.Rows.SelectMany(row => row.Parts).SelectMany(Fields),
        _ => [(FormField)part],
    };

    private static IEnumerable<string> Leaves(Shape shape, string pointer) => shape switch
    {
        ObjectShape form => form.Fields.SelectMany(field => Leaves(field.Shape, $"{pointer}/{field.Name}")),
        ListShape { Entry: ObjectShape entry } => Leaves(entry, $"{pointer}/*"),
        _ => [pointer],
    };
}
