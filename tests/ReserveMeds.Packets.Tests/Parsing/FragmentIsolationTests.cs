using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Parsing;
using ReserveMeds.Packets.Tests.Templates;

namespace ReserveMeds.Packets.Tests.Parsing;

/// <summary>What the display algorithm would reorder stands in an isolate, in words of the template and of values alike.</summary>
public sealed class FragmentIsolationTests
{
    [Theory]
    // The rows seen wrong on paper, then kin of theirs.
    [InlineData("منذ 2024-03", "'منذ '['2024-03']")]
    [InlineData("من 5-10 مغ", "'من '['5-10']' مغ'")]
    [InlineData("من 5-10 mg يوميا", "'من '['5-10 mg']' يوميا'")]
    [InlineData("الجرعة 0.3 mg/kg.", "'الجرعة '['0.3 mg/kg']'.'")]
    [InlineData("هاتف: +212 5 22 33 44", "'هاتف: '['+212 5 22 33 44']")]
    [InlineData("العمر >3 سنوات", "'العمر '['>3']' سنوات'")]
    [InlineData("العمر ≥ 12 سنة", "'العمر '['≥ 12']' سنة'")]
    [InlineData("بتاريخ 2026-11-22", "'بتاريخ '['2026-11-22']")]
    [InlineData("الضغط 120/80 في 14:30", "'الضغط '['120/80']' في '['14:30']")]
    [InlineData("2026-11-22", "['2026-11-22']")]
    [InlineData("ناقلة < 5 × ULN فقط", "'ناقلة '['< 5 × ULN']' فقط'")]
    [InlineData("القيمة >= 5 %، ثم", "'القيمة '['>= 5 %']'، ثم'")]
    [InlineData("الحرارة -5 °C أو 37° أو .5 mg", "'الحرارة '['-5 °C']' أو '['37°']' أو '['.5 mg']")]
    [InlineData("كوفيد-19 والبند 4", "'كوفيد-'['19']' والبند '['4']")]
    [InlineData("من 5 mg → 10 mg تدريجيا", "'من '['5 mg → 10 mg']' تدريجيا'")]
    [InlineData("☐ 75 mg ☐ 150 mg", "'☐ '['75 mg']' ☐ '['150 mg']")]
    [InlineData("دواء Kalydeco (ivacaftor 150 mg) يوميا", "'دواء '['Kalydeco (ivacaftor 150 mg)']' يوميا'")]
    [InlineData("دواء (Kalydeco) يوميا", "'دواء '['(Kalydeco)']' يوميا'")]
    [InlineData("(Kalydeco) 150 mg يوميا", "['(Kalydeco) 150 mg']' يوميا'")]
    [InlineData("Kalydeco (إيفاكافتور) 150 mg", "['Kalydeco']' (إيفاكافتور) '['150 mg']")]
    [InlineData("أ) Kalydeco) 5 (mg", "'أ) '['Kalydeco']') '['5']' ('['mg']")]
    [InlineData("([a) b", "'(['['a']') '['b']")]
    [InlineData("طفرة c.1521_1523delCTT (p.Phe508del) مثبتة", "'طفرة '['c.1521_1523delCTT (p.Phe508del)']' مثبتة'")]
    [InlineData("البريد office@example.org أو https://example.org/a?b=1 هنا", "'البريد '['office@example.org']' أو '['https://example.org/a?b=1']' هنا'")]
    [InlineData("المرجع RM-2026-0042/A، النسخة 2", "'المرجع '['RM-2026-0042/A']'، النسخة '['2']")]
    [InlineData("5، 10 أو 1،5 أو 1٫5", "['5']'، '['10']' أو '['1،5']' أو '['1٫5']")]
    [InlineData("١٢ شهرا", "['١٢']' شهرا'")]
    [InlineData("لە 2024-03 بە 0.3 mg/kg ڕۆژانە", "'لە '['2024-03']' بە '['0.3 mg/kg']' ڕۆژانە'")]
    [InlineData("نص عربي فقط، بلا أرقام.", "'نص عربي فقط، بلا أرقام.'")]
    [InlineData("من °F إلى (°C)", "'من '['°F']' إلى ('['°C']')'")]
    [InlineData("°C", "['°C']")]
    [InlineData("Example, Inc.؛ ثم", "['Example, Inc.']'؛ ثم'")]
    [InlineData("من Example, Inc. ثم", "'من '['Example, Inc']'. ثم'")]
    [InlineData("…", "'…'")]
    [InlineData("22 تشرين الثاني 2026 (2026-11-22)، ثم", "['22']' تشرين الثاني '['2026']' ('['2026-11-22']')، ثم'")]
    [InlineData("22ی تشرینی دووەمی 2026 (2026-11-22)", "['22']'ی تشرینی دووەمی '['2026']' ('['2026-11-22']')'")]
    [InlineData("عام 2025 (2026-11-22)", "'عام '['2025 (2026-11-22)']")]
    [InlineData("المطلوب: علبتان (2) = 60 قرصا", "'المطلوب: علبتان ('['2']') = '['60']' قرصا'")]
    [InlineData("علبتان (2) (60 قرصا)", "'علبتان ('['2']') ('['60']' قرصا)'")]
    // Letters and digits beyond the first 65,536, as copying from a typeset formula gives them.
    [InlineData("الجرعة 𝟓-𝟏𝟎 mg يوميا", "'الجرعة '['𝟓-𝟏𝟎 mg']' يوميا'")]
    [InlineData("من 𝟓، 𝟏𝟎 أو 𝟏،𝟓 𝐦𝐠", "'من '['𝟓']'، '['𝟏𝟎']' أو '['𝟏،𝟓 𝐦𝐠']")]
    [InlineData("أو .𝟓 mg", "'أو '['.𝟓 mg']")]
    [InlineData("من 5 mg 𞸀 7 mg", "'من '['5 mg']' 𞸀 '['7 mg']")]
    [InlineData("علبتان (2) Rezurock 200 mg", "'علبتان ('['2']') '['Rezurock 200 mg']")]
    public void A_left_to_right_fragment_is_isolated(string text, string expected)
    {
        Assert.Equal(expected, DocumentTree.Of(FragmentIsolation.Apply([new Text(text)])));

        // The same as a value: one without right-to-left letters is an isolate already.
        var value = text.Any(character => character is >= 'ء' and <= 'ۆ' and not '١' and not '٢') ? $"[{expected}]" : $"['{text}']";
        Assert.Equal($"{value}'، '", DocumentTree.Of(FragmentIsolation.Apply([new Isolate([new Text(text)]), new Text("، ")])));
    }

    [Theory]
    [InlineData("مستشفى مثال (Example Hospital)", "['مستشفى مثال']' (Example Hospital)'")]
    [InlineData("تعداد الدم الكامل (CBC)", "['تعداد الدم الكامل '['(CBC)']]")]
    [InlineData("Example Hospital (مستشفى مثال)", "'Example Hospital ('['مستشفى مثال']')'")]
    // Words, not a name: they run their own way.
    [InlineData("جرعة (5 mg)", "['جرعة '['(5 mg)']]")]
    public void A_name_in_two_scripts_keeps_its_order_in_left_to_right_text(string value, string expected) =>
        Assert.Equal(expected, DocumentTree.Of(FragmentIsolation.ApplyToValues([new Isolate([new Text(value)])])));

    [Fact]
    public void A_fragment_reaches_over_the_values_in_it() =>
        Assert.Equal("p 'الجرعة '['5–10 mg']' يوميا، '['≥ 3']", Tree("الجرعة \u20685\u2069–\u206810\u2069 mg يوميا، ≥ \u20683\u2069"));

    [Fact]
    public void A_strong_dose_stays_in_one_fragment_with_its_unit() =>
        Assert.Equal("p 'الجرعة '[*('0.3')' mg/kg']", Tree("الجرعة **0.3** mg/kg"));

    [Fact]
    public void Strong_words_and_links_get_fragments_of_their_own() =>
        Assert.Equal("p *('منذ '['2024-03'])' '[link<https://example.org/>('a')]", Tree("**منذ 2024-03** [a](https://example.org/)"));

    [Fact]
    public void No_fragment_reaches_over_a_gap_a_line_break_or_a_right_to_left_value() =>
        Assert.Equal("p ['5 mg']' 'gap<[x]>' '['7']/['-9 mg']' '['قرص']'-'['3']",
            Tree("5 mg \u2068\uFDD0[x]\uFDD1\u2069 7\\\n-9 mg \u2068قرص\u2069-3"));

    [Fact]
    public void Every_place_of_a_document_is_passed_over()
    {
        const string Markdown =
            """
            # منذ 2024-03

            ::: header
            منذ 2024-03
            :::

            ::: note
            - منذ 2024-03
            :::

            منذ 2024-03
            :   منذ 2024-03

            | منذ 2024-03 | ب |
            |---|---|
            | منذ 2024-03 | ب |

            ::: signature
            - Date 5 التاريخ:

            منذ 2024-03
            :::
            """;

        Assert.Equal(
            """
            header 'منذ '['2024-03']
            h1 'منذ '['2024-03']
            note
              ul
                li
                  p 'منذ '['2024-03']
            dl
              dt 'منذ '['2024-03']
                p 'منذ '['2024-03']
            table 'منذ '['2024-03'] | 'ب'
              row 'منذ '['2024-03'] | 'ب'
            signature
              ink ['Date 5']' التاريخ:'
              stamp 'منذ '['2024-03']
            """,
            Tree(Markdown));
    }

    [Fact]
    public void In_left_to_right_documents_only_right_to_left_values_are_passed_over() =>
        Assert.Equal("p 'Since 2024-03: '['منذ '['2024-03']]*(['5 mg'])_(['منذ '['5 mg']])",
            DocumentTree.Of(DocumentParser.Parse(
                "Since 2024-03: \u2068منذ 2024\\-03\u2069**\u20685 mg\u2069***\u2068منذ 5 mg\u2069*", TemplateFiles.Frame)));

    [Fact]
    public void Endless_brackets_are_passed_over_in_time_in_proportion()
    {
        var text = new string('(', 200_000) + new string(']', 200_000) + " 5";

        Assert.Equal([$"{text[..^1]}", "5"], FragmentIsolation.Apply([new Text(text)]).Select(inline => inline switch
        {
            Isolate { Content: [Text inner] } => inner.Value,
            Text outer => outer.Value,
            _ => "",
        }));
    }

    private static string Tree(string markdown) => DocumentTree.Of(DocumentParser.Parse(markdown, TemplateFiles.ArabicFrame));
}
