using System.Globalization;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Forms;

/// <summary>The words of the form in one language.</summary>
public sealed class FormWords
{
    /// <summary>Where the words of a listed value stand among the labels of documents.</summary>
    private static readonly Dictionary<string, string> Groups = new(StringComparer.Ordinal)
    {
        ["/languages"] = "language",
        ["/patient/sex"] = "sex",
        ["/patient/childPughClass"] = "childPughClass",
        ["/physician/licenseVerifications/*/body"] = "licenseBody",
        ["/physician/licenseVerifications/*/status"] = "verificationStatus",
        ["/facility/kind"] = "facilityKind",
        ["/facility/licenseVerification/status"] = "verificationStatus",
        ["/facility/storage/classes"] = "storageClass",
        ["/diagnosis/codes/*/system"] = "codeSystem",
        ["/diagnosis/confirmedBy"] = "confirmedBy",
        ["/priorTherapies/*/outcome"] = "outcome",
        ["/request/patterns"] = "pattern",
        ["/request/angles"] = "angle",
        ["/request/localGap"] = "localGap",
        ["/product/approvals/*/authority"] = "authority",
        ["/dosing/interactions"] = "interaction",
        ["/custody/legs/*/conditions"] = "storageClass",
        ["/payer/kind"] = "payer",
    };

    private readonly Language language;
    private readonly LanguageLabels own;
    private readonly LanguageLabels ofDesk;
    private readonly LanguageLabels ofDocuments;

    private FormWords(Language language, PacketTexts texts)
    {
        this.language = language;
        own = texts.Form.In(language);
        ofDocuments = texts.Labels.In(language);
        ofDesk = texts.Desk.In(language);
        IsDrafted = texts.Form.StatusOf(language.Code) == "drafted" || texts.Desk.StatusOf(language.Code) == "drafted";
    }

    /// <summary>Language code.</summary>
    public string Language => language.Code;

    /// <summary>BCP 47.</summary>
    public string Tag => language.Tag;

    public bool IsRightToLeft => language.Direction == Documents.Model.Direction.RightToLeft;

    /// <summary>Whether the words are a translation that no named person has reviewed.</summary>
    public bool IsDrafted { get; }

    /// <exception cref="KeyNotFoundException">There are no such words: a fault of ours.</exception>
    public string this[string key] => own[key];

    /// <param name="country">Of the regulator, where there is one: Morocco writes other month names.</param>
    public static FormWords Of(PacketTexts texts, string languageCode, string country = "")
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new(Views.Language.Find(languageCode, country) ?? throw new ArgumentException("No such language.", nameof(languageCode)), texts);
    }

    public string? Find(string key) => own.Find(key);

    /// <summary>The words of a label with its holes filled.</summary>
    public string Fill(string key, params IReadOnlyList<(string Name, string Value)> arguments) => own.Fill(key, arguments);

    /// <summary>The day as documents print it, since a browser shows a date in an order of its own.</summary>
    /// <param name="iso">As typed.</param>
    /// <returns>Null where it is no date.</returns>
    public string? Day(string iso) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? language.Date(day) : null;

    /// <summary>What stands in a field, as a person reads it.</summary>
    public string Said(FormField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Kind switch
        {
            FieldKind.YesNo => this[field.Value == FormJson.Yes ? "case.yes" : "case.no"],
            FieldKind.Choice or FieldKind.Choices => string.Join('\n', field.Values.Select(value => field.Options.FirstOrDefault(option => option.Value == value)?.Words ?? value)),
            FieldKind.Date => Day(field.Value) ?? field.Value,
            _ => field.Value,
        };
    }

    /// <summary>Words of the pages for people who have signed in.</summary>
    /// <exception cref="KeyNotFoundException">There are no such words: a fault of ours.</exception>
    public string OfDesk(string key, params IReadOnlyList<(string Name, string Value)> arguments) => ofDesk.Fill(key, arguments);

    /// <returns>Null where the desk has no such words.</returns>
    public string? FindOfDesk(string key) => ofDesk.Find(key);

    /// <summary>A number with the fitting form of its unit, from the words of the desk.</summary>
    public string CountOfDesk(int number, string unit) => ofDesk.Count(number, unit);

    /// <summary>Words that documents use too, such as <c>owner.physician</c>.</summary>
    public string OfDocuments(string key) => ofDocuments[key];

    /// <summary>Why a document that was asked for was not made.</summary>
    /// <param name="kind">Id of the kind of problem.</param>
    public string OfRefusal(string kind) => own.Find($"refused.{kind}") ?? ofDesk.Find($"problem.{kind}") ?? ofDesk["problem.any"];

    /// <summary>Why an entry cannot be read. The reader of cases speaks of JSON; who types needs words about the field.</summary>
    /// <param name="field">Null where the fault is of no field.</param>
    public string OfFault(CaseFault fault, FormField? field)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return own[(fault.Code, field?.Kind) switch
        {
            (CaseFaultCodes.ForbiddenCharacter or CaseFaultCodes.InvalidUtf8, _) => "unreadable.character",
            (CaseFaultCodes.TooLong, _) => "unreadable.long",
            (CaseFaultCodes.TooManyEntries, _) => "unreadable.entries",
            (_, FieldKind.Date) => "unreadable.date",
            (_, FieldKind.Integer) => "unreadable.integer",
            (_, FieldKind.Decimal) => "unreadable.decimal",
            _ => "unreadable.other",
        }];
    }

    /// <summary>The words of a listed value.</summary>
    /// <param name="place">JSON Pointer with <c>*</c> for rows.</param>
    internal string Of(string place, string value)
    {
        if (place == "/product/profile")
            return ProductWords(ProductCatalog.Find(value)!);
        var key = $"{Groups[place]}.{value}";
        return own.Find(key) ?? ofDocuments.Find(key) ?? PayerView.NamedBy(value)?.Name ?? throw new KeyNotFoundException($"No words for '{key}' in '{Language}'.");
    }

    private string ProductWords(ProductProfile profile) =>
        $"{profile.BrandName} ({profile.GenericName}) {profile.Strength}, {ofDocuments[$"dosageForm.{profile.DosageForm}"]}, {ofDocuments.Count(profile.UnitsPerPack, $"unit.{profile.Unit}")}";
}
