using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Bundles;
using ReserveMeds.Packets.Api.Cases;
using ReserveMeds.Packets.Api.Resupply;
using ReserveMeds.Packets.Api.SealedPackets;
using ReserveMeds.Packets.Documents.Templates;

namespace ReserveMeds.Packets.Api.Hosting;

/// <summary>Reads templates and samples from disk, once, at the start.</summary>
internal static class Texts
{
    public static void AddTexts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services =>
            PacketTexts.Load(ReadFolder(services.GetRequiredService<IOptions<PacketsOptions>>().Value.TemplatesPath)));
        builder.Services.AddSingleton(services =>
            SampleCases.Load(ReadFolder(services.GetRequiredService<IOptions<PacketsOptions>>().Value.SamplesPath)));
        builder.Services.AddSingleton<PacketAssembler>();
        builder.Services.AddSingleton<BundleRenderer>();
        builder.Services.AddSingleton<PacketSealer>();
        builder.Services.AddSingleton<CaseChanges>();
        builder.Services.AddSingleton<CaseSealing>();
        builder.Services.AddSingleton<ChangesSince>();
        builder.Services.AddSingleton<CaseResupply>();
        builder.Services.AddSingleton<RuleCatalogWriter>();
        builder.Services.AddSingleton<ChecklistWriter>();
        builder.Services.AddHostedService<TextsAtStart>();
    }

    /// <summary>All files below the folder, in ordinal order of their paths.</summary>
    public static IReadOnlyList<TextFile> ReadFolder(string path)
    {
        var root = PacketsOptions.Resolve(path);
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => new TextFile(Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllText(file)))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>
    /// Asks for the texts so that a broken one stops the start and not the first request. They are read from when all that
    /// starts is made, beside what starts before this: a restart waits for whatever takes longest.
    /// </summary>
    private sealed class TextsAtStart(IServiceProvider services) : IHostedService
    {
        private readonly Task read = Task.Run(() =>
        {
            services.GetRequiredService<PacketTexts>();
            services.GetRequiredService<SampleCases>();
        });

        public Task StartAsync(CancellationToken cancellationToken) => read.WaitAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
