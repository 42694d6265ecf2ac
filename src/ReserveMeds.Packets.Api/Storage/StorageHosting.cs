using ReserveMeds.Packets.Api.Storage.Encryption;

namespace ReserveMeds.Packets.Api.Storage;

internal static class StorageHosting
{
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Database>();
        builder.Services.AddSingleton<StorageReadiness>();
        builder.Services.AddSingleton<OrganisationStore>();
        builder.Services.AddSingleton<MasterKeys>();
        builder.Services.AddSingleton<CaseKeys>();
        builder.Services.AddSingleton<LookupKey>();
        builder.Services.AddSingleton<AccountNames>();
        builder.Services.AddSingleton<AuditTrail>();
        builder.Services.AddSingleton<CaseStore>();
        builder.Services.AddSingleton<CaseEraser>();
        builder.Services.AddSingleton<SentRequests>();
        builder.Services.AddSingleton<SealedContent>();
        builder.Services.AddSingleton<PacketStore>();
        builder.Services.AddSingleton<PacketSealStore>();
        builder.Services.AddSingleton<PacketHandling>();
        builder.Services.AddSingleton<OnceRequests>();
        builder.Services.AddSingleton<AccountStore>();
        builder.Services.AddSingleton<SessionStore>();
        builder.Services.AddSingleton<AttemptStore>();
        builder.Services.AddHostedService<FolderHold>();
        builder.Services.AddSingleton<StorageAtStart>();
        builder.Services.AddHostedService(services => services.GetRequiredService<StorageAtStart>());
        builder.Services.AddHostedService<EncryptionAtStart>();
        builder.Services.AddHostedService<RetentionPurge>();
    }
}
