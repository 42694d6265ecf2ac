using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Hosting;

/// <summary>The configuration section <c>Packets</c>.</summary>
internal sealed class PacketsOptions
{
    public const string Section = "Packets";

    /// <summary>Folder of the templates, labels and words of findings; a relative path starts at the program's folder.</summary>
    public string TemplatesPath { get; set; } = "templates";

    /// <summary>Folder of the sample cases, one folder per regulator; a relative path starts at the program's folder.</summary>
    public string SamplesPath { get; set; } = "samples";

    /// <summary>
    /// Addresses or networks, such as <c>10.0.0.0/8</c>, parted by commas, of the proxies whose X-Forwarded-For and X-Forwarded-Proto
    /// are believed. Empty: nobody's are.
    /// </summary>
    public string Proxies { get; set; } = "";

    public PdfOptions Pdf { get; set; } = new();

    public TelemetryOptions Telemetry { get; set; } = new();

    public StorageOptions Storage { get; set; } = new();

    /// <summary>The path as it is on disk.</summary>
    public static string Resolve(string path) => Path.GetFullPath(path, AppContext.BaseDirectory);
}

internal sealed class PdfOptions
{
    /// <summary>Path of Node 20 or newer, which runs the PDF engine, or a name that the search path knows.</summary>
    public string NodePath { get; set; } = "node";

    /// <summary>Documents that are laid out at the same time, 1 to 32; each worker is a process of about 160 MB.</summary>
    public int Workers { get; set; } = 2;

    /// <summary>Time limit of one document in seconds, 1 to 120; a worker beyond it is replaced.</summary>
    public int TimeoutSeconds { get; set; } = 10;
}

internal sealed class TelemetryOptions
{
    /// <summary>Address of an OpenTelemetry collector that takes OTLP over HTTP, such as <c>http://localhost:4318</c>; empty sends nothing.</summary>
    public string Endpoint { get; set; } = "";
}

/// <summary>Stops the start on a broken option: every fault at once, each with key, reason and remedy.</summary>
internal sealed class PacketsOptionsChecks : IValidateOptions<PacketsOptions>
{
    public ValidateOptionsResult Validate(string? name, PacketsOptions options)
    {
        List<string> faults = [];
        Folder("TemplatesPath", options.TemplatesPath, "the templates that ship with the service");
        Folder("SamplesPath", options.SamplesPath, "the samples that ship with the service");
        Range("Pdf:Workers", options.Pdf.Workers, 1, 32);
        Range("Pdf:TimeoutSeconds", options.Pdf.TimeoutSeconds, 1, 120);
        if (string.IsNullOrWhiteSpace(options.Pdf.NodePath))
        {
            faults.Add($"{PacketsOptions.Section}:Pdf:NodePath is empty. Set it to the path of node, such as /usr/bin/node.");
        }

        if (options.Telemetry.Endpoint.Length > 0
            && !(Uri.TryCreate(options.Telemetry.Endpoint, UriKind.Absolute, out var collector) && collector.Scheme is ("http" or "https")))
        {
            faults.Add($"{PacketsOptions.Section}:Telemetry:Endpoint is no web address. Set it to that of a collector, such as http://localhost:4318, or leave it empty.");
        }

        if (Server.Proxies(options.Proxies) is null)
        {
            faults.Add($"{PacketsOptions.Section}:Proxies cannot be read. Write addresses or networks with commas between, such as 10.0.0.7,192.168.0.0/16.");
        }

        faults.AddRange(options.Storage.Faults());
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Folder(string key, string path, string content)
        {
            if (string.IsNullOrWhiteSpace(path))
            {
                faults.Add($"{PacketsOptions.Section}:{key} is empty. Set it to the folder of {content}.");
            }
            else if (!Directory.Exists(PacketsOptions.Resolve(path)))
            {
                faults.Add($"{PacketsOptions.Section}:{key} names the folder {PacketsOptions.Resolve(path)}, which does not exist. "
                    + $"Set it to the folder of {content}.");
            }
        }

        void Range(string key, int value, int least, int most)
        {
            if (value < least || value > most)
            {
                faults.Add($"{PacketsOptions.Section}:{key} is {value}. Set it to a whole number from {least} to {most}.");
            }
        }
    }
}

internal static class PacketsOptionsHosting
{
    public static void AddPacketsOptions(this WebApplicationBuilder builder)
    {
        // A misspelt key would silently leave the default in force, so unknown keys stop the start.
        builder.Services.AddOptions<PacketsOptions>()
            .BindConfiguration(PacketsOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<PacketsOptions>, PacketsOptionsChecks>();
        builder.Services.AddSingleton(TimeProvider.System);
    }
}
