using ReserveMeds.Packets.Products;

namespace ReserveMeds.Packets.Tests.Products;

public sealed class ProductDigestsTests
{
    private static readonly ProductProfile Profile = ProductCatalog.Find("rezurock-200mg-30")!;

    [Fact]
    public void The_same_profile_has_the_same_digests()
    {
        var again = ProductDigests.Of(Profile with { });

        Assert.Equal(ProductDigests.Of(Profile).Whole, again.Whole);
        Assert.Empty(again.Since(ProductDigests.Of(Profile).Parts));
        Assert.Matches("^[0-9a-f]{64}$", again.Whole);
    }

    [Fact]
    public void What_changed_is_told_by_its_part_and_each_statement_by_its_id()
    {
        var fact = Profile.Facts[0];
        var later = Profile with
        {
            Strength = "400 mg",
            Facts = [fact with { Statement = fact.Statement + " Changed." }, .. Profile.Facts.Skip(2), fact with { Id = "EXT-NEW-01" }],
        };

        var digests = ProductDigests.Of(later);

        Assert.NotEqual(ProductDigests.Of(Profile).Whole, digests.Whole);
        Assert.Equal(
            new[] { $"/facts/{fact.Id}", $"/facts/{Profile.Facts[1].Id}", "/facts/EXT-NEW-01", "/strength" }.Order(StringComparer.Ordinal),
            digests.Since(ProductDigests.Of(Profile).Parts));
    }
}
