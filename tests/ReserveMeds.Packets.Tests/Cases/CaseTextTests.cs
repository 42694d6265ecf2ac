using System.Text;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Tests.Cases;

/// <summary>What characters may come in, and how the bytes around them are judged.</summary>
public sealed class CaseTextTests
{
    [Theory]
    [InlineData(0x00, "a control character")]
    [InlineData(0x0D, "a control character")]
    [InlineData(0x1F, "a control character")]
    [InlineData(0x7F, "a control character")]
    [InlineData(0x85, "a control character")]
    [InlineData(0x9F, "a control character")]
    [InlineData(0x202A, "a direction control")]
    [InlineData(0x202E, "a direction control")]
    [InlineData(0x2066, "a direction control")]
    [InlineData(0x2069, "a direction control")]
    [InlineData(0xFEFF, "a byte order mark")]
    [InlineData(0xFDD0, "a noncharacter")]
    [InlineData(0xFDEF, "a noncharacter")]
    [InlineData(0xFFFE, "a noncharacter")]
    [InlineData(0xFFFF, "a noncharacter")]
    [InlineData(0x1FFFE, "a noncharacter")]
    [InlineData(0x10FFFF, "a noncharacter")]
    [InlineData(0xE000, "a private-use character")]
    [InlineData(0xF8FF, "a private-use character")]
    [InlineData(0xF0000, "a private-use character")]
    [InlineData(0x10FFFD, "a private-use character")]
    [InlineData(0xD800, "half of a surrogate pair")]
    [InlineData(0xDFFF, "half of a surrogate pair")]
    public void A_character_that_may_not_come_in_is_named_with_its_place(int codePoint, string kind)
    {
        var units = codePoint < 0x10000 ? $"\\u{codePoint:X4}" : string.Concat(char.ConvertFromUtf32(codePoint).Select(unit => $"\\u{(int)unit:X4}"));

        var fault = Assert.Single(Faults($"\"é\U0001F33F{units}b\""));

        Assert.Equal(("/physician/name", "forbidden-character"), (fault.Pointer, fault.Code));
        Assert.Equal($"\"name\" holds {kind}, U+{codePoint:X4}, as character 3 counted from 1.", fault.Message);
    }

    [Theory]
    [InlineData("\\n")]
    [InlineData("\\t")]
    [InlineData("\\u00A0")]
    [InlineData("\\u200C")]
    [InlineData("\\u200F")]
    [InlineData("\\uFFFD")]
    [InlineData("\\uD83C\\uDF3F")]
    [InlineData("≥ ☐ د. مثال ڕۆژ")]
    public void Other_characters_come_in(string text) => Assert.Empty(Faults($"\"a{text}b\""));

    [Fact]
    public void Escapes_and_plain_characters_give_the_same_text()
    {
        var reading = Read("\"\\u0041\\\"\\\\\\/\\n\\t é \\u00e9 \\ud83c\\udf3f\"");

        Assert.Equal("A\"\\/\n\t é é \U0001F33F", reading.Case!.Physician.Name);
    }

    [Fact]
    public void Text_is_brought_into_normal_form_c() => Assert.Equal("é", Read("\"e\\u0301\"").Case!.Physician.Name);

    [Theory]
    [InlineData("\uD800 in an escaped name", "{\"caseFormat\":1,\"regulator\":\"dmp\",\"\\uD800\":1}", "")]
    [InlineData("half of a pair as a regulator", "{\"caseFormat\":1,\"regulator\":\"\\uDC00\"}", "/regulator")]
    public void Half_a_surrogate_pair_is_a_fault_and_no_crash(string what, string json, string pointer) =>
        Assert.True(Assert.Single(CaseFileReader.Read(Encoding.UTF8.GetBytes(json)).Faults).Pointer == pointer, what);

    [Fact]
    public void Bytes_that_are_not_utf_8_are_refused_where_they_stand()
    {
        byte[] json = [.. """{"caseFormat":1,"regulator":"dmp","physician":{"name":"a"""u8, 0xC3, 0x28, .. "\"}}"u8];
        byte[] name = [.. """{"caseFormat":1,"regulator":"dmp","physician":{"nam"""u8, 0xFF, .. "\":\"x\"}}"u8];

        var inText = Assert.Single(CaseFileReader.Read(json).Faults);
        var inName = Assert.Single(CaseFileReader.Read(name).Faults);

        Assert.Equal(("/physician/name", "invalid-utf8"), (inText.Pointer, inText.Code));
        Assert.Equal(("/physician", "unknown-field"), (inName.Pointer, inName.Code));
    }

    [Theory]
    [InlineData("", "malformed-json", "line 1, byte 1")]
    [InlineData("{\n \"caseFormat\": 1,\n \"regulator\" \"dmp\"}", "malformed-json", "line 3, byte 14")]
    [InlineData("{\"caseFormat\":1,\"regulator\":\"dmp\",}", "malformed-json", "line 1, byte 35")]
    [InlineData("{\"caseFormat\":1, /* why */ \"regulator\":\"dmp\"}", "malformed-json", "line 1, byte 18")]
    [InlineData("{\"caseFormat\":1,\"regulator\":\"dmp\",\"patient\":{\"ageYears\":٤١}}", "malformed-json", "line 1, byte 57")]
    [InlineData("{\"caseFormat\":1,\"regulator\":\"dmp\",\"patient\":{\"ageYears\":NaN}}", "malformed-json", "line 1, byte 57")]
    [InlineData("{\"caseFormat\":1,\"regulator\":\"dmp\"}\n {}", "trailing-data", "line 2, byte 2")]
    [InlineData("[]", "wrong-type", "The body is a list.")]
    [InlineData("null", "null-not-allowed", "The body must not be null.")]
    public void A_body_that_is_not_one_json_object_is_refused_with_its_place(string json, string code, string words)
    {
        var fault = Assert.Single(CaseFileReader.Read(Encoding.UTF8.GetBytes(json)).Faults);

        Assert.Equal(("", code), (fault.Pointer, fault.Code));
        Assert.Contains(words, fault.Message);
    }

    [Fact]
    public void Trailing_data_is_reported_beside_the_other_faults()
    {
        var faults = CaseFileReader.Read("""{"caseFormat":1,"regulator":"x"}{"""u8.ToArray()).Faults;

        Assert.Equal(["not-listed", "trailing-data"], faults.Select(fault => fault.Code));
    }

    [Fact]
    public void A_byte_order_mark_before_the_case_is_passed_over() =>
        Assert.Empty(CaseFileReader.Read((byte[])[.. "\uFEFF"u8, .. """{"caseFormat":1,"regulator":"dmp"}"""u8]).Faults);

    [Theory]
    [InlineData(31, "unknown-field")]
    [InlineData(32, "too-deep")]
    [InlineData(100_000, "too-deep")]
    public void Depth_is_bounded(int lists, string code)
    {
        var json = $$"""{"x":{{new string('[', lists)}}{{new string(']', lists)}},"caseFormat":1,"regulator":"dmp"}""";

        Assert.Equal(code, Assert.Single(CaseFileReader.Read(Encoding.UTF8.GetBytes(json)).Faults).Code);
    }

    private static IReadOnlyList<CaseFault> Faults(string nameJson) => Read(nameJson).Faults;

    private static CaseReading Read(string nameJson) =>
        CaseFileReader.Read(Encoding.UTF8.GetBytes($$$"""{"caseFormat":1,"regulator":"dmp","physician":{"name":{{{nameJson}}}}}"""));
}
