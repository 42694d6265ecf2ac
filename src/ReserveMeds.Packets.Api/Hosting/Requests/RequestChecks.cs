using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using ReserveMeds.Packets.Api.Hosting.Problems;

namespace ReserveMeds.Packets.Api.Hosting.Requests;

/// <summary>Holds each request to what its route declares: query, Accept, kind and announced size of the body.</summary>
internal static class RequestChecks
{
    public static RouteGroupBuilder WithRequestChecks(this RouteGroupBuilder group) =>
        group.AddEndpointFilter(static async (call, next) => Check(call.HttpContext) ?? await next(call));

    public static RouteHandlerBuilder WithQuery(this RouteHandlerBuilder route, params IReadOnlyList<QueryParameter> parameters) =>
        route.WithMetadata(new KnownQuery(parameters));

    public static RouteHandlerBuilder WithBody(this RouteHandlerBuilder route, BodyRule rule) => route.WithMetadata(rule);

    /// <summary>Whether Accept lets the media type through; a missing or unreadable Accept lets everything through.</summary>
    public static bool Accepts(HttpRequest request, string mediaType)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges) || ranges.Count == 0)
        {
            return true;
        }

        // The most specific range that matches decides; a quality of zero means "not this one".
        return ranges.Where(range => range.MatchesMediaType(mediaType))
            .OrderByDescending(range => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2)
            .FirstOrDefault()?.Quality is null or > 0
            && ranges.Any(range => range.MatchesMediaType(mediaType));
    }

    private static IResult? Check(HttpContext context)
    {
        var metadata = context.GetEndpoint()!.Metadata;
        var faults = QueryFaults(context.Request.Query, metadata.GetMetadata<KnownQuery>()?.Parameters ?? []);
        if (faults.Count > 0)
        {
            return Refusal.InvalidQuery(faults);
        }

        var answers = metadata.OfType<IProducesResponseTypeMetadata>()
            .Where(answer => answer.StatusCode is >= 200 and < 300)
            .SelectMany(answer => answer.ContentTypes)
            .ToList();
        if (answers.Count > 0 && !answers.Exists(answer => Accepts(context.Request, answer)))
        {
            return Refusal.NotAcceptable(answers);
        }

        if (metadata.GetMetadata<BodyRule>() is not { } rule || rule.IsLeftOut(context.Request))
        {
            return null;
        }

        Server.AllowBody(context, rule);
        return BodyFault(context.Request, rule);
    }

    private static List<ProblemError> QueryFaults(IQueryCollection query, IReadOnlyList<QueryParameter> known)
    {
        List<ProblemError> faults = [];
        if (query.Keys.Any(key => !known.Any(parameter => parameter.Name == key)))
        {
            // The name is the caller's own text and is not repeated.
            faults.Add(new()
            {
                Code = "unknown-parameter",
                Message = "The query holds a parameter that this route does not know.",
                Remedy = known.Count == 0
                    ? "Leave the query out."
                    : $"Use only: {string.Join(", ", known.Select(parameter => parameter.Name))}.",
                ValidValues = known.Select(parameter => parameter.Name).ToList(),
            });
        }

        foreach (var parameter in known.Where(parameter => query.ContainsKey(parameter.Name)))
        {
            var values = query[parameter.Name];
            if (values.Count > 1)
            {
                faults.Add(new()
                {
                    Parameter = parameter.Name,
                    Code = "repeated-parameter",
                    Message = $"The query holds {parameter.Name} more than once.",
                    Remedy = "Send it once.",
                });
            }
            else if (parameter.Values.Count > 0 && !parameter.Values.Contains(values[0]))
            {
                faults.Add(Refusal.InvalidValue(parameter.Name, parameter.Values));
            }
        }

        return faults;
    }

    private static IResult? BodyFault(HttpRequest request, BodyRule rule)
    {
        var encoding = request.Headers.ContentEncoding;
        if (encoding.Count > 0 && encoding != "identity")
        {
            return Refusal.UnsupportedMediaType(HeaderNames.ContentEncoding, ["identity"]);
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !rule.MediaTypes.Any(mediaType => type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase))
            || (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            return Refusal.UnsupportedMediaType(HeaderNames.ContentType, rule.MediaTypes);
        }

        return request.ContentLength > rule.MaxBytes ? Refusal.BodyTooLarge(rule.MaxBytes) : null;
    }
}
