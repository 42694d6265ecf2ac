using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReserveMeds.Packets.Products;

/// <summary>Reads one product profile strictly: a wrong profile would put wrong doses into every letter.</summary>
internal static class ProductProfileReader
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <param name="file">File name such as <c>rezurock-200mg-30.json</c>; without its ending it is the id of the profile.</param>
    /// <exception cref="InvalidDataException">The file is broken; the message names it and every fault in it.</exception>
    public static ProductProfile Read(string file, ReadOnlySpan<byte> json)
    {
        ProductProfile profile;
        try
        {
            profile = JsonSerializer.Deserialize<ProductProfile>(json, Options) ?? throw new JsonException("The file holds null.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"Product profile {file}: {exception.Message}", exception);
        }

        List<string> faults = [.. ProductProfileFaults.Of(profile)];
        if ($"{profile.Id}.json" != file)
        {
            faults.Insert(0, $"id is {profile.Id}, but the file name says otherwise");
        }

        return faults.Count == 0
            ? profile
            : throw new InvalidDataException($"Product profile {file}: {string.Join("; ", faults)}");
    }
}
