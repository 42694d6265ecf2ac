using System.Text.RegularExpressions;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Outline;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Requirements;
using ReserveMeds.Packets.Tests.Samples;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Tests.Requirements;

/// <summary>The checklist as it is handed out.</summary>
public sealed partial class ChecklistTests
{
    private static readonly ChecklistWriter Writer = new(ShippedTexts.Loaded, new DocumentWriters());

    public static TheoryData<string, string> Printed
    {
        get
        {
            var printed = new TheoryData<string, string>();
            foreach (var regulator in RegulatorCatalog.All)
            {
                foreach (var language in RequirementTexts.Languages)
                {
                    printed.Add(regulator.Id, language);
                }
            }

            return printed;
        }
    }

    [Theory]
    [MemberData(nameof(Printed))]
    public void It_holds_a_box_words_and_rules_of_every_requirement_with_their_quotes(string id, string language)
    {
        var regulator = RegulatorCatalog.Find(id)!;
        var book = regulator.Rulebooks[0];

        var document = Writer.Compose(regulator, book.InForceFrom, language);

        var requirements = HeldRequirement.AllOf(regulator, book);
        var rows = document.Blocks.OfType<Table>().SelectMany(table => table.Rows).ToList();
        Assert.Equal(requirements.Count, rows.Count(row => PlainText.Of(row.Cells[0].Content) == "☐"));
        var outline = Plain(OutlineWriter.Write(document));
        Assert.All(requirements, held =>
        {
            Assert.Contains(Plain(ShippedTexts.Loaded.Requirements.Of(regulator, held.Requirement, language)), outline, StringComparison.Ordinal);
            Assert.All(held.Rules, rule =>
            {
                Assert.Contains(rule.Code, outline, StringComparison.Ordinal);
                Assert.Contains(Plain(rule.Source.Quote ?? ""), outline, StringComparison.Ordinal);
            });
        });
        Assert.All(ShippedTexts.Loaded.Requirements.NotStated(regulator, language), phrase => Assert.Contains(Plain(phrase), outline, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Printed))]
    public void It_says_its_edition_its_dates_and_whether_its_review_is_overdue(string id, string language)
    {
        var regulator = RegulatorCatalog.Find(id)!;
        var book = regulator.Rulebooks[0];
        var written = Language.Find(language, regulator.Country)!;

        var inTime = Plain(OutlineWriter.Write(Writer.Compose(regulator, book.ReviewBy, language)));
        var late = Plain(OutlineWriter.Write(Writer.Compose(regulator, book.ReviewBy.AddDays(1), language)));

        Assert.All(
            [book.Edition, Plain(written.Date(book.AsOf)), Plain(written.Date(book.ReviewBy))],
            part => Assert.Contains(part, inTime, StringComparison.Ordinal));
        var overdue = language switch { "fr" => "En retard :", "ar" => "متأخر:", "ckb" => "دواکەوتووە:", _ => "Overdue:" };
        Assert.Contains(overdue, late, StringComparison.Ordinal);
        Assert.DoesNotContain(overdue, inTime, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Printed))]
    public void A_translation_says_on_every_page_that_it_is_drafted_and_Arabic_and_Kurdish_run_from_the_right(string id, string language)
    {
        var document = Writer.Compose(RegulatorCatalog.Find(id)!, new(2026, 6, 1), language);

        var foot = PlainText.Of(document.Footer);
        var mark = language switch { "fr" => "Traduction provisoire", "ar" => "ترجمة أولية", "ckb" => "وەرگێڕانی ڕەشنووس", _ => null };
        Assert.Equal(mark is not null, foot.StartsWith(mark ?? "Draft translation", StringComparison.Ordinal));
        Assert.Equal(language is "ar" or "ckb" ? Direction.RightToLeft : Direction.LeftToRight, document.Direction);
    }

    [Theory]
    [InlineData("krg-moh", "en", "The guide states only that this route exists.", true)]
    [InlineData("krg-moh", "ckb", "لە ڕێنیشاندەرەکەدا تەنها هاتووە کە ئەم ڕێچکەیە هەیە.", true)]
    [InlineData("dmp", "en", "The guide states only that this route exists.", false)]
    public void A_thin_pathway_says_so(string id, string language, string words, bool says) =>
        Assert.Equal(says, Plain(OutlineWriter.Write(Writer.Compose(RegulatorCatalog.Find(id)!, new(2026, 6, 1), language))).Contains(words, StringComparison.Ordinal));

    [Fact]
    public void It_makes_no_regulator_offer_documents_in_Arabic_or_Kurdish()
    {
        var assembler = new PacketAssembler(ShippedTexts.Loaded, new DocumentWriters());

        Assert.All(RegulatorCatalog.All, regulator => Assert.All(
            assembler.DocumentLanguages(regulator).Where(document => document.Value.Intersect(["ar", "ckb"]).Any()),
            document => Assert.Contains(ShippedTexts.Files, file =>
                file.Path.StartsWith($"{regulator.Id}/{document.Key}.", StringComparison.Ordinal) && file.Path.Split('.')[^2] is "ar" or "ckb")));
        Assert.DoesNotContain(RegulatorCatalog.All.SelectMany(regulator => regulator.Documents), document => document.Id == "requirements-checklist");
    }

    /// <summary>Without the marks of the outline.</summary>
    private static string Plain(string text) => Marks().Replace(text, "").Replace('\u00A0', ' ');

    [GeneratedRegex(@"[{}\[\]\\]")]
    private static partial Regex Marks();
}
