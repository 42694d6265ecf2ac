using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Resupply;
using ReserveMeds.Packets.Tests.Cases;

namespace ReserveMeds.Packets.Tests.Resupply;

public sealed class ResupplyCaseTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    public static TheoryData<string> Samples => ["dmp/adult-cgvhd.json", "dmp/paediatric-cold-chain.json", "kimadia-moh/cold-chain.json", "krg-moh/adult-resupply.json"];

    [Theory]
    [MemberData(nameof(Samples))]
    public void What_is_to_be_stated_anew_is_empty_and_named(string sample)
    {
        var earlier = Case(sample);

        var next = Of(earlier, Today);

        var since = FactsSince.Between(earlier, next);
        Assert.All(CarriedFacts.StatedAnew, pointer => Assert.False(CaseDifferences.Gives(next, pointer), pointer));
        Assert.Equal(CarriedFacts.StatedAnew.Where(pointer => CaseDifferences.Gives(earlier, pointer)), since.ToState);
        Assert.Contains("/reference", since.ToState);
        Assert.Equal(earlier.Reference, next.Request.ResupplyOf);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Nothing_is_changed_unseen(string sample)
    {
        var earlier = Case(sample);

        var next = Of(earlier, Today);

        Assert.All(
            CaseDifferences.Between(earlier, next),
            place => Assert.True(
                CarriedFacts.StatedAnew.Any(pointer => place == pointer || place.StartsWith(pointer + "/", StringComparison.Ordinal))
                || place is "/request/resupplyOf"
                || place.EndsWith("/shipmentValidated", StringComparison.Ordinal),
                place));
    }

    [Fact]
    public void A_resupply_is_refused_until_its_facts_are_stated()
    {
        var next = Of(Case("dmp/adult-cgvhd.json"), Today);

        var report = RegulatorCatalog.Find("dmp")!.RulebookOn(Today).Check(next, Today);

        Assert.False(report.IsComplete);
    }

    [Fact]
    public void A_verification_that_rules_find_too_old_is_emptied_and_a_recent_one_is_kept()
    {
        var earlier = Case("dmp/adult-cgvhd.json");
        earlier = earlier with
        {
            Physician = earlier.Physician with
            {
                LicenseVerifications =
                [
                    earlier.Physician.LicenseVerifications[0] with { VerifiedOn = Today.AddMonths(-12).AddDays(-1) },
                    earlier.Physician.LicenseVerifications[1] with { VerifiedOn = Today.AddMonths(-12) },
                ],
            },
            Facility = earlier.Facility with { LicenseVerification = earlier.Facility.LicenseVerification with { VerifiedOn = Today.AddYears(-2) } },
        };

        var next = Of(earlier, Today);

        Assert.Equal(new LicenseVerification { Body = earlier.Physician.LicenseVerifications[0].Body }, next.Physician.LicenseVerifications[0]);
        Assert.Equal(earlier.Physician.LicenseVerifications[1], next.Physician.LicenseVerifications[1]);
        Assert.Equal(new FacilityLicenseVerification(), next.Facility.LicenseVerification);
    }

    [Fact]
    public void Every_place_named_is_one_of_the_form()
    {
        Assert.All([.. CarriedFacts.StatedAnew, .. CarriedFacts.Confirmed], pointer =>
        {
            Shape shape = CaseShape.OfAny;
            foreach (var name in pointer[1..].Split('/'))
            {
                var form = Assert.IsType<ObjectShape>(shape);
                Assert.True(form.IndexOf(name) >= 0, pointer);
                shape = form.Fields[form.IndexOf(name)].Shape;
            }
        });
    }

    private static CaseFile Of(CaseFile earlier, DateOnly today) =>
        ResupplyCase.Of(earlier, RegulatorCatalog.Find(earlier.Regulator)!.RulebookOn(today).Check(earlier with { FilingDate = null }, today));

    private static CaseFile Case(string sample) => CaseFileReader.Read(SampleCases.Read(sample)).Case!;
}
