using ReserveMeds.Packets.Api.Bundles;
using ReserveMeds.Packets.Api.Documents;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Description;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Hosting.Telemetry;
using ReserveMeds.Packets.Api.Products;
using ReserveMeds.Packets.Api.Regulators;
using ReserveMeds.Packets.Api.Routing;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Api.Validation;

var builder = WebApplication.CreateBuilder(args);

builder.AddServer();
builder.AddLogs();
builder.AddPacketsOptions();
builder.AddDocumentEngine();
builder.AddTexts();
builder.AddStorage();
builder.AddProblems();
builder.AddWorkLimits();
builder.AddTelemetry();
builder.AddApiDescription();

var app = builder.Build();

app.UseTelemetry();
app.UseSecurityHeaders();
app.UseProblems();
app.UseHeadAsGet();
app.UseRouting();
app.UseApiDescription();

app.MapHealth();

var v1 = app.MapGroup("/v1").WithRequestChecks();
v1.MapRegulators();
v1.MapRoute();
v1.MapProducts();
v1.MapValidation();
v1.MapDocuments();
v1.MapBundles();

try
{
    await app.RunAsync();
    return 0;
}
catch (StorageStartException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return fault.ExitCode;
}
