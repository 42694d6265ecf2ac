using ReserveMeds.Packets.Documents.Templates;
using static ReserveMeds.Packets.Tests.Templates.TemplateFiles;

namespace ReserveMeds.Packets.Tests.Templates;

public sealed class TemplateCatalogTests
{
    [Fact]
    public void What_a_folder_lacks_is_found_in_shared()
    {
        var catalog = TemplateCatalog.Load(
            [Letter("own"), Letter("shared", "_shared"), Letter("partagé", "_shared", "fr"), Letter("other", "krg-moh", "ckb")]);

        Assert.Equal("own", catalog.Find("dmp", "letter", "en")?.Fill(Data()));
        Assert.Equal("shared", catalog.Find("krg-moh", "letter", "en")?.Fill(Data()));
        Assert.Equal("partagé", catalog.Find("dmp", "letter", "fr")?.Fill(Data()));
        Assert.Null(catalog.Find("dmp", "letter", "ckb"));
        Assert.Null(catalog.Find("dmp", "invoice", "en"));
    }

    [Fact]
    public void The_languages_of_a_document_are_its_own_and_the_shared_ones()
    {
        var catalog = TemplateCatalog.Load([Letter("", "dmp", "fr"), Letter("", "_shared", "en"), Letter("", "_shared", "fr"), Letter("", "krg-moh", "ckb")]);

        Assert.Equal(["en", "fr"], catalog.LanguagesOf("dmp", "letter"));
        Assert.Equal([], catalog.LanguagesOf("dmp", "invoice"));
    }

    [Fact]
    public void The_front_matter_is_kept()
    {
        var template = TemplateCatalog.Load([new("dmp/letter.ar.md",
            "\uFEFF---\r\ntitle: رسالة: الطبيب\r\nid: letter\r\nversion: 12\r\nlanguage: ar\r\nstatus: drafted\r\n---\r\nword\r\n")])
            .Find("dmp", "letter", "ar")!;

        Assert.Equal(("letter", 12, "ar", "drafted", "رسالة: الطبيب", "word\n"),
            (template.Id, template.Version, template.Language, template.Status, template.Title, template.Fill(Data())));
    }

    [Fact]
    public void Only_templates_are_loaded() =>
        Assert.Null(TemplateCatalog.Load([new("README.md", "# Templates"), new("dmp/findings.en.json", "{}")]).Find("dmp", "findings", "en"));

    [Fact]
    public void The_digest_is_that_of_the_words_and_of_the_partials_in_use()
    {
        static string Digest(string body, string partial, string unused) => Load(
            body, new TextFile("dmp/_p.en.md", partial), new TextFile("dmp/_unused.en.md", unused)).Digest;

        var digest = Digest("{{> p}}", "one", "x");

        Assert.Matches("^[0-9a-f]{64}$", digest);
        Assert.Equal(digest, Digest("{{> p}}", "one", "y"));
        Assert.NotEqual(digest, Digest("{{> p}}", "two", "x"));
        Assert.NotEqual(digest, Digest("{{> p}} ", "one", "x"));
    }

    [Fact]
    public void The_digest_of_a_template_without_partials_is_the_digest_of_its_file() =>
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Letter("x").Text))),
            Load("x").Digest);
}
