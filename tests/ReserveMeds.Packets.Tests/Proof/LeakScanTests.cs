using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Proof;
using ReserveMeds.Packets.Tests.Bundles;
using ReserveMeds.Packets.Tests.Cases;
using ReserveMeds.Packets.Bundles;

namespace ReserveMeds.Packets.Tests.Proof;

public sealed class LeakScanTests
{
    private static readonly CaseFile Case = CaseFileReader.Read(SampleCases.Read("dmp/adult-cgvhd.json")).Case!;

    [Theory]
    [InlineData("someone@example.org")]
    [InlineData("Tel. +212 612 34 56 78")]
    [InlineData("٠٦١٢ ٣٤٥ ٦٧٨٩")]
    [InlineData("198503120045")]
    [InlineData("١٩٨٥٠٣١٢٠٠٤٥")]
    [InlineData("CIN BK 12345")]
    [InlineData("BK123456")]
    [InlineData("born on 12 March 1985")]
    [InlineData("née le 1er mars 1985")]
    [InlineData("من مواليد ١٩٨٥")]
    [InlineData("ولدت في 1985")]
    public void A_contact_a_number_or_a_birth_date_is_found_in_words_properties_and_names(string leak)
    {
        var scan = new LeakScan(Case);

        Assert.NotNull(scan.Of(Text(body: leak)));
        Assert.NotNull(scan.Of(Text(frame: leak)));
        Assert.NotNull(scan.Of(Text(property: leak)));
        Assert.NotNull(scan.Of(Text(part: leak)));
        Assert.Null(scan.Of(Text(body: "exemple")));
    }

    [Theory]
    [InlineData("+212 500 000000")]
    [InlineData("physician@example.org")]
    [InlineData("coordinator@ example.org")]
    [InlineData("18 février 2024, 2024-02-18, 200 mg, T86.0, RM-MA-2026-000123, P-7F3K-92QX, NDA 214783")]
    [InlineData("Request to import for one named patient. Date of birth:")]
    [InlineData("Birth weight 2010 g; poids de naissance 2020 g; born at term, followed since the summer of 2024")]
    [InlineData("الولد مريض منذ 2023")]
    public void Professional_contacts_and_clinical_words_are_no_leak(string words)
    {
        Assert.Null(new LeakScan(Case).Of(Text(body: words)));
    }

    [Theory]
    [InlineData("Vue avec Mme Fatima Alaoui.")]
    [InlineData("The patient is called Fatima.")]
    [InlineData("Patient: Fatima Alaoui")]
    [InlineData("السيدة فاطمة")]
    [InlineData("Début le 12/03/1985")]
    [InlineData("12 mars 1985")]
    [InlineData("١٢/٠٣/١٩٨٥")]
    [InlineData("12 مارس 1985")]
    public void A_name_that_is_introduced_and_a_date_that_gives_the_age_are_found_where_a_file_prints_them(string words)
    {
        var caseFile = Case with { Patient = Case.Patient with { AgeYears = 41 }, Diagnosis = Case.Diagnosis with { Summary = words } };
        var scan = new LeakScan(caseFile);

        Assert.Equal(["/diagnosis/summary"], scan.Of(Text(body: $"Before. {words} After.")));
        Assert.Null(scan.Of(Text(body: "exemple")));
    }

    [Theory]
    [InlineData("Mme Fa\u034Ftima Alaoui", "Mme Fatima Alaoui")]
    [InlineData("السيدة فاطمة ٠٫٣ ملغ", "السيدة فاطمة 0.3 ملغ")]
    [InlineData("Mme Fatima 𝟓", "Mme Fatima 5")]
    [InlineData("Mme Fatima 中", "Mme Fatima [U+4E2D]")]
    public void A_name_is_found_as_it_is_printed(string typed, string printed)
    {
        var scan = new LeakScan(Case with { Dosing = Case.Dosing with { Schedule = typed } });

        Assert.Equal(["/dosing/schedule"], scan.Of(Text(body: printed)));
    }

    [Theory]
    [InlineData("Request for Rezurock, M. avium negative, Karnofsky Performance Status 70")]
    [InlineData("12/03/2024")]
    public void Clinical_words_are_no_name(string words)
    {
        var caseFile = Case with { Diagnosis = Case.Diagnosis with { Summary = words } };

        Assert.Null(new LeakScan(caseFile).Of(Text(body: words)));
    }

    [Fact]
    public void A_value_is_blanked_where_it_stands_also_behind_marks_of_direction() =>
        Assert.Equal("to 47  …  end", new BlankedText(["50403020100"]).Of("to \u206847\u2069 \u206850403020100\u2069 end").Replace("   ", "  ", StringComparison.Ordinal));

    [Fact]
    public void A_bundle_whose_metadata_would_identify_a_person_is_not_written()
    {
        var packet = SmallPackets.Complete;
        var named = packet with { Files = [.. packet.Files.Select(file => file with { Document = new(file.Document.Number, "someone@example.org") })] };

        Assert.NotEmpty(Write(packet, SmallPackets.Engines).Content);
        var refusals = new[]
        {
            Assert.Throws<InvalidOperationException>(() => Write(packet, SmallPackets.Engines with { Runtime = "someone@example.org" })),
            Assert.Throws<InvalidOperationException>(() => Write(named, SmallPackets.Engines)),
        };
        Assert.All(refusals, refusal => Assert.DoesNotContain("someone", refusal.Message, StringComparison.Ordinal));

        static Bundle Write(Packet packet, EngineVersions engines) => BundleWriter.Write(
            SmallPackets.Listed(packet, Audience.Regulator), Audience.Regulator, SmallPackets.Report, product: null, engines);
    }

    private static FinishedText Text(string body = "", string frame = "", string property = "", string part = "") =>
        new([new(body, Page: 1)], [new(frame, Page: 1)], [new("Author", property)], [part], Fault: null);
}
