namespace ReserveMeds.Packets.Api.Access.Oidc;

internal static class OidcHosting
{
    public static void AddOidc(this IServiceCollection services)
    {
        services.AddSingleton<OidcProvider>();
        services.AddHttpClient(OidcProvider.HttpClientName)
            .ConfigureHttpClient(static client =>
            {
                client.Timeout = TimeSpan.FromSeconds(10);
                client.MaxResponseContentBufferSize = 256 * 1024;
            })
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();
    }
}
