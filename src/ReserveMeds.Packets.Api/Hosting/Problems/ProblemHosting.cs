using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ReserveMeds.Packets.Api.Hosting.Problems;

internal static class ProblemHosting
{
    public static void AddProblems(this WebApplicationBuilder builder)
    {
        // Before AddProblemDetails: the first writer that can write is taken, and the framework's own minds Accept.
        builder.Services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<FaultHandler>();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        });
    }

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = FaultHandler.StatusOf });
        app.UseStatusCodePages();
    }

    /// <summary>Declares the errors of a route; every one is a <see cref="Problem"/>.</summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder builder, params ReadOnlySpan<int> statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
        {
            builder.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(Problem), [ProblemWriter.MediaType]));
        }

        return builder;
    }
}
