using System.Text;
using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Tests.Attachments;
using ReserveMeds.Packets.Tests.Cases;
using ReserveMeds.Packets.Tests.Samples;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Tests.Views;

/// <summary>The summary for the payer: when it applies, whom it addresses, what it says of an earlier denial.</summary>
public sealed class PayerSummaryTests
{
    private const int Number = 10;

    private static readonly CaseFile Denied = CaseFileReader.Read(SampleCases.Read("dmp/importer-files.json")).Case!;

    /// <summary>The same request on another ground, so that no denial has to be on record.</summary>
    private static readonly CaseFile NotDenied = Denied with { Request = Denied.Request with { Angles = ["continuity-of-supply"] } };

    [Theory]
    [InlineData(null, false)]
    [InlineData("cash-usd", false)]
    [InlineData("amo-cnss", true)]
    [InlineData("moh-public-schemes", true)]
    [InlineData("iraqi-red-crescent-fund", true)]
    [InlineData("other", true)]
    public void The_summary_belongs_to_the_packet_where_somebody_else_than_the_family_is_to_pay(string? kind, bool applies)
    {
        var caseFile = Denied with { Payer = new Payer { Kind = kind } };

        Assert.All(
            RegulatorCatalog.All,
            regulator => Assert.Equal(applies, regulator.DocumentsFor(caseFile).Any(document => document.Number == Number)));
    }

    [Fact]
    public void Every_payer_of_the_case_format_has_a_name_in_a_guide_but_the_other_one() =>
        Assert.Equal(["other"], ListedValues.Payers.Where(kind => PayerView.NamedBy(kind) is null));

    [Theory]
    [InlineData("ramed", "{RAMED} (today {AMO-Tadamon})")]
    [InlineData("amo-tadamon", "{RAMED} (today {AMO-Tadamon})")]
    [InlineData("saham-assurance", "{Saham Assurance} (today {Sanlam Maroc})")]
    [InlineData("sanlam-maroc", "{Saham Assurance} (today {Sanlam Maroc})")]
    [InlineData("rma", "{RMA}↵")]
    public async Task A_renamed_payer_is_addressed_by_both_names(string kind, string address)
    {
        var outline = await OutlineAsync(Denied with { Payer = Denied.Payer with { Kind = kind } });

        Assert.Contains($"strong[To:] {address}", outline, StringComparison.Ordinal);
    }

    [Fact]
    public void The_names_of_today_are_those_of_the_outside_facts()
    {
        var renamed = RegulatorCatalog.All.SelectMany(regulator => regulator.Pathway.Payers).Where(payer => payer.NameToday is not null).ToList();

        Assert.Equal(2, renamed.Count);
        Assert.All(renamed, payer => Assert.Contains(
            FactBook.ExternalFacts,
            fact => fact.Id is "EXT-MA-03" or "EXT-MA-05"
                && fact.Statement.Contains(payer.NameToday!, StringComparison.Ordinal)
                && fact.Statement.Contains(payer.Name, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Mutuelle Exemple", "strong[To:] {Mutuelle Exemple}")]
    [InlineData(null, "strong[To:] {not stated}")]
    public async Task Another_payer_goes_by_the_name_in_the_case(string? name, string address)
    {
        var outline = await OutlineAsync(NotDenied with { Payer = new Payer { Kind = "other", Name = name } });

        Assert.Contains(address, outline, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("cash-usd")]
    public async Task A_final_summary_is_refused_where_there_is_nobody_to_write_to(string? kind)
    {
        var outcome = await RenderAsync(NotDenied with { Payer = new Payer { Kind = kind } }, PacketMode.Final);

        var finding = Assert.Single(
            Assert.IsType<PacketOutcome.Refused>(outcome).Report.Findings, finding => finding.Rule.Severity == FindingSeverity.Reject);
        Assert.Equal(("CORE-TXT-02", "/payer/kind"), (finding.Rule.Code, finding.Path));
    }

    [Fact]
    public async Task An_earlier_denial_is_shown_with_the_step_therapy_where_the_request_rests_on_it()
    {
        var withAngle = await OutlineAsync(Denied);
        var withoutAngle = await OutlineAsync(NotDenied);
        var neither = await OutlineAsync(NotDenied with { Payer = Denied.Payer with { PriorDenialReference = null } });

        Assert.Contains("earlier denial: strong[{REFUS-00000}]. The therapies above are the step therapy", withAngle, StringComparison.Ordinal);
        Assert.Contains("earlier denial: strong[{REFUS-00000}].\n", withoutAngle, StringComparison.Ordinal);
        Assert.DoesNotContain("earlier denial", neither, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dmp", false)]
    [InlineData("kimadia-moh", false)]
    [InlineData("krg-moh", true)]
    public void How_payers_decide_is_orientation_only_where_the_guide_states_no_payer_for_the_route(string regulator, bool isOrientation)
    {
        var template = ShippedTexts.Files.Single(file => file.Path == $"{regulator}/insurer-summary.en.md").Text;

        Assert.Equal(RegulatorCatalog.Find(regulator)!.Pathway.Payers.Count == 0, isOrientation);
        Assert.Equal(isOrientation, template.Contains("They are orientation only.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Boxes_for_the_hospital_are_empty()
    {
        var outline = await OutlineAsync(Denied);

        Assert.Contains("☐ Records that confirm the diagnosis", outline, StringComparison.Ordinal);
        Assert.DoesNotMatch("[☑☒✓✔]", outline);
    }

    [Fact]
    public async Task The_summary_lists_the_attachments_that_the_payer_receives_and_no_others()
    {
        var received = AttachmentReader.Read([new("prior-denial", null, SmallPdf.Write()), new("prescription", null, SmallPdf.Write())]);
        Assert.Empty(received.Faults);
        var attached = received.Attachments.ToDictionary(attachment => attachment.Kind.Id, BundleNames.Number, StringComparer.Ordinal);

        var outline = await OutlineAsync(Denied, received.Attachments);

        Assert.Contains(
            $"this summary; and, as given and not checked by this service, {{{attached["prior-denial"]}}}, {{",
            outline,
            StringComparison.Ordinal);
        Assert.DoesNotContain($"{{{attached["prescription"]}}}", outline, StringComparison.Ordinal);
        Assert.DoesNotContain("as given", await OutlineAsync(Denied), StringComparison.Ordinal);
    }

    private static async Task<string> OutlineAsync(CaseFile caseFile, IReadOnlyList<Attachment>? attachments = null)
    {
        var packet = Assert.IsType<PacketOutcome.Assembled>(await RenderAsync(caseFile, PacketMode.Final, attachments)).Packet;
        return Encoding.UTF8.GetString(Assert.Single(packet.Files).Rendition.Content.Span);
    }

    private static Task<PacketOutcome> RenderAsync(CaseFile caseFile, PacketMode mode, IReadOnlyList<Attachment>? attachments = null) =>
        new PacketAssembler(ShippedTexts.Loaded, new DocumentWriters(new OutlineOnly(OutputFormat.Html))).RenderAsync(
            caseFile,
            new PacketContext(mode, caseFile.FilingDate!.Value) { Attachments = attachments ?? [] },
            RegulatorCatalog.Find(caseFile.Regulator)!.Documents.Single(document => document.Number == Number),
            "en",
            OutputFormat.Html,
            CancellationToken.None);
}
