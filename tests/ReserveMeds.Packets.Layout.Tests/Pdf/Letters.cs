using ReserveMeds.Packets.Documents.Model;
using static ReserveMeds.Packets.Layout.Tests.Pdf.Build;

namespace ReserveMeds.Packets.Layout.Tests.Pdf;

/// <summary>Whole letters with invented people, medicines and places.</summary>
internal static class Letters
{
    private const string Course = "The seizures began at the age of two and have returned 8 to 12 times a week since, in spite of " +
        "three medicines at full dose, each for more than six months. Two of them lasted over 30\u00a0minutes and ended in intensive care. ";

    private const string Cours = "Les crises ont débuté à l’âge de deux ans et reviennent 8 à 12 fois par semaine malgré trois " +
        "médicaments à dose pleine, chacun pendant plus de six mois\u202f; deux d’entre elles ont duré plus de 30\u00a0minutes. ";

    private const string Arabic = "بدأت النوبات في عمر السنتين وما زالت تعود من 8 إلى 12 مرة في الأسبوع رغم ثلاثة أدوية بالجرعة الكاملة. ";

    public static Document English { get; } = Letter(
        new Paragraph([T("Teaching Hospital of the North"), new LineBreak(), T("Department of Paediatric Neurology"), new LineBreak(), T("12 Example Street, 90000 Sampletown")]),
        Say("9 March 2026"),
        new Paragraph([T("Directorate of Medicines and Pharmacy"), new LineBreak(), T("Unit for special authorisations")]),
        Head(1, "Request to import a medicine for a named patient"),
        Say("Dear colleagues,"),
        Say(T("I ask for leave to import "), Bold("Examplazine 100\u00a0mg/ml oral solution"), T(" for one patient under my care, for a first period of six months. " + Course)),
        Head(2, "The patient and the medicine"),
        Pairs(
            ("Patient reference", Value("NPI-2026-0042")),
            ("Date of birth", Value("14 March 2020")),
            ("Body weight", Value("19.5\u00a0kg on 2 March 2026")),
            ("Dose", Value("0.3\u00a0mg/kg twice a day, raised over 4\u00a0weeks to 0.6\u00a0mg/kg twice a day")),
            ("Quantity asked for", Value("6 bottles of 100\u00a0ml")),
            ("Maker", Value("Example Laboratories Ltd, 1 Sample Road, Testville"))),
        Head(2, "What was tried before"),
        Grid(
            ["Medicine", "Highest dose", "From – to", "Why it was stopped"],
            ["Firstepine", "60\u00a0mg/kg/day", "2022-03 – 2023-01", "No change in the number of seizures after ten months at the full dose."],
            ["Secondazole", "8\u00a0mg/kg/day", "2023-02 – 2023-11", "Rash with fever in the ninth month; stopped on the advice of the dermatologist."],
            ["Thirdamide", "30\u00a0mg/kg/day", "2024-01 – 2025-06", "Seizures fewer by less than a quarter, and the child slept through lessons."]),
        new Note([Say(Bold("Outside the label. "), T("The medicine is licensed from the age of 12 years (≥\u00a012). The reasons for use at six are given below."))]),
        Head(2, "Why no medicine on the market will do"),
        Say(Course + Course),
        Bullets(
            "The three registered medicines for this condition have been tried at full dose.",
            "A ketogenic diet was followed for eight months under supervision without effect, and had to be given up because of kidney stones.",
            "Surgery was ruled out by the regional board on 4 November 2025."),
        Head(2, "How the treatment will be followed"),
        Say(Course),
        Numbers(
            1,
            "Blood count and liver values before the first dose, then every month.",
            "Seizure diary kept by the parents, read at each visit.",
            "Stop rule: no fall by half after twelve weeks at the highest dose."),
        Say("I declare that the facts above are taken from the patient’s file and that the parents have agreed in writing."),
        Say("Yours sincerely,"),
        Sign("Dr Example Physician, paediatric neurologist", "Signature", "Place and date", "Stamp of the hospital")) with
    {
        Title = "Request to import a medicine for a named patient",
        Header = Words("NPI-2026-0042 · Request for import"),
        Footer = Words("Confidential: health data of one patient. Prepared for the signature of the physician; without it, not valid."),
    };

    public static Document French { get; } = Letter(
        new Paragraph([T("Centre hospitalier de l’Exemple"), new LineBreak(), T("Service de neurologie pédiatrique")]),
        Head(1, "Demande d’importation d’un médicament pour un patient désigné"),
        Say("Madame, Monsieur,"),
        Say(T("Je sollicite l’autorisation d’importer "), Bold("Examplazine 100\u00a0mg/ml, solution buvable"), T(", pour une période de six mois. " + Cours)),
        Head(2, "Le patient et le médicament"),
        Pairs(
            ("Référence du patient", Value("NPI-2026-0043")),
            ("Nom du tuteur", Value("محمد الأمين 12")),
            ("Posologie", Value("0,3\u00a0mg/kg deux fois par jour")),
            ("Numéro d’inscription à l’ordre", Value("EX-778899"))),
        Head(2, "Traitements antérieurs"),
        Grid(
            ["Médicament", "Dose maximale", "Période", "Motif d’arrêt"],
            ["Firstepine", "60\u00a0mg/kg/j", "2022-03 – 2023-01", "Aucune diminution des crises après dix mois à dose pleine."],
            ["Secondazole", "8\u00a0mg/kg/j", "2023-02 – 2023-11", "Éruption fébrile au neuvième mois."]),
        Say(Cours + Cours + Cours),
        Say("Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées."),
        Sign("Dr Exemple Médecin", "Signature", "Fait à, le", "Cachet de l’établissement")) with
    {
        Title = "Demande d’importation",
        LanguageTag = "fr-MA",
        PageLabel = new PageLabel("Page ", " sur ", ""),
        Header = Words("NPI-2026-0043 · Demande d’importation"),
        Footer = Words("Confidentiel\u00a0: données de santé."),
    };

    public static Document Draft { get; } = English with
    {
        DraftMark = "DRAFT: not for submission",
        Blocks =
        [
            .. English.Blocks.Take(6),
            Head(2, "Prescriber"),
            Pairs(("Name", Value("Dr Example Physician")), ("Licence number", new Gap("[missing: licence number]")), ("Telephone", new Gap("[missing: telephone]"))),
            Say(T("The dose is "), new Gap("[missing: dose and unit]"), T(" twice a day, for a body weight of "), new Gap("[missing: weight]"), T(".")),
            .. English.Blocks.Skip(8),
        ],
    };

    public static Document RightToLeft { get; } = Letter(
        new Paragraph([T("مستشفى الشمال التعليمي"), new LineBreak(), T("قسم أعصاب الأطفال")]),
        Head(1, "طلب استيراد دواء لمريض بعينه"),
        Say(T("أطلب الإذن باستيراد "), new Strong([Value("Examplazine 100\u00a0mg/ml")]), T(" لمريض واحد تحت رعايتي لمدة ستة أشهر. " + Arabic + Arabic)),
        Head(2, "المريض والدواء"),
        Pairs(
            ("مرجع المريض", Value("NPI-2026-0044")),
            ("تاريخ الميلاد", Value("2020-03-14")),
            ("الجرعة", Value("0.3\u00a0mg/kg")),
            ("الهاتف", Value("+212 5 22 33 44")),
            ("رقم الترخيص", new Gap("[ناقص: رقم الترخيص]"))),
        new Table(
            [Cell("الدواء"), Cell("أعلى جرعة"), Cell("المدة"), Cell("سبب الإيقاف")],
            [
                new TableRow([new TableCell([Value("Firstepine")]), new TableCell([Value("60\u00a0mg/kg")]), new TableCell([Value("2022-03")]), Cell("لم يتغير عدد النوبات بعد عشرة أشهر.")]),
                new TableRow([new TableCell([Value("Secondazole")]), new TableCell([Value("5-10\u00a0mg")]), new TableCell([Value("2023-02")]), Cell("طفح جلدي مع حمى في الشهر التاسع.")]),
            ]),
        new Note([Say(Bold("خارج النشرة. "), T("الدواء مرخص من عمر أكبر من هذا العمر. " + Arabic))]),
        Bullets("السبب الأول.", "السبب الثاني وهو أطول من الأول قليلا حتى يصل إلى السطر الثاني من الفقرة ويظهر كيف تصطف السطور تحت بعضها.", "السبب الثالث."),
        Numbers(1, "تحليل الدم كل شهر.", "دفتر النوبات."),
        Say(Arabic + Arabic + Arabic),
        Sign("الدكتور مثال", "التوقيع", "المكان والتاريخ", "ختم المستشفى")) with
    {
        Title = "طلب استيراد دواء",
        LanguageTag = "ar-MA",
        Direction = Direction.RightToLeft,
        PageLabel = new PageLabel("صفحة ", " من ", ""),
        DraftMark = "مسودة: ليست للتقديم",
        Header = [Value("NPI-2026-0044"), T(" · طلب استيراد")],
        Footer = Words("سري: بيانات صحية."),
    };
}
