using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Forms;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Api.Pages;

/// <summary>The form as it stands on the page, or comes back from it.</summary>
public sealed partial record TypedCase(FormValues Values, Regulator Regulator, ChosenOutput Chosen)
{
    /// <summary>What the pressed button says.</summary>
    public string Do { get; init; } = "";

    /// <summary>Address of the page that the form stands on.</summary>
    public string Page { get; init; } = "";

    /// <summary>Whether what is missing is said at its field too.</summary>
    public bool ShowsMissing { get; init; } = true;

    /// <summary>The stored case that the form began with; null where it began with none.</summary>
    public SeenCase? Seen { get; init; }

    /// <summary>By which a repeated request to keep a new case is known.</summary>
    public string Once { get; init; } = Guid.NewGuid().ToString();

    /// <summary>Number of the revision that the person wants to go on from, though another came between; null where none was named.</summary>
    public int? Over { get; init; }

    /// <summary>Id of the facility that was chosen among those the guide names; empty where none was.</summary>
    public string Facility { get; init; } = "";

    /// <summary>Files that were chosen for a document or bundle.</summary>
    public IReadOnlyList<ReceivedAttachment> Files { get; init; } = [];

    /// <summary>What kept some of the form from being read; null where nothing did.</summary>
    internal ProblemHttpResult? Unread { get; init; }

    /// <param name="language">Of the page.</param>
    /// <returns>What was sent, or the answer to what cannot be read.</returns>
    internal static async Task<(TypedCase? Typed, IResult? Problem)> ReadAsync(string language, HttpContext context, TimeProvider clock)
    {
        var withFiles = ReceivedForm.IsOne(context.Request) ? await SentWithFiles.ReadAsync(context, BodyRule.CaseFormWithFiles, AttachmentLimits.MaximumBytes, clock) : null;
        var (fields, problem) = withFiles is not null ? (withFiles.Fields, withFiles.Problem) : await SentFields.ReadAsync(context, BodyRule.CaseForm, clock);
        if (fields is null || (problem is not null && !fields.ContainsKey("/regulator")))
        {
            return (null, problem);
        }

        string Sent(string name) => fields.GetValueOrDefault(name).ToString();
        if (RegulatorCatalog.All.FirstOrDefault(candidate => candidate.Id == Sent("/regulator")) is not { } regulator)
        {
            return (null, TypedResults.Redirect($"/{language}"));
        }

        var values = FormValues.Of(fields.SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? "")));
        return (new(values, regulator, ChosenOutput.Of(Sent, regulator, language))
        {
            Do = Sent("do"),
            Page = OwnPage.IsMatch(Sent("page")) ? Sent("page") : $"/{language}/case",
            ShowsMissing = fields.ContainsKey("missing"),
            Seen = SeenCase.Of(Sent("seen")),
            Once = Guid.TryParse(Sent("once"), out var once) ? once.ToString() : Guid.NewGuid().ToString(),
            Over = int.TryParse(Sent("over"), NumberStyles.None, CultureInfo.InvariantCulture, out var over) ? over : null,
            Facility = Sent("facility"),
            Files = withFiles?.Files ?? [],
            Unread = withFiles?.Problem,
        }, null);
    }

    /// <summary>A page of ours; a preview must never lead anywhere else.</summary>
    [GeneratedRegex(@"\A/[a-z]{2,3}/(?:case(?:/open|/keep)?|cases/[0-9a-f-]{36}/form)(?:\?[A-Za-z0-9=&_-]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex OwnPage { get; }
}

/// <summary>A stored case as somebody saw it.</summary>
/// <param name="Revision">Number of the revision, from 1.</param>
public sealed record SeenCase(Guid Id, int Revision)
{
    /// <returns>Null where it is none.</returns>
    public static SeenCase? Of(string sent) =>
        sent.Split(' ') is [var id, var number] && Guid.TryParse(id, out var seen) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? new(seen, revision)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id} {Revision}");
}
