using System.Text.RegularExpressions;

namespace ReserveMeds.Packets.Rules;

/// <summary>Wordings of a promise that edition 2026-11 finds beyond those of <see cref="Promises"/>, which stay as they were.</summary>
internal static partial class PromisesReadCloser
{
    public static bool OccurIn(string? words) =>
        !string.IsNullOrWhiteSpace(words)
        && (English().IsMatch(words) || French().IsMatch(words) || Arabic().IsMatch(words) || Kurdish().IsMatch(words));

    private const RegexOptions Usual = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"\b(promis(e|es|ed) (approval|authori[sz]ation|coverage|reimbursement|delivery|to (approve|authori[sz]e|cover|reimburse|pay|deliver))|(assured|certain) (approval|authori[sz]ation|coverage|reimbursement|delivery)|(approval|authori[sz]ation|coverage|reimbursement|delivery) is (assured|certain|a formality)|(cannot|can not|will not|won't) be (refused|rejected|denied)|100 ?% (covered|reimbursed|coverage|reimbursement))", Usual)]
    private static partial Regex English();

    [GeneratedRegex(@"\b((accord|autorisation|approbation|remboursement|prise en charge|couverture|livraison) (est |sera )?(acquise?|assurée?|certaine?)|(assurée?|certaine?) d'(être )?(approuvée?|autorisée?|remboursée?)|ne (peut|pourra|sera) (pas )?(être )?refusée?|sans risque de refus|(remboursée?|couverte?|prise? en charge) à 100)", Usual)]
    private static partial Regex French();

    [GeneratedRegex("(الموافقة|التغطية|التعويض|التسليم) (مؤكدة?|أكيدة?|مضمونة?)|نعدكم|أعدكم|نتعهد|سوف (تتم|يتم) (الموافقة|التغطية|التعويض|التسليم)|لن (يُرفض|يرفض|تُرفض|ترفض) (الطلب|التغطية)|(الموافقة|التسليم|التخليص|الوصول)[^.؛]{0,30}خلال [^ .؛]{1,12} (يوم|يومًا|أيام|أسبوع|أسبوعًا|أسابيع|شهر|أشهر)", Usual)]
    private static partial Regex Arabic();

    [GeneratedRegex("بەڵێن (دەدەین|دەدەم|دەدات|دراوە)|گەرەنتی|گرەنتی|گارانتی|مسۆگەر|بێگومان (پەسەند|پارە)|(پەسەندکردن|ڕەزامەندی|گەیاندن)[^.؛]{0,30}لە ماوەی [^ .؛]{1,12} (ڕۆژ|هەفتە|مانگ)|بە تەواوی دەگرێتە ئەستۆ", Usual)]
    private static partial Regex Kurdish();
}
