using ReserveMeds.Packets.Documents.Model;
using static ReserveMeds.Packets.Tests.Writers.SampleDocuments;

namespace ReserveMeds.Packets.Tests.Writers;

/// <summary>Letters about invented people, as long and as mixed as real ones: for eyes and for page tests.</summary>
public static class SampleLetters
{
    public static Document English() => Frame with
    {
        Header = [T("Named-patient import request · packet "), I("PK-2026-0007"), T(" · confidential health data")],
        Footer = [T("Prepared from the prescriber's statements. Not a decision of any authority.")],
        Blocks =
        [
            new Heading(1, [T("Clinical justification for a named-patient import")]),
            P(T("To the Medicines Import Committee, Example Authority"), new LineBreak(), T("2 March 2026")),
            new DefinitionList(
            [
                Pair("Patient (pseudonym)", "P-4711, female, born 2014-05"),
                Pair("Diagnosis", "Acid sphingomyelinase deficiency (ASMD), type B, ICD-10 E75.2"),
                Pair("Medicine requested", "Xenpozyme (olipudase alfa) 20 mg, powder for concentrate for solution for infusion"),
                Pair("Quantity", "36 vials, for 6 months of treatment"),
                new Definition([T("Prescriber")],
                    [P(I("Dr Amal Example, consultant paediatrician")), P(T("Licence "), I("MD-00123"), T(", University Hospital of Example"))]),
            ]),
            new Heading(2, [T("Medical need")]),
            P(T("The patient was diagnosed in "), I("2019-03"), T(" by enzyme activity and by sequencing of "), new Emphasis([T("SMPD1")]),
                T(". Since then the spleen volume has grown to "), I("12.4 multiples of normal"),
                T(", the diffusing capacity of the lung has fallen to "), I("48 % of predicted"),
                T(", and platelet counts have stayed below "), I("80 × 10⁹/L"),
                T(". Supportive care has not slowed the disease, and there is no registered alternative that acts on its cause.")),
            new Note([P(new Strong([T("Within the label. ")]), T("The use asked for lies inside the indication that the product information gives."))]),
            new Heading(2, [T("Treatment planned")]),
            P(T("The dose is raised step by step, by body weight, as the product information lays down:")),
            new Table(
                [C("Infusion"), C("Week"), C("Dose"), C("Body weight"), C("Remarks")],
                [.. Enumerable.Range(0, 14).Select(step => new TableRow(
                [
                    C($"{step + 1}"), C($"{step * 2}"), C(I(Doses[Math.Min(step, Doses.Length - 1)])), C(I("31.5 kg")),
                    C(step < 6 ? "Dose escalation; observe for 24 hours" : "Maintenance dose every 2 weeks"),
                ]))]),
            new Heading(2, [T("Monitoring")]),
            new BulletList(
            [
                new ListItem([P(T("Transaminases within 72 hours before each infusion of the escalation phase."))]),
                new ListItem([P(T("Vital signs during the infusion and for "), I("24 h"), T(" after the first three."))]),
                new ListItem([P(T("Spleen and liver volume, and the diffusing capacity of the lung, every 6 months."))]),
            ]),
            new OrderedList(1,
            [
                new ListItem([P(T("Adverse events are reported to the authority within 15 days."))]),
                new ListItem([P(T("Unused vials are returned to the pharmacy and recorded."))]),
            ]),
            P(T("Sources are listed at "), new Link("https://example.org/sources", [T("example.org/sources")]),
                T(". I confirm that the statements above are true and that the family has consented to the treatment.")),
            new SignatureBlock(
                [
                    new SignatureLine([I("Dr Amal Example, consultant paediatrician")], ForInk: false),
                    new SignatureLine([T("Signature")], ForInk: true),
                    new SignatureLine([T("Date")], ForInk: true),
                ],
                [T("Stamp of the hospital")]),
        ],
    };

    public static Document French() => Frame with
    {
        Title = "Lettre de justification clinique",
        LanguageTag = "fr-MA",
        PageLabel = new PageLabel("Page ", " sur ", ""),
        Header = [T("Demande d’importation nominative · dossier "), I("PK-2026-0008"), T(" · données de santé confidentielles")],
        Footer = [T("Établi d’après les déclarations du prescripteur. Ne vaut pas décision d’une autorité.")],
        Blocks =
        [
            new Heading(1, [T("Justification clinique d’une importation nominative")]),
            P(T("À l’attention du comité d’importation, Autorité Exemple"), new LineBreak(), T("Le 2 mars 2026")),
            new DefinitionList(
            [
                Pair("Patient (pseudonyme)", "P-4712, masculin, né en 2011-09"),
                Pair("Diagnostic", "Déficit en sphingomyélinase acide (ASMD), type A/B"),
                Pair("Médicament demandé", "Xenpozyme (olipudase alfa) 20 mg, poudre pour solution à diluer pour perfusion"),
            ]),
            new Heading(2, [T("Nécessité médicale")]),
            P(T("Le diagnostic a été posé en "), I("2018-11"), T(". Le volume de la rate atteint "), I("11,2 fois la normale"),
                T(" ; la capacité de diffusion est de "), I("52 %"), T(" de la valeur prédite. Aucune alternative enregistrée n’agit sur la cause de la maladie.")),
            new Table(
                [C("Perfusion"), C("Semaine"), C("Dose"), C("Remarques")],
                [
                    new TableRow([C("1"), C("0"), C(I("0,03 mg/kg")), C("Surveillance de 24 heures")]),
                    new TableRow([C("2"), C("2"), C(I("0,1 mg/kg")), C("Surveillance de 24 heures")]),
                    new TableRow([C("3"), C("4"), C(I("0,3 mg/kg")), C("Transaminases dans les 72 heures précédentes")]),
                ]),
            P(T("Je certifie l’exactitude des éléments ci-dessus.")),
            new SignatureBlock(
                [new SignatureLine([T("Nom et qualité")], ForInk: true), new SignatureLine([T("Signature et date")], ForInk: true)],
                [T("Cachet de l’établissement")]),
        ],
    };

    public static Document EnglishDraft() => English() with
    {
        DraftMark = "DRAFT: not for submission",
        Blocks =
        [
            new Heading(1, [T("Clinical justification for a named-patient import")]),
            P(T("The patient weighs "), new Gap("[missing: body weight]"), T(" and has been treated since "), I("2024-03"),
                T(" by "), new Gap("[missing: name of the prescriber]"), T(", licence "), new Gap("[missing: licence number]"), T(".")),
            .. English().Blocks.Skip(2),
        ],
    };

    public static Document Arabic() => ArabicFrame with
    {
        Header = [T("طلب استيراد لمريض محدد · الحزمة "), I("PK-2026-0009"), T(" · بيانات صحية سرية")],
        Footer = [T("أُعدّ بناءً على إفادات الطبيب المعالج، ولا يُعد قرارًا من أي جهة.")],
        Blocks =
        [
            new Heading(1, [T("تبرير سريري لاستيراد دواء لمريض محدد")]),
            P(T("إلى لجنة استيراد الأدوية"), new LineBreak(), I("2026-03-02")),
            new DefinitionList(
            [
                Pair("المريض (اسم مستعار)", "P-4713"),
                Pair("الدواء المطلوب", "Xenpozyme (olipudase alfa) 20 mg"),
                Pair("رقم الهاتف", "+964 750 555 0100"),
                Pair("الطبيب المعالج", "د. أمل مثال"),
                new Definition([T("بدأ العلاج في")], [P(I("2024-03"))]),
            ]),
            new Heading(2, [T("الضرورة الطبية")]),
            P(T("شُخّص المرض في "), I("2019-03"), T("، وتبلغ الجرعة الحالية "), I("0.3 mg/kg"), T(" كل أسبوعين من دواء "),
                I("Xenpozyme (olipudase alfa)"), T("، والمجال المستهدف "), I("5-10 مغ"), T(" مع قيمة "), I(">3"),
                T(". وقد كتب الطبيب: "), I("الجرعة 0.3 mg/kg منذ 2024-03 يوميا"), T(".")),
            P(T("وفي كلمات القالب نفسها: الجرعة 0.3 mg/kg منذ 2024-03 والهاتف +964 750 555 0100 والمجال 5-10 mg وضغط الدم 120/80 والقيمة ≥ 12 (ASMD).")),
            new Note([P(new Strong([T("خارج النشرة. ")]), T("الاستعمال المطلوب يقع خارج دواعي الاستعمال المذكورة في النشرة."))]),
            new Heading(2, [T("خطة العلاج")]),
            new Table(
                [C("التسريب"), C("الأسبوع"), C("الجرعة"), C("ملاحظات")],
                [
                    new TableRow([C(I("1")), C(I("0")), C(I("0.03 mg/kg")), C("مراقبة مدة أربع وعشرين ساعة")]),
                    new TableRow([C(I("2")), C(I("2")), C(I("0.1 mg/kg")), C("مراقبة مدة أربع وعشرين ساعة")]),
                    new TableRow([C(I("3")), C(I("4")), C(I("0.3 mg/kg")), C(T("قياس "), I("ALT"), T(" قبل التسريب"))]),
                ]),
            new BulletList(
            [
                new ListItem([P(T("قياس إنزيمات الكبد خلال "), I("72 h"), T(" قبل كل تسريب."))]),
                new ListItem([P(T("رقم الترخيص "), new Gap("[ناقص: رقم الترخيص]"), T("."))]),
            ]),
            new OrderedList(1,
            [
                new ListItem([P(T("يُبلّغ عن الآثار الجانبية خلال خمسة عشر يومًا."))]),
                new ListItem([P(T("تُعاد القوارير غير المستعملة إلى الصيدلية."))]),
            ]),
            P(T("أؤكد صحة ما ورد أعلاه.")),
            new SignatureBlock(
                [
                    new SignatureLine([I("د. أمل مثال")], ForInk: false),
                    new SignatureLine([T("التوقيع")], ForInk: true),
                    new SignatureLine([T("التاريخ")], ForInk: true),
                ],
                [T("ختم المستشفى")]),
        ],
    };

    public static Document ArabicDraft() => Arabic() with { DraftMark = "مسودة: ليست للتقديم" };

    private static readonly string[] Doses =
    [
        "0.03 mg/kg", "0.1 mg/kg", "0.3 mg/kg", "0.3 mg/kg", "0.6 mg/kg", "1 mg/kg", "2 mg/kg", "3 mg/kg",
    ];

    private static Definition Pair(string term, string value) => new([T(term)], [P(I(value))]);
}
