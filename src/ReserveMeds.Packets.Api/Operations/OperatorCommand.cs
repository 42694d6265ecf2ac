using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Operations;

/// <summary>What an operator asks of the program in place of serving, such as <c>backup /var/backups/packets.backup</c>.</summary>
internal static class OperatorCommand
{
    /// <summary>The command line is wrong (EX_USAGE of sysexits.h).</summary>
    private const int Usage = 64;

    private const string Help =
        """
        Usage: dotnet ReserveMeds.Packets.Api.dll [command] [--Section:Key=value …]

          (no command)     serves
          backup FILE      writes all that is kept into a new file, while the service runs
          restore FILE     puts a backup in place; the service must be stopped, what was there is kept beside it
          verify           reads all that is kept and tells whether it is whole
          purge            erases what is kept longer than its organisation asked for, as the service does every hour
          reset-key        makes a new coordinator's key where the first one was lost, and revokes that one

        Settings are those of the service: appsettings.json, environment, --Section:Key=value.
        """;

    /// <returns>Words that the program was started with before any setting; empty to serve.</returns>
    public static IReadOnlyList<string> WordsOf(string[] args) => [.. args.TakeWhile(argument => !argument.StartsWith('-'))];

    /// <param name="services">Of a host that is not started.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> words, IServiceProvider services, TextWriter output, TextWriter errors)
    {
        try
        {
            switch (words)
            {
                case ["backup", var file]:
                    await services.GetRequiredService<Backup>().WriteAsync(Path.GetFullPath(file), output);
                    return 0;
                case ["restore", var file]:
                    await services.GetRequiredService<Restore>().FromAsync(Path.GetFullPath(file), output);
                    return 0;
                case ["verify"]:
                    return await services.GetRequiredService<Verification>().RunAsync(output) ? 0 : 1;
                case ["purge"]:
                    await PurgeCommand.RunAsync(services, output);
                    return 0;
                case ["reset-key"]:
                    await services.GetRequiredService<KeyReset>().RunAsync();
                    return 0;
                case ["help"]:
                    await output.WriteLineAsync(Help);
                    return 0;
                default:
                    await errors.WriteLineAsync(Help);
                    return Usage;
            }
        }
        catch (StorageStartException fault)
        {
            await errors.WriteLineAsync(fault.Message);
            return fault.ExitCode;
        }
        catch (StorageAwayException fault)
        {
            await errors.WriteLineAsync($"The database cannot be used ({fault.Message}). Look at Packets:Storage.");
            return StorageStartException.Unavailable;
        }
        catch (OptionsValidationException fault)
        {
            await errors.WriteLineAsync(string.Join(Environment.NewLine, fault.Failures));
            return StorageStartException.Configuration;
        }
    }
}

internal static class OperationsHosting
{
    public static void AddOperations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Backup>();
        builder.Services.AddSingleton<Restore>();
        builder.Services.AddSingleton<Verification>();
        builder.Services.AddSingleton<KeyReset>();
    }
}
