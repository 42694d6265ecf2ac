using System.Text;
using System.Text.Json.Nodes;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Tests.Cases;

/// <summary>Each kind of fault of form: where it is, what it is called and how it is mended.</summary>
public sealed class CaseFaultTests
{
    /// <summary>In the columns: pointer, JSON that stands there, code, words of the remedy.</summary>
    [Theory]
    [InlineData("/patient/ageYears", "\"41\"", "wrong-type", "a whole number from 0 to 130")]
    [InlineData("/patient/ageYears", "\"٤١\"", "wrong-type", "a whole number from 0 to 130")]
    [InlineData("/patient/ageYears", "131", "out-of-range", "from 0 to 130")]
    [InlineData("/patient/ageYears", "-1", "out-of-range", "from 0 to 130")]
    [InlineData("/patient/ageYears", "41.5", "too-many-decimals", "a whole number")]
    [InlineData("/patient/weightKg", "0.2", "out-of-range", "from 0.3 to 700")]
    [InlineData("/patient/weightKg", "62.0001", "too-many-decimals", "at most 3 decimals")]
    [InlineData("/patient/weightKg", "62.00000000000000000000000000001", "not-exact", "at most 3 decimals")]
    [InlineData("/patient/weightKg", "1e999999999999", "not-exact", "at most 3 decimals")]
    [InlineData("/patient/sex", "\"woman\"", "not-listed", "one of female, male")]
    [InlineData("/patient/identifier", "\"FATIMA-BENALI\"", "bad-format", "P-7F3K-92QX")]
    [InlineData("/patient/identifier", "\"P-ABCD-EFGH\"", "bad-format", "at least one digit in each")]
    [InlineData("/patient/identifier", "\"P-7F3K-92QX\\n\"", "bad-format", "P-7F3K-92QX")]
    [InlineData("/patient/childbearingPotential", "\"yes\"", "wrong-type", "true or false")]
    [InlineData("/patient", "null", "null-not-allowed", "an object")]
    [InlineData("/patient", "[]", "wrong-type", "an object")]
    [InlineData("/languages", "null", "null-not-allowed", "a list of at most 4 entries")]
    [InlineData("/languages", "\"fr\"", "wrong-type", "a list of at most 4 entries")]
    [InlineData("/languages/1", "\"fr\"", "repeated-entry", "Keep one")]
    [InlineData("/languages/1", "\"de\"", "not-listed", "one of en, fr, ar, ckb")]
    [InlineData("/languages/1", "null", "null-not-allowed", "one of en, fr, ar, ckb")]
    [InlineData("/monitoring/baseline/3", "\" \\u200F \"", "blank-entry", "leave the entry out")]
    [InlineData("/filingDate", "\"2026-02-29\"", "bad-date", "yyyy-MM-dd")]
    [InlineData("/filingDate", "\"22/11/2026\"", "bad-date", "yyyy-MM-dd")]
    [InlineData("/filingDate", "\"2026-11-22T10:00:00Z\"", "bad-date", "yyyy-MM-dd")]
    [InlineData("/filingDate", "\"٢٠٢٦-١١-٢٢\"", "bad-date", "yyyy-MM-dd")]
    [InlineData("/filingDate", "\"1448-06-12\"", "bad-date", "1900 to 2099")]
    [InlineData("/reference", "\"RM-IQ-2026-000123\"", "bad-format", "RM-MA-2026-000123")]
    [InlineData("/reference", "\"../../etc/passwd\"", "bad-format", "RM-MA-2026-000123")]
    [InlineData("/request/resupplyOf", "\"RM-MA-26-123\"", "bad-format", "MA, IQ or KR")]
    [InlineData("/facility/country", "\"Maroc\"", "too-long", "two capital letters")]
    [InlineData("/facility/country", "\"ma\"", "bad-format", "two capital letters")]
    [InlineData("/regulator", "\"fda\"", "not-listed", "dmp, kimadia-moh, krg-moh")]
    [InlineData("/regulator", "null", "null-not-allowed", "dmp, kimadia-moh, krg-moh")]
    [InlineData("/caseFormat", "2", "out-of-range", "the number 1")]
    [InlineData("/product/profile", "\"aspirin-500mg-20\"", "not-listed", "rezurock-200mg-30")]
    [InlineData("/physician/licenceNumber", "\"CNOM-00000\"", "unknown-field", "Did you mean \"licenseNumber\"?")]
    [InlineData("/patient/name", "\"Exemple\"", "unknown-field", "Known fields here: identifier, sex, ageYears")]
    [InlineData("/custody/legs/0/a~1b~0c", "1", "unknown-field", "Known fields here: from, to")]
    public void A_fault_is_named_with_its_place_and_its_remedy(string pointer, string json, string code, string remedy)
    {
        var faults = CaseFileReader.Read(With(pointer, json)).Faults;

        var fault = Assert.Single(faults);
        Assert.Equal(pointer, fault.Pointer);
        Assert.Equal(code, fault.Code);
        Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("caseFormat", "the number 1")]
    [InlineData("regulator", "one of dmp, kimadia-moh, krg-moh")]
    public void The_two_required_fields_are_asked_for(string field, string remedy)
    {
        var root = Root();
        root.AsObject().Remove(field);

        var fault = Assert.Single(CaseFileReader.Read(Bytes(root)).Faults);

        Assert.Equal(($"/{field}", "missing-field"), (fault.Pointer, fault.Code));
        Assert.Contains(remedy, fault.Remedy);
    }

    [Fact]
    public void A_case_with_nothing_but_the_required_fields_is_read()
    {
        var reading = CaseFileReader.Read("""{"caseFormat":1,"regulator":"krg-moh"}"""u8.ToArray());

        Assert.Empty(reading.Faults);
        Assert.Equal("krg-moh", reading.Case!.Regulator);
        Assert.Equal(new Patient(), reading.Case.Patient);
        Assert.Empty(reading.Case.PriorTherapies);
        Assert.Null(reading.Case.Product.Approvals);
    }

    [Fact]
    public void Null_and_blank_text_are_the_same_as_a_missing_fact()
    {
        var reading = CaseFileReader.Read(
            """{"caseFormat":1,"regulator":"dmp","physician":{"name":null,"specialty":" \u200F\n"},"patient":{"ageYears":null}}"""u8.ToArray());

        Assert.Empty(reading.Faults);
        Assert.Equal(new Physician().ToString(), reading.Case!.Physician.ToString());
        Assert.Null(reading.Case.Patient.AgeYears);
    }

    [Fact]
    public void A_field_given_twice_is_refused_once_for_each_repetition()
    {
        var json = """{"caseFormat":1,"regulator":"dmp","patient":{"ageYears":41,"ageYears":42,"age\u0059ears":"x"}}"""u8.ToArray();

        var faults = CaseFileReader.Read(json).Faults;

        Assert.Equal(["duplicate-field", "duplicate-field", "wrong-type"], faults.Select(fault => fault.Code));
        Assert.All(faults, fault => Assert.Equal("/patient/ageYears", fault.Pointer));
    }

    [Theory]
    [InlineData("name", 200)]
    [InlineData("email", 300)]
    public void Text_may_be_as_long_as_its_cap_and_no_longer(string field, int cap)
    {
        var long1 = string.Concat(Enumerable.Repeat("\U0001F33F", cap));

        Assert.Empty(CaseFileReader.Read(With($"/physician/{field}", $"\"{long1}\"")).Faults);
        var fault = Assert.Single(CaseFileReader.Read(With($"/physician/{field}", $"\"{long1}x\"")).Faults);
        Assert.Equal("too-long", fault.Code);
        Assert.Contains($"at most {cap} characters", fault.Remedy);
    }

    [Fact]
    public void Hundreds_of_therapies_are_read_and_a_thousand_and_one_are_not()
    {
        Assert.Empty(CaseFileReader.Read(With("/priorTherapies", Therapies(1_000))).Faults);
        var fault = Assert.Single(CaseFileReader.Read(With("/priorTherapies", Therapies(1_001))).Faults);
        Assert.Equal(("/priorTherapies", "too-many-entries"), (fault.Pointer, fault.Code));

        static string Therapies(int count) => $"[{string.Join(',', Enumerable.Repeat("""{"regimen":"Exemple"}""", count))}]";
    }

    [Fact]
    public void Thirty_faults_at_once_are_all_reported_in_the_order_of_the_document()
    {
        var root = Root();
        root["therapies"] = root["priorTherapies"]!.DeepClone();
        root["priorTherapies"] = new JsonArray([.. Enumerable.Range(0, 29).Select(line => new JsonObject { ["line"] = 1, ["systemic"] = $"{line}" })]);

        var faults = CaseFileReader.Read(Bytes(root)).Faults;

        Assert.Equal(
            [.. Enumerable.Range(0, 29).Select(line => ($"/priorTherapies/{line}/systemic", "wrong-type")), ("/therapies", "unknown-field")],
            faults.Select(fault => (fault.Pointer, fault.Code)));
    }

    [Fact]
    public void A_hostile_body_gets_no_endless_list_of_faults()
    {
        var json = $$"""{"caseFormat":1,"regulator":"dmp",{{string.Join(',', Enumerable.Range(0, 20_000).Select(index => $"\"x{index}\":1"))}}}""";

        var faults = CaseFileReader.Read(Encoding.UTF8.GetBytes(json)).Faults;

        Assert.Equal(501, faults.Count);
        Assert.Equal(("", "too-many-faults"), (faults[^1].Pointer, faults[^1].Code));
    }

    [Fact]
    public void An_unknown_name_that_is_long_or_hostile_is_not_repeated()
    {
        var longName = new string('n', 65);
        var json = $$"""{"caseFormat":1,"regulator":"dmp","{{longName}}":1,"a\u202Eb":1,"a\uD800":1}""";

        var faults = CaseFileReader.Read(Encoding.UTF8.GetBytes(json)).Faults;

        Assert.Equal(3, faults.Count);
        Assert.All(faults, fault => Assert.Equal(("", "unknown-field"), (fault.Pointer, fault.Code)));
    }

    /// <summary>A fault can be shown, logged and sent: whatever was received, none of it is in the words.</summary>
    [Fact]
    public void No_fault_repeats_what_was_received()
    {
        const string marker = "Zz9Planted";
        var root = CompleteCase.For("dmp");
        string[] wrong = [$"\"{marker}\"", $"[\"{marker}\"]", $$"""{"{{marker}}":"{{marker}}"}""", "77777777777", $"\"{marker}\\u0000\"", "\"2026-02-30\""];
        var faults = CaseMutations.Of(root, wrong).SelectMany(mutation => CaseFileReader.Read(CaseMutations.Apply(root, mutation)).Faults).ToList();

        Assert.True(faults.Count > 500, "The markers must have been refused in many places.");
        Assert.All(faults, fault =>
        {
            var words = $"{fault.Code} {fault.Message} {fault.Remedy}";
            Assert.DoesNotContain(marker, words);
            Assert.DoesNotContain("77777777777", words);
            Assert.DoesNotContain("2026-02-30", words);
            Assert.False(string.IsNullOrWhiteSpace(fault.Remedy));
        });
    }

    private static byte[] With(string pointer, string json)
    {
        var root = Root();
        string[] path = [.. pointer.Split('/')[1..].Select(step => step.Replace("~1", "/").Replace("~0", "~"))];
        if (path[^1] is "1" or "3")
        {
            var list = path[..^1].Aggregate(root, (node, step) => node[step]!).AsArray();
            list.Insert(int.Parse(path[^1]), "x");
        }

        return CaseMutations.Apply(root, new(path, json));
    }

    private static JsonNode Root() => JsonNode.Parse(SampleCases.Read("dmp/adult-cgvhd.json"))!;

    private static byte[] Bytes(JsonNode root) => Encoding.UTF8.GetBytes(root.ToJsonString());
}
