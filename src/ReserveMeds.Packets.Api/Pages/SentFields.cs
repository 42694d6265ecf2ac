using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;

namespace ReserveMeds.Packets.Api.Pages;

/// <summary>The fields of a posted form, by their names.</summary>
internal static class SentFields
{
    /// <summary>More than a person types; a form with the most rows of every list has more.</summary>
    private const int MaximumFields = 10_000;

    /// <param name="rule">Bounds of the form.</param>
    public static async Task<(Dictionary<string, StringValues>? Fields, IResult? Problem)> ReadAsync(HttpContext context, BodyRule rule, TimeProvider clock)
    {
        var (fields, problem) = await rule.InTimeAsync(context, clock, stop => FieldsAsync(context.Request, rule, stop));
        if (fields is not null)
        {
            context.Features.Set<IFormFeature>(new FormFeature(new FormCollection(fields)));
        }

        return problem is not null ? (null, problem)
            : fields is null ? (null, Refusal.BodyTooLarge(rule.MaxBytes))
            : (fields, null);
    }

    /// <summary>The fields of a form that changes what is kept: it must have been sent to this very session.</summary>
    public static async Task<(Dictionary<string, StringValues>? Fields, IResult? Problem)> ReadOwnAsync(HttpContext context, BodyRule rule, TimeProvider clock)
    {
        var (fields, problem) = await ReadAsync(context, rule, clock);
        return fields is null || await AreOwnAsync(context) ? (fields, problem) : (null, Refusal.FormOutdated());
    }

    /// <summary>Whether the form that was read was sent to this very session.</summary>
    public static Task<bool> AreOwnAsync(HttpContext context) =>
        context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);

    /// <returns>Null where it is larger than allowed.</returns>
    private static async Task<Dictionary<string, StringValues>?> FieldsAsync(HttpRequest request, BodyRule rule, CancellationToken stop)
    {
        var reader = new FormPipeReader(request.BodyReader)
        {
            ValueCountLimit = MaximumFields,
            KeyLengthLimit = 200,
            ValueLengthLimit = BodyRule.Case.MaxBytes,
        };
        try
        {
            return request.ContentLength > rule.MaxBytes ? null : await reader.ReadFormAsync(stop);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
