using System.Text;
using System.Text.Json.Nodes;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Tests.Cases;

/// <summary>The digest is printed in packets that are kept for years: equal facts, equal digest, whatever the build.</summary>
public sealed class CaseDigestTests
{
    public static TheoryData<string> Names => [.. SampleCases.Names];

    [Fact]
    public void The_canonical_form_is_ordered_and_holds_only_what_was_given()
    {
        var given = """
            { "regulator": "dmp", "caseFormat": 1.0, "languages": [], "patient": { "weightKg": 62.50, "ageYears": 41e0, "sex": null },
              "physician": { "name": "د. \"Exemple\"\n\u00e9\u007a" }, "priorTherapies": [ {}, { "systemic": false } ], "coordinator": {} }
            """;

        Assert.Equal(
            """{"caseFormat":1,"patient":{"ageYears":41,"weightKg":62.5},"physician":{"name":"د. \"Exemple\"\néz"},"priorTherapies":[{},{"systemic":false}],"regulator":"dmp"}""",
            Encoding.UTF8.GetString(CaseFileWriter.Write(Case(given))));
    }

    [Fact]
    public void The_digest_is_the_sha_256_of_the_canonical_form()
    {
        var digest = CaseDigest.Of(Case("""{"regulator":"dmp","caseFormat":1}"""));

        // printf '%s' '{"caseFormat":1,"regulator":"dmp"}' | sha256sum
        Assert.Equal("3be6ef73341b530d95b3667d790dfdc84f4cdda82c50caffbe6ce598764cbbbc", digest);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_order_of_fields_and_the_spacing_do_not_change_the_digest(string name)
    {
        var json = SampleCases.Read(name);
        var shuffled = Encoding.UTF8.GetBytes(Reversed(JsonNode.Parse(json)!).ToJsonString());

        Assert.NotEqual(json, shuffled);
        Assert.Equal(CaseDigest.Of(Case(json)), CaseDigest.Of(Case(shuffled)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_canonical_form_is_read_back_as_the_same_case(string name)
    {
        var canonical = CaseFileWriter.Write(Case(SampleCases.Read(name)));

        Assert.Equal(canonical, CaseFileWriter.Write(Case(canonical)));
    }

    [Fact]
    public void Every_field_reaches_the_digest()
    {
        var complete = CompleteCase.For("dmp");
        var digests = CaseMutations.Of(complete, [])
            .Where(mutation => mutation is { Value: null, Path: not ["caseFormat"] and not ["regulator"] })
            .Select(mutation => (mutation, Digest: CaseDigest.Of(Case(CaseMutations.Apply(complete, mutation)))))
            .ToList();

        var whole = CaseDigest.Of(Case(Encoding.UTF8.GetBytes(complete.ToJsonString())));
        Assert.True(digests.Count > 100);
        Assert.All(digests, entry => Assert.True(entry.Digest != whole, $"{entry.mutation} does not change the digest."));
    }

    [Fact]
    public void Citing_no_approval_is_another_case_than_leaving_it_to_the_profile() =>
        Assert.NotEqual(
            CaseDigest.Of(Case("""{"regulator":"dmp","caseFormat":1,"product":{"approvals":[]}}""")),
            CaseDigest.Of(Case("""{"regulator":"dmp","caseFormat":1,"product":{"approvals":null}}""")));

    [Fact]
    public void The_order_of_entries_in_a_list_is_a_fact() =>
        Assert.NotEqual(
            CaseDigest.Of(Case("""{"regulator":"dmp","caseFormat":1,"languages":["fr","en"]}""")),
            CaseDigest.Of(Case("""{"regulator":"dmp","caseFormat":1,"languages":["en","fr"]}""")));

    private static CaseFile Case(string json) => Case(Encoding.UTF8.GetBytes(json));

    private static CaseFile Case(byte[] json)
    {
        var reading = CaseFileReader.Read(json);
        Assert.Empty(reading.Faults);
        return reading.Case!;
    }

    private static JsonNode Reversed(JsonNode node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Reverse().Select(field => KeyValuePair.Create(field.Key, field.Value is null ? null : Reversed(field.Value)))),
        JsonArray list => new JsonArray([.. list.Select(entry => Reversed(entry!))]),
        _ => node.DeepClone(),
    };
}
