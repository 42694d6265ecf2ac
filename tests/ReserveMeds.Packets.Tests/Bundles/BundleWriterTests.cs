using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Products;

namespace ReserveMeds.Packets.Tests.Bundles;

public sealed class BundleWriterTests
{
    [Fact]
    public void A_bundle_is_one_folder_in_a_fixed_order()
    {
        var bundle = SmallPackets.Write(SmallPackets.Complete, Audience.Insurer);

        using var zip = new ZipArchive(new MemoryStream(bundle.Content));
        Assert.Equal("RM-MA-2026-000123-insurer.zip", bundle.FileName);
        Assert.Equal(
            [
                "bagit.txt",
                "bag-info.txt",
                "manifest-sha256.txt",
                "passages.json",
                "ro-crate-metadata.json",
                "tagmanifest-sha256.txt",
                "data/02-clinical-justification-letter.ar.docx",
                "data/02-clinical-justification-letter.ar.pdf",
                "data/02-clinical-justification-letter.fr.docx",
                "data/02-clinical-justification-letter.fr.pdf",
                "data/03-product-detail-sheet.fr.docx",
                "data/03-product-detail-sheet.fr.pdf",
                "data/10-insurer-summary.fr.docx",
                "data/10-insurer-summary.fr.pdf",
                "data/packet.json",
            ],
            zip.Entries.Select(entry => entry.FullName["RM-MA-2026-000123-insurer/".Length..]));
        Assert.All(zip.Entries, entry => Assert.StartsWith("RM-MA-2026-000123-insurer/", entry.FullName, StringComparison.Ordinal));
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
        Assert.All(zip.Entries, entry => Assert.Equal(0, entry.ExternalAttributes));
    }

    [Theory]
    [InlineData("regulator", new[] { 1, 2, 3 })]
    [InlineData("importer", new[] { 1, 2, 3, 8 })]
    [InlineData("insurer", new[] { 2, 3, 10 })]
    [InlineData("physician", new[] { 1, 2, 3, 8, 10 })]
    public void An_audience_gets_its_parts_and_no_other(string audience, int[] parts)
    {
        var files = SmallPackets.Unpack(SmallPackets.Write(SmallPackets.Complete, Audience.Find(audience)!).Content);

        var documents = files.Keys.Where(name => name.StartsWith("data/", StringComparison.Ordinal) && name != "data/packet.json")
            .Select(name => name["data/".Length..]).ToList();
        Assert.Equal(parts.Select(part => part.ToString("00")), documents.Select(name => name[..2]).Distinct());
        using var manifest = JsonDocument.Parse(files["data/packet.json"]);
        Assert.Equal(documents, manifest.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()));
        Assert.Equal(audience, manifest.RootElement.GetProperty("audience").GetString());
    }

    [Fact]
    public void A_packet_without_a_part_for_the_audience_makes_no_bundle()
    {
        Assert.False(Audience.Patient.HasPartsIn(SmallPackets.Complete));
        Assert.True(Audience.Insurer.HasPartsIn(SmallPackets.Complete));

        var refusal = Assert.Throws<ArgumentException>(() => SmallPackets.Write(SmallPackets.Complete, Audience.Patient));
        Assert.Contains("patient", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_packet_gives_the_same_bytes()
    {
        var first = SmallPackets.Write(SmallPackets.Complete, Audience.Regulator).Content;
        var copy = SmallPackets.Complete with { Files = [.. SmallPackets.Complete.Files] };

        Assert.Equal(first, SmallPackets.Write(copy, Audience.Regulator).Content);
    }

    [Fact]
    public void The_manifest_says_what_the_bundle_holds_and_what_it_was_made_from()
    {
        var packet = SmallPackets.Complete with { Files = [.. SmallPackets.Complete.Files.Where(file => file.Document.Number == 10)] };

        var json = Encoding.UTF8.GetString(SmallPackets.Unpack(SmallPackets.Write(packet, Audience.Insurer).Content)["data/packet.json"]);

        Assert.Equal(
            """
            {
              "packetFormat": 1,
              "reference": "RM-MA-2026-000123",
              "audience": "insurer",
              "mode": "final",
              "rendition": "pseudonymised",
              "issueDate": "2026-11-22",
              "caseDigest": "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc",
              "regulator": "dmp",
              "rulebook": {
                "edition": "2026-05",
                "asOf": "2026-05-18",
                "reviewBy": "2026-11-18",
                "stale": true,
                "inForceFrom": "2026-05-18",
                "newerEdition": null
              },
              "product": null,
              "engines": {
                "service": "1.2.3",
                "runtime": "10.0.12",
                "typst": "0.14.2",
                "openXml": "2.20.0"
              },
              "templates": [
                {
                  "id": "insurer-summary",
                  "language": "fr",
                  "version": 3,
                  "status": "original",
                  "digest": "0000000000000000000000000000000000000000000000000000000000000000"
                }
              ],
              "files": [
                {
                  "path": "10-insurer-summary.fr.docx",
                  "document": "insurer-summary",
                  "language": "fr",
                  "format": "docx",
                  "pages": null,
                  "bytes": 151,
                  "sha256": "<docx>",
                  "contentDigest": "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd",
                  "notes": [
                    "The page count is the reader's."
                  ]
                },
                {
                  "path": "10-insurer-summary.fr.pdf",
                  "document": "insurer-summary",
                  "language": "fr",
                  "format": "pdf",
                  "pages": 2,
                  "bytes": 150,
                  "sha256": "<pdf>",
                  "contentDigest": "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd",
                  "notes": []
                }
              ],
              "bound": [],
              "attachments": [],
              "attachmentsForOthers": 0,
              "attachmentsNotice": null
            }

            """.Replace("<docx>", Digest(packet, 0), StringComparison.Ordinal).Replace("<pdf>", Digest(packet, 1), StringComparison.Ordinal),
            json);

        static string Digest(Packet packet, int index) =>
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(packet.Files[index].Rendition.Content.Span));
    }

    [Fact]
    public void The_manifest_names_the_product_profile_and_its_day()
    {
        var product = new ProductProfile
        {
            Id = "invented-200mg-30",
            Invented = true,
            BrandName = "",
            GenericName = "",
            Manufacturer = "",
            Strength = "",
            DosageForm = "",
            Unit = "",
            UnitsPerPack = 30,
            Label = null!,
            Doses = [],
            Angles = [],
            Patterns = [],
            Monitoring = [],
            Storage = null!,
            Approvals = [],
            Facts = [],
            AsOf = new DateOnly(2026, 4, 1),
            ReviewBy = new DateOnly(2026, 10, 1),
        };

        var bundle = BundleWriter.Write(
            SmallPackets.Listed(SmallPackets.Complete, Audience.Importer), Audience.Importer, SmallPackets.Report, product, SmallPackets.Engines);

        using var json = JsonDocument.Parse(SmallPackets.Unpack(bundle.Content)["data/packet.json"]);
        Assert.Equal("invented-200mg-30", json.RootElement.GetProperty("product").GetProperty("profile").GetString());
        Assert.Equal("2026-04-01", json.RootElement.GetProperty("product").GetProperty("asOf").GetString());
    }

    [Fact]
    public void The_bag_info_states_date_reference_and_size_of_the_payload()
    {
        var files = SmallPackets.Unpack(SmallPackets.Write(SmallPackets.Complete, Audience.Importer).Content);
        var payload = files.Where(file => file.Key.StartsWith("data/", StringComparison.Ordinal)).ToList();

        Assert.Equal(
            $"""
            Bagging-Date: 2026-11-22
            External-Identifier: RM-MA-2026-000123
            Bag-Group-Identifier: RM-MA-2026-000123
            External-Description: dmp, importer, final, pseudonymised
            Payload-Oxum: {payload.Sum(file => file.Value.Length)}.{payload.Count}
            Bag-Software-Agent: ReserveMeds.Packets 1.2.3

            """,
            Encoding.UTF8.GetString(files["bag-info.txt"]));
    }

    [Fact]
    public void Texts_in_a_bundle_have_no_mark_no_carriage_return_and_one_line_end_at_the_end()
    {
        var files = SmallPackets.Unpack(SmallPackets.Write(SmallPackets.Complete, Audience.Importer).Content);
        var texts = files.Where(file => file.Key.EndsWith(".txt", StringComparison.Ordinal) || file.Key.EndsWith(".json", StringComparison.Ordinal)).ToList();

        Assert.Equal(8, texts.Count);
        Assert.All(texts, text => Assert.NotEqual(0xEF, text.Value[0]));
        Assert.All(texts, text => Assert.DoesNotContain((byte)'\r', text.Value));
        Assert.All(texts, text => Assert.Equal((byte)'\n', text.Value[^1]));
        Assert.All(texts, text => Assert.NotEqual((byte)'\n', text.Value[^2]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Marker Patient")]
    [InlineData("../../RM-MA-2026-000123")]
    [InlineData("RM-MA-2026-000123\n")]
    [InlineData("rm-ma-2026-000123")]
    public void A_reference_of_another_form_gets_into_no_name_and_no_text(string? reference)
    {
        var packet = SmallPackets.Complete with { Case = SmallPackets.Complete.Case with { Reference = reference } };

        var bundle = SmallPackets.Write(packet, Audience.Regulator);

        using var zip = new ZipArchive(new MemoryStream(bundle.Content));
        var files = SmallPackets.Unpack(bundle.Content);
        Assert.Equal("draft-regulator.zip", bundle.FileName);
        Assert.All(zip.Entries, entry => Assert.StartsWith("draft-regulator/", entry.FullName, StringComparison.Ordinal));
        Assert.DoesNotContain("External-Identifier", Encoding.UTF8.GetString(files["bag-info.txt"]), StringComparison.Ordinal);
        Assert.Contains("\"reference\": null", Encoding.UTF8.GetString(files["data/packet.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void No_value_of_the_case_but_its_reference_is_in_a_name_or_a_text_of_the_bag()
    {
        var packet = SmallPackets.Complete with
        {
            Case = SmallPackets.Complete.Case with
            {
                Patient = new Patient { Identifier = "MARKER-patient", Sex = "MARKER-sex", AgeYears = 987_651, WeightKg = 987_652 },
                Physician = new Physician { Name = "MARKER-physician", LicenseNumber = "MARKER-license", Phone = "MARKER-phone" },
                Facility = new Facility { Name = "MARKER-facility", City = "MARKER-city" },
                Importer = new Importer { Name = "MARKER-importer", Contact = "MARKER-contact" },
                Diagnosis = new Diagnosis { Condition = "MARKER-condition", Summary = "MARKER-summary" },
                Request = new ImportRequest { Rationale = "MARKER-rationale", ResupplyOf = "MARKER-resupply", QuantityPacks = 987_653 },
                Product = new RequestedProduct { Profile = "MARKER-profile" },
                Dosing = new Dosing { StartingDose = "MARKER-dose" },
                Coordinator = new Coordinator { Name = "MARKER-coordinator", Email = "MARKER-email" },
            },
        };

        var bundle = BundleWriter.Write(
            SmallPackets.Listed(packet, Audience.Physician),
            Audience.Physician,
            SmallPackets.Report,
            ProductCatalog.Find(packet.Case.Product.Profile),
            SmallPackets.Engines);

        var everything = string.Join('\n', SmallPackets.Unpack(bundle.Content).Select(file => file.Key + Encoding.UTF8.GetString(file.Value)));
        Assert.DoesNotContain("MARKER", bundle.FileName + everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("98765", everything, StringComparison.Ordinal);
    }

    [NeedsToolsFact("sha256sum")]
    public void The_checksums_hold_for_sha256sum()
    {
        var bundle = SmallPackets.Write(SmallPackets.Complete, Audience.Importer);
        var folder = Directory.CreateTempSubdirectory("bundle-");
        try
        {
            ZipFile.ExtractToDirectory(new MemoryStream(bundle.Content), folder.FullName);
            var bag = folder.GetDirectories().Single();

            Assert.Equal((0, 11), Check(bag, "manifest-sha256.txt"));
            Assert.Equal((0, 6), Check(bag, "tagmanifest-sha256.txt"));

            File.AppendAllText(Path.Combine(bag.FullName, "data", "packet.json"), " ");
            Assert.Equal((1, 10), Check(bag, "manifest-sha256.txt"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (int ExitCode, int Passed) Check(DirectoryInfo bag, string list)
    {
        var start = new ProcessStartInfo("sha256sum", ["-c", list])
        {
            WorkingDirectory = bag.FullName,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = "C" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Split('\n').Count(line => line.EndsWith(": OK", StringComparison.Ordinal)));
    }
}
