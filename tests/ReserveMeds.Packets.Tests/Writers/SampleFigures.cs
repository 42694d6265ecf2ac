using System.Globalization;
using ReserveMeds.Packets.Documents.Model;
using static ReserveMeds.Packets.Tests.Writers.SampleDocuments;

namespace ReserveMeds.Packets.Tests.Writers;

/// <summary>Invented figures in both directions.</summary>
public static class SampleFigures
{
    public static Chain Chain { get; } = new(
        [
            Step("Maker", "Testville, Exampleland"), Step("Consignor", "cold store at 2–8 °C"), Step("Airport of arrival", ""),
            Step("Customs", "papers checked by the broker"), Step("Importer", "depot in Sampletown"), Step("Pharmacy of the hospital", "pharmacist signs"),
        ],
        Words("Hand-over of the medicine from maker to patient."));

    public static RangeChart Ranges { get; } = new(
        Words("Step"),
        Words("How long"),
        [
            Track("Review of the file", "15 to 30 days", new ChartRange(0, 15, 30)),
            Track("Import permit", "5 days", new ChartRange(30, 35, null)),
            Track("Transport and customs clearance at the airport", "3 to 10 days", new ChartRange(35, 38, 45)),
            new RangeTrack(Words("Release"), [new Gap("[missing: release time]")], null),
        ],
        Words("Days since the request"),
        Words("Times as each office states them; none is promised."));

    public static LineChart Readings { get; } = Log(400, Words("Time"), Words("Temperature (°C)"), "Lower limit: 2 °C", "Upper limit: 8 °C", "Temperature of the parcel on its way.");

    public static LineChart Log(int count, IReadOnlyList<Inline> time, IReadOnlyList<Inline> value, string lower, string upper, string caption) => new(
        time,
        value,
        [.. Enumerable.Range(0, count).Select(number => new ChartReading(
            new DateTime(2026, 3, 9, 6, 0, 0).AddMinutes(10 * number).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            number,
            Math.Round(5 + (1.5m * (decimal)Math.Sin(number / 9.0)) + (number is > 120 and < 131 ? 4m : 0) - (number == 300 ? 4.6m : 0), 1)))],
        new ChartLimit(Words(lower), 2),
        new ChartLimit(Words(upper), 8),
        Words(caption));

    public static IReadOnlyList<Block> Arabic { get; } =
    [
        new Chain(
            [
                Step("الصانع", "مدينة المثال"), Step("المرسل", "مستودع بارد"), Step("مطار الوصول", ""), Step("الجمارك", "تدقيق الأوراق"), Step("المستورد", ""),
                new ChainStep([T("صيدلية "), I("Sampletown Hospital 2")], Words("توقيع الصيدلي")),
            ],
            Words("تسليم الدواء من الصانع إلى المريض.")),
        new RangeChart(
            Words("الخطوة"),
            Words("المدة"),
            [
                new RangeTrack(Words("مراجعة الملف"), [T("من "), I("15"), T(" إلى "), I("30"), T(" يوما")], new ChartRange(0, 15, 30)),
                new RangeTrack(Words("رخصة الاستيراد"), [I("5"), T(" أيام")], new ChartRange(30, 35, null)),
            ],
            Words("الأيام منذ تقديم الطلب"),
            Words("المدد كما تذكرها كل جهة.")),
        Log(60, Words("الوقت"), [T("درجة الحرارة ("), I("°C"), T(")")], "الحد الأدنى: 2", "الحد الأعلى: 8", "درجة حرارة الطرد.") with
        {
            Upper = new ChartLimit([T("الحد الأعلى: "), I("6 °C")], 6),
        },
    ];

    public static Letterhead Letterhead { get; } = new(
        [T("Example Hospital"), new LineBreak(), T("12 Example Street, "), I("90000 Sampletown")], SamplePictures.Logo());

    public static Letterhead ArabicLetterhead { get; } = new(
        [T("مستشفى المثال"), new LineBreak(), T("شارع المثال "), I("12")], SamplePictures.Logo(SamplePictures.Jpeg(), "شعار المستشفى"));

    public static Document EnglishPage() => Frame with { Letterhead = Letterhead, Blocks = [new Heading(1, [T("Figures")]), Chain, Ranges, Readings] };

    public static Document ArabicPage() => ArabicFrame with { Letterhead = ArabicLetterhead, Blocks = [new Heading(1, [T("رسوم")]), .. Arabic] };

    /// <summary>The same words in every place of a figure that takes words.</summary>
    public static IReadOnlyList<Block> Saying(string text)
    {
        IReadOnlyList<Inline> words = [I(text)];
        return
        [
            new Chain([new ChainStep(words, words)], words),
            new RangeChart(words, words, [new RangeTrack(words, words, new ChartRange(1, 2, 3))], words, words),
            new LineChart(words, words, [new ChartReading(text, 0, 9)], new ChartLimit(words, 2), new ChartLimit(words, 8), words),
        ];
    }

    private static IReadOnlyList<Inline> Words(string text) => [T(text)];

    private static ChainStep Step(string label, string detail) => new(Words(label), detail.Length == 0 ? [] : Words(detail));

    private static RangeTrack Track(string label, string words, ChartRange range) => new(Words(label), Words(words), range);
}
