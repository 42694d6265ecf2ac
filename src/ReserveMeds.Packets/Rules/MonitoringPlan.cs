using System.Text.RegularExpressions;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Products;

namespace ReserveMeds.Packets.Rules;

/// <summary>Whether a plan in the physician's words covers what the label asks to be watched.</summary>
internal static partial class MonitoringPlan
{
    public static bool CoversAtBaseline(Monitoring plan, LabelMonitoring item) => Covers(plan.Baseline, item);

    /// <summary>Entries that come round at least monthly count, together: tests may stand in one line or in several.</summary>
    public static bool CoversMonthly(Monitoring plan, LabelMonitoring item) =>
        Covers([.. plan.FollowUp.Where(entry => IsAtLeastMonthly(entry.Interval)).Select(entry => entry.Item ?? "")], item);

    /// <summary>False also where the words state no interval that is known.</summary>
    public static bool IsAtLeastMonthly(string? interval) =>
        !string.IsNullOrWhiteSpace(interval) && Monthly().IsMatch(interval) && !Slower().IsMatch(interval);

    /// <summary>Whether an entry of the follow-up is a visit, which then has its interval beside it.</summary>
    public static bool IsVisit(string? item) => !string.IsNullOrWhiteSpace(item) && Visit().IsMatch(item);

    private static bool Covers(IReadOnlyList<string> entries, LabelMonitoring item) =>
        item.RecognisedBy.All(group => group.Any(word => entries.Any(entry => FoldedName.Holds(entry, word))));

    private const RegexOptions Usual = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"\b(monthly|weekly|fortnightly|every (calendar )?month|each month|once a month|per month|every ([1-4]|one|two|three|four) weeks?|every week|every (28|30) days|mensuel\w*|chaque mois|tous les mois|par mois|hebdomadaire\w*|chaque semaine|toutes les ([1-4]|une|deux|trois|quatre)? ?semaines?|tous les (28|30) jours)\b|شهري|كل شهر|أسبوعي|كل أسبوع|مانگانە|هەموو مانگێک|هەفتانە", Usual)]
    private static partial Regex Monthly();

    [GeneratedRegex(@"\b(visits?|consultations?|appointments?|clinic(al)? (reviews?|checks?)|check-?ups?|rendez-vous|visites?|contrôles? cliniques?|examens? cliniques?|suivi clinique)\b|زيارة|مراجعة العيادة|استشارة|سەردان|چاوپێکەوتن", Usual)]
    private static partial Regex Visit();

    /// <summary>"Every 3 months" and its kin, which hold the word for month too.</summary>
    [GeneratedRegex(@"\b(quarterly|(bi|tri)mestriel\w*|bi-?monthly|three-?monthly|six-?monthly|every other month|every ([2-9]|1[0-9]|two|three|six) months|tous les ([2-9]|1[0-9]|deux|trois|six) mois)\b|كل (شهرين|ثلاثة|[2-9])", Usual)]
    private static partial Regex Slower();
}
