using System.Globalization;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Forms;

/// <summary>Makes the form of a case from the one declaration of its format, for one regulator and in one language.</summary>
public sealed class CaseFormBuilder
{
    /// <summary>Longer texts get several lines.</summary>
    private const int LongestLine = 300;

    private static readonly string[] OfTheCase = ["reference", "filingDate", "languages"];

    private readonly Regulator regulator;
    private readonly FormWords words;
    private readonly FormValues values;
    private readonly IReadOnlySet<string> needed;

    private CaseFormBuilder(Regulator regulator, FormWords words, FormValues values, IReadOnlySet<string> needed) =>
        (this.regulator, this.words, this.values, this.needed) = (regulator, words, values, needed);

    /// <param name="needed">Places of the facts that every case must state, from <see cref="FormNeeds"/>.</param>
    public static CaseForm Build(Regulator regulator, FormWords words, FormValues values, IReadOnlySet<string> needed)
    {
        ArgumentNullException.ThrowIfNull(regulator);
        ArgumentNullException.ThrowIfNull(words);
        return new CaseFormBuilder(regulator, words, values, needed).Build();
    }

    private CaseForm Build()
    {
        var shape = CaseShape.Of(regulator.Id);
        return new(
            regulator.Id,
            words.Language,
            [
                new("/reference", words["section.case"], [.. OfTheCase.Select(name => Part(shape.Fields[shape.IndexOf(name)], ""))]),
                .. shape.Fields
                    .Where(field => field.Shape is ObjectShape or ListShape { Entry: ObjectShape })
                    .Select(field => new FormSection($"/{field.Name}", words[$"section.{field.Name}"], Parts(field))),
            ]);
    }

    private IReadOnlyList<FormPart> Parts(Field field) => field.Shape is ObjectShape form ? Parts(form, $"/{field.Name}") : [Part(field, "")];

    private List<FormPart> Parts(ObjectShape shape, string pointer) =>
        [.. shape.Fields.Where(field => IsAsked($"{pointer}/{field.Name}")).Select(field => Part(field, pointer))];

    /// <summary>A governorate is a matter of Iraq. What an opened case says all the same stays in sight.</summary>
    private bool IsAsked(string pointer) =>
        pointer != "/facility/governorate" || regulator.Country == "IQ" || values.TextAt(pointer).Length > 0;

    private FormPart Part(Field field, string above)
    {
        var pointer = $"{above}/{field.Name}";
        var place = FormOrder.WithoutIndexes(pointer);
        var (label, hint) = (words[$"field:{place}"], words.Find($"hint:{place}"));
        return field.Shape switch
        {
            ObjectShape form => new FormGroup(pointer, label, hint, Parts(form, pointer)),
            ListShape { Entry: ObjectShape entry } list => Rows(pointer, label, hint, entry, list.MaximumEntries),
            _ => new FormField(
                pointer,
                label,
                hint,
                KindOf(field.Shape),
                values.At(pointer),
                OptionsOf(field.Shape, place, values.At(pointer)),
                (field.Shape as TextShape)?.MaximumLength,
                needed.Contains(place)),
        };
    }

    private FormRows Rows(string pointer, string label, string? hint, ObjectShape entry, int most)
    {
        var count = Math.Min(values.RowsOf(pointer), most);
        return new(
            pointer,
            label,
            hint,
            [.. Enumerable.Range(0, count).Select(row => new FormRow(row, Parts(entry, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{row}"))))],
            count < most);
    }

    private static FieldKind KindOf(Shape shape) => shape switch
    {
        DateShape => FieldKind.Date,
        IntegerShape => FieldKind.Integer,
        DecimalShape => FieldKind.Decimal,
        BooleanShape => FieldKind.YesNo,
        ListedShape => FieldKind.Choice,
        ListShape { Entry: ListedShape } => FieldKind.Choices,
        ListShape => FieldKind.Lines,
        TextShape { MaximumLength: > LongestLine } => FieldKind.Paragraph,
        _ => FieldKind.Line,
    };

    private List<FormOption> OptionsOf(Shape shape, string place, IReadOnlyList<string> chosen)
    {
        if ((shape as ListedShape ?? (shape as ListShape)?.Entry as ListedShape) is not { } listed)
            return [];
        var offered = listed.Values.Where(value => chosen.Contains(value) || IsOffered(place, value)).ToList();

        // The leading language of an opened case stays the leading one.
        return
        [
            .. chosen.Where(offered.Contains).Concat(offered).Distinct(StringComparer.Ordinal).OrderBy(value => place == "/languages" ? 0 : offered.IndexOf(value))
                .Select(value => new FormOption(value, words.Of(place, value))),
        ];
    }

    /// <summary>Bodies, payers and languages of the regulator; the format knows those of all.</summary>
    private bool IsOffered(string place, string value) => place switch
    {
        "/languages" => regulator.Languages.Contains(value),
        "/physician/licenseVerifications/*/body" => value == "other" || regulator.LicenseVerifiers.Count == 0 || regulator.LicenseVerifiers.Contains(value),
        "/payer/kind" => value == "other" || regulator.Pathway.Payers.Count == 0 || regulator.Pathway.Payers.Any(payer => payer.GoesBy(value)),
        _ => true,
    };
}
