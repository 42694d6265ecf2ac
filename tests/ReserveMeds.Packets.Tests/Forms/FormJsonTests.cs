using System.Text.Json.Nodes;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Forms;
using ReserveMeds.Packets.Tests.Cases;

namespace ReserveMeds.Packets.Tests.Forms;

public sealed class FormJsonTests
{
    public static TheoryData<string> Samples => [.. SampleCases.Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_case_opened_in_the_form_and_sent_again_is_the_same_case(string sample)
    {
        var json = SampleCases.Read(sample);
        var again = CaseFileReader.Read(FormJson.Of(FormValues.OfSaved(json)!));

        Assert.Empty(again.Faults);
        Assert.Equal(CaseDigest.Of(CaseFileReader.Read(json).Case!), CaseDigest.Of(again.Case!));
    }

    [Theory]
    [InlineData("dmp")]
    [InlineData("kimadia-moh")]
    [InlineData("krg-moh")]
    public void Every_fact_that_the_format_knows_passes_through_the_form(string regulator)
    {
        var json = System.Text.Encoding.UTF8.GetBytes(CompleteCase.For(regulator).ToJsonString());

        Assert.Equal(
            CaseFileWriter.Write(CaseFileReader.Read(json).Case!),
            CaseFileWriter.Write(CaseFileReader.Read(FormJson.Of(FormValues.OfSaved(json)!)).Case!));
    }

    [Theory]
    [InlineData("/patient/weightKg", "62.5", "62.5")]
    [InlineData("/patient/weightKg", "62,5", "62.5")]
    [InlineData("/patient/weightKg", "٦٢٫٥", "62.5")]
    [InlineData("/patient/weightKg", "۶۲", "62")]
    [InlineData("/dosing/unitsPerDay", "0,071428", "0.071428")]
    [InlineData("/request/quantityPacks", " 6 ", "6")]
    [InlineData("/request/quantityPacks", "٣", "3")]
    [InlineData("/request/quantityPacks", "۱۲", "12")]
    [InlineData("/request/durationDays", "۹۰", "90")]
    [InlineData("/dosing/unitsPerDay", "٠٫٠٧١٤", "0.0714")]
    public void A_number_is_read_as_it_is_typed_in_the_region(string pointer, string typed, string read) =>
        Assert.Equal(read, At(pointer, typed)!.ToJsonString());

    [Theory]
    [InlineData("/request/quantityPacks", "1,300")]
    [InlineData("/request/quantityPacks", "6,5")]
    [InlineData("/request/quantityPacks", "1.000")]
    [InlineData("/request/quantityPacks", "١٬٠٠٠")]
    [InlineData("/request/quantityPacks", "٣٫٠٠٠")]
    [InlineData("/request/quantityPacks", "٣ علب")]
    [InlineData("/dosing/unitsPerDay", "١٫٣٠٠")]
    [InlineData("/request/quantityPacks", "6 packs")]
    [InlineData("/cost/conciergeFee/amountUsd", "1,300")]
    [InlineData("/cost/conciergeFee/amountUsd", "1.300,50")]
    [InlineData("/patient/weightKg", "62 kg")]
    [InlineData("/patient/ageYears", "041")]
    public void What_could_be_two_numbers_is_none_and_is_refused(string pointer, string typed)
    {
        Assert.Equal(System.Text.Json.JsonValueKind.String, At(pointer, typed)!.GetValueKind());

        var faults = CaseFileReader.Read(FormJson.Of(Typed((pointer, typed)))).Faults;
        Assert.Equal([pointer], faults.Select(fault => fault.Pointer));
    }

    [Fact]
    public void Blank_rows_at_the_end_are_no_rows_and_those_between_keep_the_places_of_the_others()
    {
        var json = JsonNode.Parse(FormJson.Of(Typed(
            ("/priorTherapies/0/regimen", "First"), ("/priorTherapies/1/regimen", ""), ("/priorTherapies/2/regimen", "Third"), ("/priorTherapies/3/regimen", " "))))!;

        var rows = json["priorTherapies"]!.AsArray();
        Assert.Equal(3, rows.Count);
        Assert.Equal("Third", (string?)rows[2]!["regimen"]);
    }

    [Fact]
    public void A_row_taken_away_moves_up_those_behind_it_and_no_others()
    {
        var values = Typed(("/priorTherapies/0/regimen", "A"), ("/priorTherapies/1/regimen", "B"), ("/priorTherapies/2/regimen", "C"), ("/physician/name", "Dr Example"))
            .WithoutRow("/priorTherapies", 1);

        Assert.Equal(2, values.RowsOf("/priorTherapies"));
        Assert.Equal("A", values.TextAt("/priorTherapies/0/regimen"));
        Assert.Equal("C", values.TextAt("/priorTherapies/1/regimen"));
        Assert.Equal("Dr Example", values.TextAt("/physician/name"));
        Assert.Equal(3, values.WithRow("/priorTherapies").RowsOf("/priorTherapies"));
    }

    [Fact]
    public void A_half_typed_entry_is_saved_and_stands_in_its_field_again()
    {
        var saved = FormJson.Of(Typed(("/patient/ageYears", "forty"), ("/filingDate", "22/11/2026"), ("/monitoring/baseline", "Blood count\n\n ALT")));
        var opened = FormValues.OfSaved(saved)!;

        Assert.Equal("forty", opened.TextAt("/patient/ageYears"));
        Assert.Equal("22/11/2026", opened.TextAt("/filingDate"));
        Assert.Equal("Blood count\nALT", opened.TextAt("/monitoring/baseline"));
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    public void What_is_no_object_is_no_saved_case(string json) => Assert.Null(FormValues.OfSaved(System.Text.Encoding.UTF8.GetBytes(json)));

    private static JsonNode? At(string pointer, string typed) =>
        pointer.Split('/').Skip(1).Aggregate(JsonNode.Parse(FormJson.Of(Typed((pointer, typed)))), (node, name) => node![name]);

    private static FormValues Typed(params (string Pointer, string Value)[] typed) => FormValues.Of(
        typed.Prepend(("/regulator", "dmp")).Select(entry => KeyValuePair.Create(entry.Item1, entry.Item2)));
}
