namespace ReserveMeds.Packets.Rules;

/// <summary>What makes a review complex or slower: flags that people set, never a range or a diagnosis (C9 to C11).</summary>
internal static class ComplexityTriggers
{
    public const string RareIndication = "rare-indication";
    public const string LargerQuantity = "larger-quantity";
    public const string FirstImportOfFormat = "first-import-of-format";
    public const string Under18 = "under-18";
    public const string WeightBanded = "weight-banded";
    public const string FirstImport = "first-import";

    public static Complexity Of(CaseUnderReview review)
    {
        var firstImport = review.Case.Request.FirstImport == true;
        var banded = review.Product?.PaediatricOrWeightBanded == true;
        string[] triggers =
        [
            .. When(review.Case.Diagnosis.RareIndication == true, RareIndication),
            .. When(review.Case.Request.LargerQuantity == true, LargerQuantity),
            .. When(firstImport && banded, FirstImportOfFormat),
        ];
        string[] notes =
        [
            .. When(review.Case.Patient.AgeYears < 18, Under18),
            .. When(banded, WeightBanded),
            .. When(firstImport, FirstImport),
        ];
        return new Complexity(triggers.Length > 0, triggers, notes);
    }

    private static string[] When(bool applies, string id) => applies ? [id] : [];
}
