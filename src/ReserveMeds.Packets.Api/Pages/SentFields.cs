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
        return problem is not null ? (null, problem)
            : fields is null ? (null, Refusal.BodyTooLarge(rule.MaxBytes))
            : (fields, null);
    }

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
