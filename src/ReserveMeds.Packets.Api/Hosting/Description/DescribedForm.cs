using Microsoft.OpenApi;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Attachments;

namespace ReserveMeds.Packets.Api.Hosting.Description;

/// <summary>Describes the form in which attachments come, with their case or for one that is stored.</summary>
internal static class DescribedForm
{
    private static readonly string Files =
        "Every other part of the form but the logo is an attachment, and its name "
        + $"says of what kind; at most {AttachmentLimits.MaximumCount} files, {AttachmentLimits.MaximumBytes / 1024 / 1024} MiB each and "
        + $"{AttachmentLimits.MaximumBytesInAll / 1024 / 1024} MiB in all, PDFs of at most {AttachmentLimits.MaximumPages} pages. File names are not used. "
        + "Attachments are carried as given: they are not pseudonymised and not checked for viruses.";

    /// <param name="body">Of a route that takes the case alone.</param>
    public static OpenApiRequestBody AddedTo(OpenApiRequestBody body)
    {
        body.Description = $"A case, at most 1 MiB, alone or as the part named case of a form. {Files}";
        body.Content![ReceivedForm.MediaType] = Form(body.Content["application/json"].Schema!);
        return body;
    }

    /// <summary>Of a route whose case is stored already.</summary>
    public static OpenApiRequestBody OfAttachments() => new()
    {
        Required = false,
        Description = $"Files that go into the bundles, as a form; no body where there are none. {Files}",
        Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal) { [ReceivedForm.MediaType] = Form(caseSchema: null) },
    };

    /// <param name="caseSchema">Null where the form has no case.</param>
    private static OpenApiMediaType Form(IOpenApiSchema? caseSchema) => new()
    {
        Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = caseSchema is null ? null : new HashSet<string>(StringComparer.Ordinal) { ReceivedForm.CasePart },
            AdditionalPropertiesAllowed = false,
            Properties = (caseSchema is null ? [] : new[] { (ReceivedForm.CasePart, caseSchema) })
                .Concat(AttachmentKind.All.Select(kind => (kind.Id, FilesOf(kind))))
                .Append((LetterheadLogo.Id, Logo))
                .ToDictionary(StringComparer.Ordinal),
        },
        Encoding = (caseSchema is null ? [] : new[] { (ReceivedForm.CasePart, "application/json") })
            .Concat(AttachmentKind.All.Select(kind => (kind.Id, string.Join(", ", TypesOf(kind).Select(type => type.MediaType)))))
            .Append((LetterheadLogo.Id, $"{AttachmentType.Png.MediaType}, {AttachmentType.Jpeg.MediaType}"))
            .ToDictionary(part => part.Item1, part => new OpenApiEncoding { ContentType = part.Item2 }, StringComparer.Ordinal),
    };

    private static IOpenApiSchema Logo => new OpenApiSchema
    {
        Type = JsonSchemaType.String,
        Format = "binary",
        Description = "The facility's own logo, printed at the head of its letters; no attachment. Never the emblem of an authority.",
    };

    private static IOpenApiSchema FilesOf(AttachmentKind kind) => new OpenApiSchema
    {
        Type = JsonSchemaType.Array,
        Description = $"Goes to: {string.Join(", ", kind.Receivers.Select(audience => audience.Id))}.",
        Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
    };

    private static IEnumerable<AttachmentType> TypesOf(AttachmentKind kind) =>
        AttachmentType.All.Where(type => type != AttachmentType.Csv || kind == AttachmentKind.TemperatureLog);
}
