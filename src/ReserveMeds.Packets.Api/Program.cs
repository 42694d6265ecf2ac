using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Accounts;
using ReserveMeds.Packets.Api.Bundles;
using ReserveMeds.Packets.Api.Cases;
using ReserveMeds.Packets.Api.Documents;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Description;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Hosting.Telemetry;
using ReserveMeds.Packets.Api.Operations;
using ReserveMeds.Packets.Api.Organisations;
using ReserveMeds.Packets.Api.Pages;
using ReserveMeds.Packets.Api.Products;
using ReserveMeds.Packets.Api.Regulators;
using ReserveMeds.Packets.Api.Resupply;
using ReserveMeds.Packets.Api.Routing;
using ReserveMeds.Packets.Api.SealedPackets;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Api.Validation;

// Its settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

builder.AddServer();
builder.AddLogs();
builder.AddPacketsOptions();
builder.AddDocumentEngine();
builder.AddStorage();
builder.AddAccess();
builder.AddOperations();
builder.AddTexts();
builder.AddProblems();
builder.AddWorkLimits();
builder.AddPages();
builder.AddTelemetry();
builder.AddApiDescription();

var app = builder.Build();

if (OperatorCommand.WordsOf(args) is { Count: > 0 } words)
{
    return await OperatorCommand.RunAsync(words, app.Services, Console.Out, Console.Error);
}

app.UseProxies();
app.UseTelemetry();
app.UseSecurityHeaders();
app.UsePageCompression();
app.UseProblems();
app.UseHeadAsGet();
app.UseRouting();
app.UseApiDescription();
app.UseAccessChecks();

var keeps = app.Services.GetRequiredService<IOptions<PacketsOptions>>().Value.Storage.Keeps;
app.MapHealth();
app.MapPages(keeps);

var v1 = app.MapGroup("/v1").WithRequestChecks();

var stateless = v1.MapGroup("").AllowsAnyone();
stateless.MapRegulators();
stateless.MapRoute();
stateless.MapProducts();
stateless.MapValidation();
stateless.MapDocuments();
stateless.MapBundles();

if (keeps)
{
    v1.MapCases();
    v1.MapSealedPackets();
    v1.MapResupply();
    v1.MapOrganisations();
    v1.MapAccounts();
    v1.MapSession();
    v1.MapProvider();
}

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
