using System.Text;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Tests.Cases;

public sealed class CaseDifferencesTests
{
    [Theory]
    [InlineData("""{"patient":{"weightKg":62.0}}""", """{"patient":{"weightKg":62}}""", "")]
    [InlineData("""{"patient":{"weightKg":62}}""", """{"patient":{"weightKg":61}}""", "/patient/weightKg")]
    [InlineData("""{"patient":{"weightKg":62,"sex":"male"}}""", """{}""", "/patient/sex /patient/weightKg")]
    [InlineData("""{}""", """{"dosing":{"perLabel":false}}""", "/dosing/perLabel")]
    [InlineData("""{"languages":["fr","en"]}""", """{"languages":["fr"]}""", "/languages/1")]
    [InlineData("""{"priorTherapies":[{"line":1,"regimen":"a"}]}""", """{"priorTherapies":[{"line":1,"regimen":"b"},{"line":2}]}""", "/priorTherapies/0/regimen /priorTherapies/1/line")]
    [InlineData("""{"product":{"approvals":null}}""", """{"product":{"approvals":[]}}""", "/product/approvals")]
    public void Facts_that_differ_are_told_by_their_place(string earlier, string later, string expected)
    {
        Assert.Equal(expected, string.Join(' ', CaseDifferences.Between(Read(earlier), Read(later))));
    }

    [Theory]
    [InlineData("/patient/weightKg", true)]
    [InlineData("/patient", true)]
    [InlineData("/patient/sex", false)]
    [InlineData("/cost", false)]
    [InlineData("/patient/weightKg/below", false)]
    public void What_a_case_gives_is_told_by_its_place(string pointer, bool isGiven) =>
        Assert.Equal(isGiven, CaseDifferences.Gives(Read("""{"patient":{"weightKg":62}}"""), pointer));

    private static CaseFile Read(string facts) =>
        CaseFileReader.Read(Encoding.UTF8.GetBytes("{\"caseFormat\":1,\"regulator\":\"dmp\"" + (facts == "{}" ? "}" : "," + facts[1..]))).Case!;
}
