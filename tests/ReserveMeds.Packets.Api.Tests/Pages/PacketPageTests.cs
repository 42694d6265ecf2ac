using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Api.Tests.SealedPackets;
using ReserveMeds.Packets.Api.Tests.Storage;

namespace ReserveMeds.Packets.Api.Tests.Pages;

/// <summary>Sealing on pages, and what becomes of a packet there.</summary>
public sealed class PacketPageTests(SealingApi<SqliteStorage> api) : IClassFixture<SealingApi<SqliteStorage>>
{
    private static readonly string[] OfClinics = [Scope.ReadCases, Scope.WriteCases, Scope.ReadPackets, Scope.WritePackets];

    [Fact]
    public async Task A_clinic_seals_once_however_often_the_form_is_sent_and_is_told_which_packet_is_the_same()
    {
        var (mine, theirs) = (await ClinicAsync(), await ClinicAsync());
        var id = await mine.Person.Client.StoredAsync();
        var page = await mine.Browser.GetAsync($"/en/cases/{id}");

        var @sealed = await mine.Browser.SendFilesAsync(page, "form[action*='/seal']", $"/en/cases/{id}/seal");
        var again = await mine.Browser.SendFilesAsync(page, "form[action*='/seal']", $"/en/cases/{id}/seal");
        var same = await mine.Browser.SendFilesAsync(await mine.Browser.GetAsync($"/en/cases/{id}"), "form[action*='/seal']", $"/en/cases/{id}/seal");

        Assert.Equal((HttpStatusCode.OK, "Packet"), (@sealed.Response.StatusCode, @sealed.Document.QuerySelector("h1")?.TextContent.Split(' ')[0] ?? @sealed.Text));
        Assert.Equal($"/en/cases/{id}/packets/1?done=sealed", @sealed.Path);
        Assert.Contains("Sealed as packet 1.", @sealed.Text, StringComparison.Ordinal);
        Assert.Equal(@sealed.Path, again.Path);
        Assert.Equal(HttpStatusCode.Conflict, same.Response.StatusCode);
        Assert.NotNull(same.Document.QuerySelector($".fault a[href='/en/cases/{id}/packets/1']"));
        Assert.Single(same.Document.QuerySelectorAll("section[aria-labelledby=packets] tbody tr"));
        Assert.Equal(5, @sealed.Document.QuerySelectorAll(".bundles a").Length);
        foreach (var path in new[] { "", "/bundle" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await theirs.Browser.GetAsync($"/en/cases/{id}/packets/1{path}")).Response.StatusCode);
        }

        Assert.Empty((await theirs.Browser.GetAsync("/en/packets")).Document.QuerySelectorAll("tbody tr"));
        var stolen = await theirs.Browser.SendFilesAsync(page, "form[action*='/seal']", $"/en/cases/{id}/seal");
        Assert.Equal(HttpStatusCode.BadRequest, stolen.Response.StatusCode);
    }

    [Fact]
    public async Task A_refused_case_says_who_owes_what_and_leads_to_the_field()
    {
        var (browser, person) = await ClinicAsync();
        var id = await person.Client.StoredAsync(Samples.Refused());

        var refused = await browser.SendFilesAsync(await browser.GetAsync($"/fr/cases/{id}"), "form[action*='/seal']", $"/fr/cases/{id}/seal");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Response.StatusCode);
        Assert.Contains("Non scellé\u00A0: des règles font refuser le dossier", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Médecin traitant", refused.Document.QuerySelector("section[aria-labelledby=state]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(refused.Document.QuerySelector($"a[href='/fr/cases/{id}/form#/physician/licenseNumber']"));
        Assert.Equal("fr", Assert.Single(refused.Response.Content.Headers.ContentLanguage));
        Assert.NotNull(refused.Document.QuerySelector($"nav a[href='/ar/cases/{id}']"));
        Assert.Empty((await (await person.Client.GetAsync($"/v1/cases/{id}/packets")).JsonAsync())["packets"]!.AsArray());
    }

    [Fact]
    public async Task A_refused_file_is_told_at_its_field_and_its_name_nowhere()
    {
        var (browser, person) = await ClinicAsync();
        var id = await person.Client.StoredAsync();

        var refused = await browser.SendFilesAsync(
            await browser.GetAsync($"/en/cases/{id}"), "form[action*='/seal']", $"/en/cases/{id}/seal", ("prescription", "words"u8.ToArray()), ("letterhead-logo", "words"u8.ToArray()));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Response.StatusCode);
        string RemarksAt(string place) => refused.Document.QuerySelector($"[data-remarks='{place}']")!.TextContent;
        Assert.Contains("File 1: Its content is neither PDF nor PNG", RemarksAt("/attachments/prescription"), StringComparison.Ordinal);
        Assert.Contains("The logo is neither a PNG nor a JPEG", RemarksAt("/letterhead-logo"), StringComparison.Ordinal);
        Assert.Empty(RemarksAt("/attachments/other").Trim());
        Assert.Contains("remarks:/attachments/prescription", refused.Document.GetElementById("/attachments/prescription")!.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.NotNull(refused.Document.QuerySelector("details[open] [id='/attachments/prescription']"));
        Assert.DoesNotContain("scan of a person", refused.Document.DocumentElement.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(api.Log.Lines, line => line.Contains("scan of a person", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_revision_that_came_between_is_not_sealed_unseen()
    {
        var (browser, person) = await ClinicAsync();
        var id = await person.Client.StoredAsync();
        var page = await browser.GetAsync($"/en/cases/{id}");
        await (await person.Client.PatchAsync(id, "\"1\"", """{"patient": {"weightKg": 61}}""")).JsonAsync();

        var outdated = await browser.SendFilesAsync(page, "form[action*='/seal']", $"/en/cases/{id}/seal");
        var elsewhere = await browser.SendFilesAsync(page, "form[action*='/seal']", $"/en/cases/{Guid.NewGuid()}/seal");

        Assert.Equal(HttpStatusCode.PreconditionFailed, outdated.Response.StatusCode);
        Assert.Contains("Another revision was kept meanwhile", outdated.Text, StringComparison.Ordinal);
        Assert.Equal($"{id} 2", ((AngleSharp.Html.Dom.IHtmlInputElement)outdated.Document.QuerySelector("input[name=seen]")!).Value);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.Response.StatusCode);
    }

    [Fact]
    public async Task A_received_file_whose_words_were_edited_names_the_passage()
    {
        var (clinic, owner) = await ClinicAsync();
        var path = $"/en/cases/{await owner.Client.SealedAsync()}/packets/1";
        var page = await clinic.GetAsync(path);
        var bundle = await (await owner.Client.GetAsync(page.Document.QuerySelector(".bundles a")!.GetAttribute("href"))).Content.ReadAsByteArrayAsync();

        var edited = await clinic.SendFilesAsync(
            page, "form[action*='/verification']", $"{path}/verification", ("bundle", WithEdited(bundle, "02-clinical-justification-letter.fr.docx", "belumosudil", "sudilbelumo")));

        var line = Assert.Single(edited.Document.QuerySelectorAll("[role=status] li li"), line => line.QuerySelector(":scope > .digest")?.TextContent.EndsWith("letter.fr.docx", StringComparison.Ordinal) == true);
        Assert.NotEmpty(line.QuerySelectorAll("li"));
        Assert.All(line.QuerySelectorAll("li"), passage => Assert.Matches(@"\APassage changed: \S+", passage.TextContent));
    }

    [Fact]
    public async Task An_importer_sees_what_was_handed_to_it_fetches_it_and_acknowledges_the_file_that_it_holds()
    {
        var (clinic, owner) = await ClinicAsync();
        var (importer, holder) = await ImporterAsync();
        var (other, _) = await ImporterAsync();
        var id = await owner.Client.SealedAsync();
        var path = $"/en/cases/{id}/packets/1";
        Assert.Equal(HttpStatusCode.NotFound, (await importer.GetAsync(path)).Response.StatusCode);

        var nobody = await clinic.SendAsync(await clinic.GetAsync(path), "form[action*='/importer']", $"{path}/importer", ("importer", ""));
        var assigned = await clinic.SendAsync(nobody, "form[action*='/importer']", $"{path}/importer", ("importer", holder.Organisation));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.Response.StatusCode);
        Assert.Equal($"{path}?done=assigned", assigned.Path);
        Assert.Contains("ready to fetch", (await importer.GetAsync("/en/packets")).Text, StringComparison.Ordinal);
        Assert.Empty((await other.GetAsync("/en/packets")).Document.QuerySelectorAll("tbody tr"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(path)).Response.StatusCode);

        var page = await importer.GetAsync(path);
        Assert.DoesNotContain((string)Samples.Complete()["patient"]!["identifier"]!, page.Document.DocumentElement.InnerHtml, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("input[name=sha256]"));
        var bundle = await owner.Client.BundleAsync(id, "importer");
        var early = await importer.SendFilesAsync(page, "form[action*='/verification']", $"{path}/verification", ("bundle", bundle));
        Assert.Equal(HttpStatusCode.Conflict, (await importer.SendAsync(early, "form[action*='/acknowledgement']", $"{path}/acknowledgement")).Response.StatusCode);

        using var fetched = await holder.Client.GetAsync(page.Document.QuerySelector(".bundles a.main")!.GetAttribute("href"));
        Assert.Equal(bundle, await fetched.Content.ReadAsByteArrayAsync());
        var missing = await importer.SendFilesAsync(page, "form[action*='/verification']", $"{path}/verification");
        var altered = await importer.SendFilesAsync(page, "form[action*='/verification']", $"{path}/verification", ("bundle", [.. bundle[..^1], 1]));
        var right = await importer.SendFilesAsync(page, "form[action*='/verification']", $"{path}/verification", ("bundle", bundle));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.Response.StatusCode);
        Assert.Null(altered.Document.QuerySelector("input[name=sha256]"));
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(bundle)), right.FieldsOf("form[action*='/acknowledgement']").Select(field => field.Value));

        var differs = await importer.SendAsync(right, "form[action*='/acknowledgement']", $"{path}/acknowledgement", ("sha256", new string('0', 64)));
        var done = await importer.SendAsync(right, "form[action*='/acknowledgement']", $"{path}/acknowledgement");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, differs.Response.StatusCode);
        Assert.Equal($"{path}?done=acknowledged", done.Path);
        var back = await clinic.GetAsync(path);
        Assert.Contains("acknowledged by the importer", back.Text, StringComparison.Ordinal);
        Assert.Null(back.Document.QuerySelector("form[action*='/importer']"));
    }

    [Fact]
    public async Task A_withdrawn_packet_is_told_with_its_reason_and_given_to_no_importer()
    {
        var (clinic, owner) = await ClinicAsync();
        var (importer, holder) = await ImporterAsync();
        var id = await owner.Client.SealedAsync();
        await owner.Client.AssignAsync(id, holder.Organisation);
        var path = $"/en/cases/{id}/packets/1";
        var page = await clinic.GetAsync(path);

        var person = await clinic.SendAsync(page, "form[action*='/withdrawal']", $"{path}/withdrawal", ("reason", "Call +212 600 000 000 <b>"));
        var silent = await clinic.SendAsync(page, "form[action*='/withdrawal']", $"{path}/withdrawal", ("reason", " . "));
        var withdrawn = await clinic.SendAsync(page, "form[action*='/withdrawal']", $"{path}/withdrawal", ("reason", "The dose was changed."));
        var assigned = await clinic.SendAsync(page, "form[action*='/importer']", $"{path}/importer", ("importer", holder.Organisation));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, person.Response.StatusCode);
        Assert.Contains("seems to hold a person", person.Document.QuerySelector("#reason-fault")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Call +212 600 000 000 <b>", person.FieldsOf("form[action*='/withdrawal']").Single(field => field.Key == "reason").Value);
        Assert.Equal(HttpStatusCode.BadRequest, silent.Response.StatusCode);
        Assert.NotNull(silent.Document.QuerySelector("#reason-fault"));
        Assert.Equal($"{path}?done=withdrawn", withdrawn.Path);
        Assert.Equal(HttpStatusCode.Conflict, assigned.Response.StatusCode);
        var told = await importer.GetAsync(path);
        Assert.Contains("The dose was changed.", told.Text, StringComparison.Ordinal);
        Assert.Null(told.Document.QuerySelector("a[href*='/bundle']"));
        Assert.Equal(HttpStatusCode.Gone, (await importer.GetAsync($"{path}/bundle")).Response.StatusCode);
        Assert.Single((await importer.GetAsync("/en/packets?state=withdrawn")).Document.QuerySelectorAll("tbody tr"));
        Assert.Empty((await importer.GetAsync("/en/packets?state=sealed&regulator=")).Document.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task A_resupply_begins_once_and_says_what_is_to_be_stated_anew_with_a_way_to_each_field()
    {
        var (clinic, owner) = await ClinicAsync();
        var id = await owner.Client.SealedAsync();
        var page = await clinic.GetAsync($"/en/cases/{id}/packets/1");

        var next = await clinic.SendAsync(page, "form[action*='/resupply']", $"/en/cases/{id}/packets/1/resupply");
        var again = await clinic.SendAsync(page, "form[action*='/resupply']", $"/en/cases/{id}/packets/1/resupply");

        Assert.Equal(HttpStatusCode.OK, next.Response.StatusCode);
        Assert.Equal(next.Path, again.Path);
        Assert.NotEqual($"/en/cases/{id}", next.Path);
        var continued = next.Document.QuerySelector("section[aria-labelledby=continued]")!;
        Assert.NotNull(continued.QuerySelector($"a[href='/en/cases/{id}/packets/1']"));
        Assert.Contains("Weight", continued.QuerySelector($"a[href='{next.Path}/form#/patient/weightKg']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The same edition of the rules", continued.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("section[aria-labelledby=continued]"));
    }

    [Fact]
    public async Task A_revision_shows_what_it_changed_in_the_words_of_the_form()
    {
        var (clinic, owner) = await ClinicAsync();
        var id = await owner.Client.StoredAsync();
        var sample = Samples.Complete();
        sample["patient"]!["weightKg"] = 61;
        sample["patient"]!["sex"] = "male";
        sample["priorTherapies"]!.AsArray().RemoveAt(0);
        await (await owner.Client.PatchAsync(id, "\"1\"", new JsonObject { ["patient"] = sample["patient"]!.DeepClone(), ["priorTherapies"] = sample["priorTherapies"]!.DeepClone() }.ToJsonString())).JsonAsync();

        var first = await clinic.GetAsync($"/en/cases/{id}/revisions/1");
        var second = await clinic.GetAsync($"/en/cases/{id}/revisions/2");

        Assert.Null(first.Document.QuerySelector("#changes"));
        var rows = second.Document.QuerySelectorAll("section[aria-labelledby=changes] tbody tr").Select(row => row.Children.Select(cell => cell.TextContent).ToList()).ToList();
        Assert.Contains(rows, row => row[0] == "Patient · Weight in kg" && row[2] == "61");
        Assert.Contains(rows, row => row[0].StartsWith("Earlier treatments", StringComparison.Ordinal) && row[1] != "–" && row[2] == "–");
        Assert.DoesNotContain(rows, row => row[0].StartsWith('/') || row[0].Length == 0 || row[1] == row[2]);
        Assert.Contains("61", second.Document.QuerySelector("section[aria-labelledby=entries]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await clinic.GetAsync($"/en/cases/{id}/revisions/3")).Response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await ClinicAsync()).Browser.GetAsync($"/en/cases/{id}/revisions/2")).Response.StatusCode);
    }

    [Fact]
    public async Task Who_may_only_read_is_offered_nothing_that_changes_a_packet()
    {
        var owner = await api.SignedInAsync(OrganisationKind.Clinic, OfClinics);
        var id = await owner.Client.SealedAsync();
        var name = KeptApi<SqliteStorage>.NewName();
        var (_, oneTime) = await api.NewAccountAsync(owner.Organisation, name, Scope.ReadCases, Scope.ReadPackets);
        var client = api.Browser();
        await (await client.PostAsync("/v1/session/password", new JsonObject { ["name"] = name, ["password"] = oneTime, ["newPassword"] = SignedIn.Password }.AsBody())).JsonAsync();
        var reader = new FormBrowser(client);

        var page = await reader.GetAsync($"/en/cases/{id}/packets/1");
        var ofCase = await reader.GetAsync($"/en/cases/{id}");

        Assert.Equal(["/verification#verify"], page.Document.QuerySelectorAll("main form").Select(form => form.GetAttribute("action")!.Split("/packets/1")[1]));
        Assert.Empty(ofCase.Document.QuerySelectorAll("main form"));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await reader.SendAsync(page, ".signed", $"/en/cases/{id}/packets/1/withdrawal", ("reason", "The dose was changed."))).Response.StatusCode);
    }

    private async Task<(FormBrowser Browser, SignedIn Person)> ClinicAsync()
    {
        var person = await api.SignedInAsync(OrganisationKind.Clinic, OfClinics);
        return (new(person.Client), person);
    }

    private async Task<(FormBrowser Browser, SignedIn Person)> ImporterAsync()
    {
        var person = await api.SignedInAsync(OrganisationKind.Importer, Scope.ReadPackets);
        return (new(person.Client), person);
    }

    private static byte[] WithEdited(byte[] bundle, string document, string words, string others)
    {
        using var file = new MemoryStream();
        file.Write(bundle);
        using (var outer = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var inner = new ZipArchive(outer.Entries.Single(entry => entry.Name == document).Open(), ZipArchiveMode.Update);
            using var part = inner.GetEntry("word/document.xml")!.Open();
            var xml = new StreamReader(part).ReadToEnd();
            Assert.Contains(words, xml, StringComparison.Ordinal);
            part.SetLength(0);
            part.Write(Encoding.UTF8.GetBytes(xml.Replace(words, others, StringComparison.Ordinal)));
        }

        return file.ToArray();
    }
}
