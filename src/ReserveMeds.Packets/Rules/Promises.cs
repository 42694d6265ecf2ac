using System.Text.RegularExpressions;

namespace ReserveMeds.Packets.Rules;

/// <summary>Wordings that promise a time, an approval or coverage, in the languages that cases are written in.</summary>
/// <remarks>Clinical spans such as "response within 4 weeks" are no promises: a span counts only beside approval or delivery.</remarks>
internal static partial class Promises
{
    public static bool OccurIn(string? words) =>
        !string.IsNullOrWhiteSpace(words)
        && (English().IsMatch(words) || French().IsMatch(words) || Arabic().IsMatch(words));

    private const RegexOptions Usual = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"\b(guarantee[ds]?|guaranteeing|(we|i) promise|is promised|certain to be (approved|authori[sz]ed|granted|covered|reimbursed))\b|\b(will|shall) (certainly |surely |definitely )?be (approved|authori[sz]ed|granted|covered|reimbursed|delivered|cleared)\b|\b(approv(ed|al)|authori[sz](ed|ation)|deliver(ed|y)|clearance|arriv(es|al))\b[^.;]{0,30}\b(within|in) (\d+|one|two|three|four|five|six|eight|ten|twelve)\b[^.;]{0,12}\b(days?|weeks?|months?)\b|\b(fully (covered|reimbursed)|full (coverage|reimbursement))\b", Usual)]
    private static partial Regex English();

    [GeneratedRegex(@"\b(garanti(e|s|es|r|t|ssons)?|nous promettons|je promets|promis(e|es)?)\b|\b(sera|seront) (certainement |sûrement )?(approuvé|autorisé|accordé|remboursé|couvert|livré|pris en charge|prise en charge)|\b(approbation|autorisation|livraison|approuvé|autorisé|livré)\w*\b[^.;]{0,30}\b(sous|en|dans un délai de|d'ici) (\d+|un|une|deux|trois|quatre|cinq|six|huit|dix|douze)\b[^.;]{0,12}\b(jours?|semaines?|mois)\b|\b(intégralement|entièrement|totalement) (remboursé|couvert|pris|prise)|\bprise? en charge à 100\b", Usual)]
    private static partial Regex French();

    [GeneratedRegex("مضمون|نضمن|أضمن|نتعهد|ستتم الموافقة|سيتم الموافقة|سيوافق|سيتم التعويض|سيتم التغطية|ستتم التغطية|تغطية كاملة|سيتم التسليم خلال|دەستەبەر", Usual)]
    private static partial Regex Arabic();
}
