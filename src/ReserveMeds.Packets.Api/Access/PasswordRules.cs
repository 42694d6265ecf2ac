namespace ReserveMeds.Packets.Api.Access;

/// <summary>Length counts, signs do not: rules of composition make passwords that are easy to guess and hard to keep.</summary>
internal static class PasswordRules
{
    /// <summary>What guessers try first, among those that are long enough. Compared without case.</summary>
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "password1234", "password12345", "password123456", "passwordpassword", "password@123", "p@ssw0rd1234", "p@ssword1234", "passw0rd1234",
        "123456789012", "1234567890123", "1234567890123456", "123123123123", "12345678901234567890", "0123456789012", "098765432109",
        "qwertyuiop12", "qwertyuiop123", "qwertyuiop[]", "qwertyuiopasdf", "qwertyuiopasdfgh", "qwertyuiopasdfghjkl", "qwertyqwerty", "qwerty123456",
        "azertyuiop12", "azertyuiop123", "azertyuiopqsdf", "azertyuiopqsdfghjklm", "1q2w3e4r5t6y", "1qaz2wsx3edc", "1qaz2wsx3edc4rfv", "zaq12wsxcde3",
        "abcdefghijkl", "abcdefghijklm", "abcdefghijklmnop", "abcdefghijklmnopqrstuvwxyz", "abc123abc123", "abcd1234abcd", "a1b2c3d4e5f6",
        "iloveyou1234", "iloveyouforever", "letmein12345", "letmeinplease", "welcome12345", "welcome123456", "welcomewelcome", "changeme1234",
        "changemenow!", "administrator", "administrator1", "adminadmin12", "adminadmin123", "admin1234567", "motdepasse12", "motdepasse123", "motdepasse1234",
        "casablanca12", "casablanca2026", "baghdad12345", "baghdad123456", "kurdistan123", "kurdistan1234", "hospital1234", "hospital12345", "pharmacy1234",
    };

    /// <summary>What is wrong with a new password; null where nothing is.</summary>
    /// <param name="name">The name that it goes with.</param>
    public static string? Fault(string password, string name) =>
        password.Length is < Passwords.LeastLength or > Passwords.MostLength
            ? $"It must have {Passwords.LeastLength} to {Passwords.MostLength} characters; a few words in a row are easy to keep."
        : Common.Contains(password) || password.Distinct().Count() < 4
            ? "It is one of those that are tried first. Take another, such as a few words in a row."
        : password.Contains(name, StringComparison.OrdinalIgnoreCase)
            ? "It holds the name that you sign in with. Take another."
        : null;
}
