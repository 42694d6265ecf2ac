using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ReserveMeds.Packets.Api.Tests.Hosting;

/// <summary>The service in process, as in production, on a pinned day, with its log kept.</summary>
public class PacketsApi : WebApplicationFactory<Program>
{
    /// <summary>The day the samples are filed on.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);

    /// <summary>Redirects are not followed, since a client that may have to send a body twice keeps it whole and announces its length.</summary>
    public PacketsApi() => ClientOptions.AllowAutoRedirect = false;

    public ListLoggerProvider Log { get; } = new();

    public MovableTime Clock { get; } = new(Now);

    /// <summary>The same service with other parts.</summary>
    public WebApplicationFactory<Program> With(Action<IServiceCollection> parts) =>
        WithWebHostBuilder(host => host.ConfigureTestServices(parts));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Packets:Pdf:Workers", "1");
        builder.UseSetting("Packets:Storage:Provider", "none");
        builder.ConfigureLogging(logging => logging.AddProvider(Log));
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }
}

/// <summary>Stands still until a test moves it.</summary>
public sealed class MovableTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Is { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Is;
}

public class PinnedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}

/// <summary>Keeps what is logged, with its scopes' and exceptions' texts.</summary>
public sealed class ListLoggerProvider : ILoggerProvider
{
    private readonly List<string> lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines)
            {
                return [.. lines];
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => new ListLogger(categoryName, lines);

    public void Dispose()
    {
    }

    private sealed class ListLogger(string category, List<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var fields = state is IEnumerable<KeyValuePair<string, object?>> pairs
                ? string.Join(';', pairs.Select(pair => $"{pair.Key}={pair.Value}"))
                : JsonSerializer.Serialize(state?.ToString());
            lock (lines)
            {
                lines.Add($"{logLevel} {category}: {formatter(state, exception)} [{fields}] {exception}");
            }
        }
    }
}
