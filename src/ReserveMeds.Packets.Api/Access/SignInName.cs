using System.Text;

namespace ReserveMeds.Packets.Api.Access;

/// <summary>The name a person signs in with; it may be an e-mail address. How it is kept is up to <see cref="Storage.Encryption.AccountNames"/>.</summary>
internal static class SignInName
{
    /// <summary>Letters, digits and what e-mail addresses hold.</summary>
    public const string Form = @"[\p{L}\p{N}][\p{L}\p{M}\p{N}._@+-]{2,99}";

    /// <summary>The same for all ways to write the name, in capitals or not.</summary>
    public static string Normal(string name) => name.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
}
