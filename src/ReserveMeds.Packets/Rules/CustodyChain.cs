namespace ReserveMeds.Packets.Rules;

/// <summary>Where a chain of custody is broken. Names are compared but for spelling.</summary>
internal static class CustodyChain
{
    private static readonly string[] WordsForHome =
        ["home", "domicile", "residence", "patient", "patiente", "apartment", "appartement", "نەخۆش", "نەخۆشەکە"];

    // Arabic writes article and preposition onto the word.
    private static readonly string[] StemsForHome = ["منزل", "المريض", "للمريض"];

    // Kurdish writes endings onto the word; its word for hospital begins like the one for patient, so that one is taken whole.
    private const string KurdishHome = "ماڵ";

    public static IEnumerable<Spot> Breaks(CaseUnderReview review)
    {
        var legs = review.Case.Custody.Legs;
        if (legs.Count == 0)
        {
            return ["/custody/legs"];
        }

        return MissingHolders(review)
            .Concat(OtherBeginning(review))
            .Concat(BrokenLinks(review))
            .Concat(OtherEnd(review))
            .Concat(AbsentImporter(review));
    }

    /// <summary>Legs at whose end the cold chain is opened although they do not end at the dispensing pharmacy.</summary>
    public static IEnumerable<Spot> OpenedBeforePharmacy(CaseUnderReview review) =>
        from leg in review.Case.Custody.Legs.Index()
        where review.NeedsControlledStorage && leg.Item.ColdChainOpened == true && !IsPharmacy(review, leg.Item.To)
        select (Spot)$"/custody/legs/{leg.Index}/coldChainOpened";

    /// <summary>Legs that keep the product in another storage class than its own, or do not say in which.</summary>
    public static IEnumerable<Spot> LegsInOtherConditions(CaseUnderReview review) =>
        from leg in review.Case.Custody.Legs.Index()
        where review.NeedsControlledStorage && leg.Item.Conditions != review.Product?.Storage.Class
        select (Spot)$"/custody/legs/{leg.Index}/conditions";

    private static IEnumerable<Spot> MissingHolders(CaseUnderReview review)
    {
        foreach (var (index, leg) in review.Case.Custody.Legs.Index())
        {
            if (string.IsNullOrWhiteSpace(leg.From))
            {
                yield return $"/custody/legs/{index}/from";
            }

            if (string.IsNullOrWhiteSpace(leg.To))
            {
                yield return $"/custody/legs/{index}/to";
            }
        }
    }

    private static IEnumerable<Spot> OtherBeginning(CaseUnderReview review) =>
        review.Product is { } product
        && review.Case.Custody.Legs[0].From is { } first
        && !string.IsNullOrWhiteSpace(first)
        && !FoldedName.Same(first, product.Manufacturer)
            ? ["/custody/legs/0/from"]
            : [];

    private static IEnumerable<Spot> BrokenLinks(CaseUnderReview review)
    {
        var legs = review.Case.Custody.Legs;
        for (var index = 1; index < legs.Count; index++)
        {
            var (received, sends) = (FoldedName.Of(legs[index - 1].To), FoldedName.Of(legs[index].From));
            if (received.Length > 0 && sends.Length > 0 && received != sends)
            {
                yield return $"/custody/legs/{index}/from";
            }
        }
    }

    /// <summary>The last holder is the pharmacy in charge, and no leg before or after it leads to a home.</summary>
    private static IEnumerable<Spot> OtherEnd(CaseUnderReview review)
    {
        var legs = review.Case.Custody.Legs;
        var pharmacyIsKnown = !string.IsNullOrWhiteSpace(review.Case.Facility.Pharmacy.Name);
        foreach (var (index, leg) in legs.Index())
        {
            var isLast = index == legs.Count - 1;
            if (string.IsNullOrWhiteSpace(leg.To) || IsPharmacy(review, leg.To))
            {
                continue;
            }

            if (IsHome(leg.To) || (isLast && pharmacyIsKnown))
            {
                yield return $"/custody/legs/{index}/to";
            }
        }
    }

    /// <summary>An importer that files holds the product on its way.</summary>
    private static IEnumerable<Spot> AbsentImporter(CaseUnderReview review) =>
        review.ImporterFiles
        && !string.IsNullOrWhiteSpace(review.Case.Importer.Name)
        && !review.Case.Custody.Legs.Any(leg => FoldedName.Same(leg.To, review.Case.Importer.Name))
            ? ["/importer/name"]
            : [];

    /// <summary>The pharmacy by its name, alone or with the facility's.</summary>
    private static bool IsPharmacy(CaseUnderReview review, string? holder)
    {
        var pharmacy = review.Case.Facility.Pharmacy.Name;
        if (FoldedName.Same(holder, pharmacy))
        {
            return true;
        }

        return !string.IsNullOrWhiteSpace(pharmacy)
            && !string.IsNullOrWhiteSpace(review.Case.Facility.Name)
            && (FoldedName.Same(holder, $"{pharmacy} {review.Case.Facility.Name}")
                || FoldedName.Same(holder, $"{review.Case.Facility.Name} {pharmacy}"));
    }

    private static bool IsHome(string holder)
    {
        var folded = FoldedName.Of(holder);
        return WordsForHome.Any(word => FoldedName.Holds(holder, word))
            || StemsForHome.Any(stem => folded.Contains(FoldedName.Of(stem), StringComparison.Ordinal))
            || folded.Split(' ').Any(word => word.StartsWith(KurdishHome, StringComparison.Ordinal));
    }
}
