using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Tests.Rules;

/// <summary>What a rule compares with, a case can say.</summary>
public sealed class ListedIdsTests
{
    [Fact]
    public void Ids_that_rules_know_are_values_that_a_case_may_hold()
    {
        var pathways = RegulatorCatalog.All.Select(regulator => regulator.Pathway).ToList();

        Assert.Empty(pathways.SelectMany(pathway => pathway.Payers).SelectMany(payer => payer.Aliases.Prepend(payer.Id)).Except(ListedValues.Payers));
        Assert.Empty(pathways.SelectMany(pathway => pathway.LicenseBodies).SelectMany(body => body.Aliases.Prepend(body.Id)).Except(ListedValues.LicenseBodies));
        Assert.Empty(pathways.SelectMany(pathway => pathway.SufficientFacilityKinds).Except(ListedValues.FacilityKinds));
        Assert.Empty(ReferenceAuthority.All.Select(authority => authority.Id).Except(ListedValues.Authorities));
        Assert.Equal(["other"], ListedValues.Authorities.Except(ReferenceAuthority.All.Select(authority => authority.Id)));
    }
}
