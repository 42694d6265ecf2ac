namespace ReserveMeds.Packets.Api.Access;

/// <summary>Where a start speaks to the person who started it; a log would keep what is to be shown once.</summary>
internal sealed class StartScreen(TextWriter writer)
{
    public Task ShowNewKeyAsync(string key) => writer.WriteLineAsync(
        $"""
        This is the coordinator's new key; it is shown this once, and only its digest is kept:

            {key}

        The one made before is revoked.
        """);

    public Task ShowFirstKeyAsync(string key, string url) => writer.WriteLineAsync(
        $"""

        First start. This is the coordinator's key; it is shown this once, and only its digest is kept:

            {key}

        Use it so:  curl -H 'Authorization: Bearer {key}' {url}/v1/cases
        The page:   {url}
        The API:    {url}/swagger

        """);
}
