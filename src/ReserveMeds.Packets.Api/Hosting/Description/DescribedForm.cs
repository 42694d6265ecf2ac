using Microsoft.OpenApi;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Attachments;

namespace ReserveMeds.Packets.Api.Hosting.Description;

/// <summary>Describes the form in which a case comes with its attachments.</summary>
internal static class DescribedForm
{
    private static readonly string Description =
        "A case, at most 1 MiB, alone or as the part named case of a form. Every other part of the form but the logo is an attachment, and its name "
        + $"says of what kind; at most {AttachmentLimits.MaximumCount} files, {AttachmentLimits.MaximumBytes / 1024 / 1024} MiB each and "
        + $"{AttachmentLimits.MaximumBytesInAll / 1024 / 1024} MiB in all, PDFs of at most {AttachmentLimits.MaximumPages} pages. File names are not used. "
        + "Attachments are carried as given: they are not pseudonymised and not checked for viruses.";

    /// <param name="body">Of a route that takes the case alone.</param>
    public static OpenApiRequestBody AddedTo(OpenApiRequestBody body)
    {
        var alone = body.Content!["application/json"];
        body.Description = Description;
        body.Content[ReceivedForm.MediaType] = new OpenApiMediaType
        {
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = new HashSet<string>(StringComparer.Ordinal) { ReceivedForm.CasePart },
                AdditionalPropertiesAllowed = false,
                Properties = AttachmentKind.All.Select(kind => (kind.Id, Files(kind)))
                    .Append((LetterheadLogo.Id, Logo))
                    .Prepend((ReceivedForm.CasePart, alone.Schema!))
                    .ToDictionary(StringComparer.Ordinal),
            },
            Encoding = AttachmentKind.All.Select(kind => (kind.Id, MediaTypes: string.Join(", ", TypesOf(kind).Select(type => type.MediaType))))
                .Append((LetterheadLogo.Id, $"{AttachmentType.Png.MediaType}, {AttachmentType.Jpeg.MediaType}"))
                .Prepend((ReceivedForm.CasePart, "application/json"))
                .ToDictionary(part => part.Item1, part => new OpenApiEncoding { ContentType = part.Item2 }, StringComparer.Ordinal),
        };
        return body;
    }

    private static IOpenApiSchema Logo => new OpenApiSchema
    {
        Type = JsonSchemaType.String,
        Format = "binary",
        Description = "The facility's own logo, printed at the head of its letters; no attachment. Never the emblem of an authority.",
    };

    private static IOpenApiSchema Files(AttachmentKind kind) => new OpenApiSchema
    {
        Type = JsonSchemaType.Array,
        Description = $"Goes to: {string.Join(", ", kind.Receivers.Select(audience => audience.Id))}.",
        Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
    };

    private static IEnumerable<AttachmentType> TypesOf(AttachmentKind kind) =>
        AttachmentType.All.Where(type => type != AttachmentType.Csv || kind == AttachmentKind.TemperatureLog);
}
