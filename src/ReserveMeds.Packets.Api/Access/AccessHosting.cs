using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Access.Oidc;
using ReserveMeds.Packets.Api.Accounts;
using ReserveMeds.Packets.Api.Organisations;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Access;

internal static class AccessHosting
{
    /// <summary>After the storage, whose tables the first keys need.</summary>
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<AuthOptions>()
            .BindConfiguration(AuthOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<AuthOptions>, AuthOptionsChecks>();
        builder.Services.AddSingleton(new StartScreen(Console.Out));
        builder.Services.AddSingleton<Credentials>();
        builder.Services.AddSingleton<WrongCredentials>();
        builder.Services.AddSingleton<Passwords>();
        builder.Services.AddSingleton<SignIn>();
        builder.Services.AddSingleton<Sessions>();
        builder.Services.AddSingleton<SessionEndpoints.Answer>();
        builder.Services.AddSingleton<AccountChanges>();
        builder.Services.AddSingleton<OrganisationChanges>();
        builder.Services.AddOidc();
        AddCookieKeys(builder.Services);
        SessionCookie.Add(builder.Services);
        builder.Services.AddSingleton<FirstKey>();
        builder.Services.AddHostedService(services => services.GetRequiredService<FirstKey>());
    }

    /// <summary>The framework makes a new key in time before the old one ends; both are in the database, and nowhere else.</summary>
    private static void AddCookieKeys(IServiceCollection services)
    {
        services.AddSingleton<CookieKeyFile>();
        services.AddSingleton<ProtectionKeys>();
        services.AddHostedService<FirstCookieKey>();
        services.AddDataProtection().SetApplicationName("ReserveMeds.Packets");
        services.AddOptions<KeyManagementOptions>().Configure<ProtectionKeys, CookieKeyFile>((management, repository, file) =>
        {
            management.XmlRepository = repository;
            management.XmlEncryptor = file.Encrypts ? new SealedXml(file) : null;
        });
    }
}
