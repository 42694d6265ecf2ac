using System.Text;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Parsing;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Outline;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Tests.Cases;
using ReserveMeds.Packets.Tests.Samples;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Tests.Views;

/// <summary>The guide for patient and family: the letter's dose, the profile's storage, no illness.</summary>
public sealed class PatientGuideTests
{
    private static readonly PacketAssembler Assembler =
        new(ShippedTexts.Loaded, new DocumentWriters(new OutlineOnly(OutputFormat.Html)));

    public static TheoryData<string> Names { get; } = [.. SampleCases.Names.Where(name => !name.Contains("half-filled", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Dose_and_schedule_are_those_of_the_letter_word_for_word(string name)
    {
        var caseFile = Read(name);
        var letter = await OutlineAsync(caseFile, 2);
        var guide = await OutlineAsync(caseFile, 11);

        Assert.Equal(Lines(letter, "Starting dose"), Lines(guide, "Dose at the start"));
        Assert.Equal(Lines(letter, "Maintenance dose"), Lines(guide, "Dose after that"));
        Assert.Equal(Lines(letter, "Route and schedule"), $"{Lines(guide, "How you take it")}, {Lines(guide, "When you take it")}");
    }

    [Theory]
    [InlineData("ambient", null, null, "Keep it at room temperature.] Ask your pharmacy how warm or how cold it may get.")]
    [InlineData("ambient", 15, 25, "Keep it at room temperature.] The range is {15 to 25\u00A0°C}.")]
    [InlineData("cold-chain", 2, 8, "Keep it in the fridge, at {2 to 8\u00A0°C}.] Ask your pharmacy now")]
    [InlineData("cold-chain", -25, -15, "Keep it cold.] The range is {-25 to -15\u00A0°C}. Do not take it home before")]
    [InlineData("cold-chain", null, null, "Keep it cold.] Ask your pharmacy how cold. Do not take it home before")]
    [InlineData("ultra-cold", -90, -60, "Keep it very cold.] The range is {-90 to -60\u00A0°C}. Do not take it home before")]
    [InlineData("ultra-cold", null, null, "Keep it very cold.] Ask your pharmacy how cold. Do not take it home before")]
    [InlineData("special", null, null, "Keep it with special care.] Ask your pharmacy how to keep it")]
    public void Storage_at_home_is_the_class_and_the_degrees_of_the_profile_and_nothing_else(
        string storageClass, int? minimum, int? maximum, string words)
    {
        var profile = ProductCatalog.Find("rezurock-200mg-30")!;
        var outline = Outline(profile with
        {
            Storage = profile.Storage with { Class = storageClass, MinimumCelsius = minimum, MaximumCelsius = maximum },
        });

        Assert.Contains($"strong[{words}", outline, StringComparison.Ordinal);
        Assert.Single(outline.Split('\n'), line => line.Contains("strong[Keep it ", StringComparison.Ordinal));
        Assert.Equal(minimum is not null, outline.Contains("°C", StringComparison.Ordinal));
    }

    [Fact]
    public void Storage_of_an_unknown_product_is_a_gap() =>
        Assert.Contains("How to keep it: gap[", Outline(product: null), StringComparison.Ordinal);

    [Theory]
    [InlineData("Assessment of chronic graft-versus-host disease")]
    [InlineData("cGVHD score")]
    [InlineData("Check for T86.0")]
    [InlineData("visit for the CONDITION as typed")]
    public async Task A_check_up_that_names_the_illness_is_announced_without_it(string item)
    {
        var complete = Read("kimadia-moh/adolescent-ppi.json");
        var guide = await OutlineAsync(
            complete with
            {
                Diagnosis = complete.Diagnosis with { Condition = "condition as typed (cGVHD)" },
                Monitoring = complete.Monitoring with { FollowUp = [new() { Item = item.Replace("typed", "typed (cGVHD)", StringComparison.Ordinal), Interval = "monthly" }] },
            },
            11);

        Assert.Contains("row {Check-up that your doctor explains} | {monthly}", guide, StringComparison.Ordinal);
        Assert.DoesNotContain("cGVHD", guide, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_code_that_was_left_blank_hides_no_check_up()
    {
        var complete = Read("kimadia-moh/adolescent-ppi.json");
        var guide = await OutlineAsync(complete with { Diagnosis = complete.Diagnosis with { Codes = [new() { System = "icd-10", Code = " " }] } }, 11);

        Assert.Contains("row {ALT, AST and total bilirubin} | {monthly}", guide, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_telephone_number_or_an_address_that_is_missing_is_asked_for_at_the_pharmacy_and_not_invented()
    {
        var complete = Read("dmp/adult-cgvhd.json");
        var without = complete with
        {
            Facility = complete.Facility with { Pharmacy = complete.Facility.Pharmacy with { Phone = null } },
            Coordinator = complete.Coordinator with { Email = null },
        };

        var guide = await OutlineAsync(without, 11);

        Assert.Equal(2, guide.Split('\n').Count(line => line.EndsWith("| Ask at the pharmacy.", StringComparison.Ordinal)));
        Assert.DoesNotMatch("[+0-9]{6,}", guide[guide.IndexOf("6. Whom to call", StringComparison.Ordinal)..]);
    }

    private static string Lines(string outline, string term)
    {
        var lines = outline.Split('\n');
        return lines[Array.IndexOf(lines, $"  term {term}") + 1].Trim()["p ".Length..];
    }

    private static CaseFile Read(string name) => CaseFileReader.Read(SampleCases.Read(name)).Case!;

    private static async Task<string> OutlineAsync(CaseFile caseFile, int number)
    {
        var outcome = await Assembler.RenderAsync(
            caseFile,
            new PacketContext(PacketMode.Final, caseFile.FilingDate!.Value),
            RegulatorCatalog.Find(caseFile.Regulator)!.Documents.Single(document => document.Number == number),
            "en",
            OutputFormat.Html,
            CancellationToken.None);
        var packet = Assert.IsType<PacketOutcome.Assembled>(outcome).Packet;
        return Encoding.UTF8.GetString(Assert.Single(packet.Files).Rendition.Content.Span);
    }

    /// <summary>A draft of the guide with a product that no catalog holds.</summary>
    private static string Outline(ProductProfile? product)
    {
        var caseFile = Read("dmp/adult-cgvhd.json");
        var view = PacketViewBuilder.Build(
            caseFile,
            product,
            Assembler.Validate(caseFile, caseFile.FilingDate!.Value),
            Language.English,
            ShippedTexts.Loaded.Labels.In(Language.English),
            _ => true,
            isFinal: false,
            withPhysicianContact: false,
            attachments: []);
        var template = ShippedTexts.Loaded.Templates.Find("dmp", "patient-onboarding-guide", "en")!;
        return OutlineWriter.Write(DocumentParser.Parse(template.Fill(view.For(template.Title, drafted: false)), new Document
        {
            Title = template.Title,
            LanguageTag = Language.English.Tag,
            Direction = Direction.LeftToRight,
            Date = caseFile.FilingDate!.Value,
            PageLabel = new PageLabel("", "", ""),
            DraftMark = null,
            Blocks = [],
        }));
    }
}
