using System.Text;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Tests.Cases;

public sealed class CasePatchTests
{
    private static readonly CaseFile Case = CaseFileReader.Read(Encoding.UTF8.GetBytes(
        """{"caseFormat":1,"regulator":"dmp","patient":{"identifier":"P-7F3K-92QX","weightKg":62},"languages":["fr","en"]}""")).Case!;

    [Theory]
    [InlineData("""{}""", """{"caseFormat":1,"languages":["fr","en"],"patient":{"identifier":"P-7F3K-92QX","weightKg":62},"regulator":"dmp"}""")]
    [InlineData("""{"patient":{"weightKg":61.5}}""", """{"caseFormat":1,"languages":["fr","en"],"patient":{"identifier":"P-7F3K-92QX","weightKg":61.5},"regulator":"dmp"}""")]
    [InlineData("""{"patient":{"weightKg":null}}""", """{"caseFormat":1,"languages":["fr","en"],"patient":{"identifier":"P-7F3K-92QX"},"regulator":"dmp"}""")]
    [InlineData("""{"patient":null,"languages":["ar"]}""", """{"caseFormat":1,"languages":["ar"],"regulator":"dmp"}""")]
    [InlineData("""{"facility":{"city":"Rabat","name":null},"languages":null}""", """{"caseFormat":1,"facility":{"city":"Rabat"},"patient":{"identifier":"P-7F3K-92QX","weightKg":62},"regulator":"dmp"}""")]
    [InlineData("""{"pat\u0069ent":{"weightKg":1}}""", """{"caseFormat":1,"languages":["fr","en"],"patient":{"identifier":"P-7F3K-92QX","weightKg":1},"regulator":"dmp"}""")]
    public void A_patch_changes_what_it_names_and_nothing_else(string patch, string expected)
    {
        var reading = CasePatch.Apply(Case, Encoding.UTF8.GetBytes(patch));

        Assert.Empty(reading.Faults);
        Assert.Equal(expected, Encoding.UTF8.GetString(CaseFileWriter.Write(reading.Case!)));
    }

    [Theory]
    [InlineData("""{"physican":null}""", "/physican", "unknown-field")]
    [InlineData("""{"patient":{"height":1}}""", "/patient/height", "unknown-field")]
    [InlineData("""{"patient":{"weightKg":1,"weightKg":2}}""", "/patient/weightKg", "duplicate-field")]
    [InlineData("""{"patient":null,"patient":{"weightKg":2}}""", "/patient", "null-not-allowed")]
    [InlineData("""{"regulator":null}""", "/regulator", "missing-field")]
    [InlineData("""{"patient":"x"}""", "/patient", "wrong-type")]
    [InlineData("""{"languages":[null]}""", "/languages/0", "null-not-allowed")]
    [InlineData("""{"patient":{"weightKg":"62"}}""", "/patient/weightKg", "wrong-type")]
    [InlineData("""[]""", "", "wrong-type")]
    [InlineData("""{"patient":""", "", "malformed-json")]
    [InlineData("""{} {}""", "", "trailing-data")]
    [InlineData("", "", "malformed-json")]
    public void A_patch_is_read_as_strictly_as_a_case(string patch, string pointer, string code)
    {
        var reading = CasePatch.Apply(Case, Encoding.UTF8.GetBytes(patch));

        Assert.Null(reading.Case);
        Assert.Contains((pointer, code), reading.Faults.Select(fault => (fault.Pointer, fault.Code)));
    }

    [Fact]
    public void A_name_or_text_of_half_a_character_is_a_fault_and_no_crash()
    {
        byte[][] patches = [[.. "{\"a"u8, 0xFF, .. "\":null}"u8], [.. "{\"\\ud800\":1}"u8], [.. "{\"patient\":{\"identifier\":\"\\udc00\"}}"u8]];

        Assert.All(patches, patch => Assert.NotEmpty(CasePatch.Apply(Case, patch).Faults));
    }
}
