using System.Globalization;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Tests.Regulators;

public sealed class RegulatorTests
{
    [Fact]
    public void The_catalog_lists_the_three_regulators()
    {
        Assert.Equal(["dmp", "kimadia-moh", "krg-moh"], RegulatorCatalog.All.Select(regulator => regulator.Id));
        Assert.Null(RegulatorCatalog.Find("other"));
    }

    [Fact]
    public void French_names_are_printed_with_their_accents()
    {
        var dmp = RegulatorCatalog.Find("dmp")!;

        Assert.Equal("Direction du Médicament et de la Pharmacie", dmp.Name);
        Assert.Equal("Law No. 17-04 (Code du Médicament et de la Pharmacie) and its implementing decrees", dmp.Law);
        Assert.Equal("autorisation temporaire d'utilisation (ATU)", dmp.Mechanism);
        Assert.Equal(["Conseil National de l'Ordre des Médecins", "DMP"], dmp.Pathway.LicenseBodies.Select(body => body.PrintedName));
        Assert.Equal(
            ["Direction du Médicament et de la Pharmacie (DMP)", "Ministry of Health and Social Protection", "Kingdom of Morocco"],
            dmp.Pathway.AddresseeLines);
    }

    [Fact]
    public void The_federal_route_addresses_both_bodies()
    {
        var kimadia = RegulatorCatalog.Find("kimadia-moh")!;

        Assert.Equal(
            [
                "Iraqi State Company for Marketing Drugs and Medical Appliances (KIMADIA)",
                "Ministry of Health Department of Drug Registration",
                "Republic of Iraq",
            ],
            kimadia.Pathway.AddresseeLines);
        Assert.Equal(["iraqi-medical-association", "moh-drug-registration"], kimadia.LicenseVerifiers);
        Assert.Equal(IraqiPlaces.FederalBodies, kimadia.LicenseVerifiers);
        Assert.Null(kimadia.Law);
    }

    [Fact]
    public void The_thin_route_states_what_is_known_and_no_more()
    {
        var krg = RegulatorCatalog.Find("krg-moh")!;

        Assert.True(krg.Thin);
        Assert.Null(krg.Law);
        Assert.Null(krg.Mechanism);
        Assert.Empty(krg.LicenseVerifiers);
        Assert.Empty(krg.Pathway.Facilities);
        Assert.Empty(krg.Pathway.Payers);
        Assert.Equal(["KRG Ministry of Health", "Kurdistan Region of Iraq"], krg.Pathway.AddresseeLines);
        Assert.Contains("licence-verification bodies", krg.NotStated);
    }

    [Fact]
    public void Reference_lists_hold_the_authorities_of_the_guide()
    {
        var lists = RegulatorCatalog.Find("dmp")!.Pathway.ReferenceLists;

        Assert.Equal(["us-fda", "ema", "ansm"], lists[0].Authorities.Select(authority => authority.Id));
        Assert.Equal(["us-fda", "ema", "mhra", "pmda", "health-canada"], lists[1].Authorities.Select(authority => authority.Id));
    }

    /// <summary>Both rest on the guides of one day, so that the newer one is stale from its first day on.</summary>
    [Theory]
    [InlineData("2020-01-01", "2026-05", false)]
    [InlineData("2026-05-18", "2026-05", false)]
    [InlineData("2026-11-21", "2026-05", true)]
    [InlineData("2026-11-22", "2026-11", true)]
    [InlineData("2030-01-01", "2026-11", true)]
    public void The_edition_in_force_follows_the_day_and_knows_its_dates(string day, string edition, bool stale)
    {
        var on = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.All(RegulatorCatalog.All, regulator => Assert.Equal(
            new RulebookState(edition, new DateOnly(2026, 5, 18), new DateOnly(2026, 11, 18), stale, InForceFrom(edition), NewerEdition: null),
            regulator.RulebookOn(on).StateOn(on)));
    }

    private static DateOnly InForceFrom(string edition) => edition == "2026-05" ? new(2026, 5, 18) : new(2026, 11, 22);

    [Fact]
    public void An_edition_is_found_by_its_name() => Assert.All(RegulatorCatalog.All, regulator =>
    {
        Assert.Equal(["2026-11", "2026-05"], regulator.Rulebooks.Select(book => book.Edition));
        Assert.All(regulator.Rulebooks, book => Assert.Same(book, regulator.FindRulebook(book.Edition)));
        Assert.Null(regulator.FindRulebook("2026-06"));
    });

    [Fact]
    public void The_documents_that_exist_are_asked_for()
    {
        Assert.All(RegulatorCatalog.All, regulator => Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], regulator.Documents.Select(document => document.Number)));
    }
}
