using Microsoft.Extensions.Options;

namespace ReserveMeds.Packets.Api.Access;

internal static class AccessHosting
{
    /// <summary>After the storage, whose tables the first key needs.</summary>
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<AuthOptions>()
            .BindConfiguration(AuthOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<AuthOptions>, AuthOptionsChecks>();
        builder.Services.AddSingleton(new StartScreen(Console.Out));
        builder.Services.AddSingleton<Credentials>();
        builder.Services.AddHostedService<FirstKey>();
    }
}
