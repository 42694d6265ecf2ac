using Microsoft.OpenApi;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ReserveMeds.Packets.Api.Hosting.Description;

/// <summary>Adds the case of each regulator as schema and example, as <c>/v1/regulators/{id}/requirements</c> gives them out.</summary>
internal sealed class DescribedCases(SampleCases samples) : IDocumentFilter
{
    public const string Facility = "Facility";

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        swaggerDoc.AddComponent(Facility, new GivenSchema(CaseSchema.ForFacility()));
        foreach (var regulator in RegulatorCatalog.All)
        {
            swaggerDoc.AddComponent(NameOf(regulator.Id), new GivenSchema(CaseSchema.For(regulator.Id)));
            if (samples.Of(regulator.Id) is { } sample)
            {
                swaggerDoc.AddComponent(
                    NameOf(regulator.Id),
                    new OpenApiExample { Summary = $"An invented case for {regulator.Id}", Value = sample });
            }
        }
    }

    /// <summary>Such as <c>Case-dmp</c>.</summary>
    public static string NameOf(string regulatorId) => $"Case-{regulatorId}";
}
