using System.Text;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Tests.Cases;

/// <summary>A facility is read as strictly as a case, by the same walk.</summary>
public sealed class FacilityReaderTests
{
    [Fact]
    public void What_is_given_is_read_and_what_is_not_stays_unknown()
    {
        var reading = FacilityReader.Read(
            """{"country":"IQ","city":"Erbil","governorate":" ","kind":"tertiary-public","inHouseImportPharmacy":null}"""u8.ToArray());

        Assert.Empty(reading.Faults);
        Assert.Equal(("IQ", "Erbil", "tertiary-public"), (reading.Facility!.Country, reading.Facility.City, reading.Facility.Kind));
        Assert.Null(reading.Facility.Governorate);
        Assert.Null(reading.Facility.InHouseImportPharmacy);
    }

    [Theory]
    [InlineData("{}", "/country missing-field")]
    [InlineData("""{"country":null}""", "/country null-not-allowed")]
    [InlineData("""{"country":""}""", "/country bad-format")]
    [InlineData("""{"country":"iq"}""", "/country bad-format")]
    [InlineData("""{"country":"IQ","country":"MA"}""", "/country duplicate-field")]
    [InlineData("""{"country":"IQ","name":"Hiwa"}""", "/name unknown-field")]
    [InlineData("""{"country":"IQ","kind":"tertiary"}""", "/kind not-listed")]
    [InlineData("""{"country":"IQ","inHouseImportPharmacy":"no"}""", "/inHouseImportPharmacy wrong-type")]
    [InlineData("""{"country":"IQ","city":"a\u0000b"}""", "/city forbidden-character")]
    [InlineData("""{"country":"IQ"} {}""", " trailing-data")]
    [InlineData("""{"country":"IQ",}""", " malformed-json")]
    [InlineData("[]", " wrong-type")]
    [InlineData("", " malformed-json")]
    [InlineData("""{"kind":5,"town":"x","governorate":["Erbil"]}""", "/kind wrong-type", "/town unknown-field", "/governorate wrong-type", "/country missing-field")]
    public void All_faults_are_named_at_once_with_their_places(string json, params string[] faults)
    {
        var reading = FacilityReader.Read(Encoding.UTF8.GetBytes(json));

        Assert.Null(reading.Facility);
        Assert.Equal(faults, reading.Faults.Select(fault => $"{fault.Pointer} {fault.Code}"));
        Assert.All(reading.Faults, fault => Assert.DoesNotContain("case", fault.Message + fault.Remedy, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_known_field_is_suggested_for_a_mistyped_one() =>
        Assert.Contains(
            "Did you mean \"governorate\"?",
            Assert.Single(FacilityReader.Read("""{"country":"IQ","govenorate":"Erbil"}"""u8.ToArray()).Faults).Remedy,
            StringComparison.Ordinal);
}
