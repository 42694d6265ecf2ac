using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ReserveMeds.Packets.Api.Tests.Pages;

/// <summary>Reads pages and sends their forms as a browser without script does.</summary>
public sealed class FormBrowser(HttpClient client)
{
    public const string TokenName = "__RequestVerificationToken";

    public async Task<SeenPage> GetAsync(string path) => await FollowedAsync(await client.GetAsync(path));

    /// <param name="changed">Fields with other values than the page's, or further ones such as those of the button.</param>
    public async Task<SeenPage> SendAsync(SeenPage page, string form, string path, params IReadOnlyList<(string Name, string Value)> changed)
    {
        var fields = page.FieldsOf(form);
        foreach (var (name, value) in changed)
        {
            fields.RemoveAll(field => field.Key == name);
            fields.Add(new(name, value));
        }

        using var body = new FormUrlEncodedContent(fields);
        return await FollowedAsync(await client.PostAsync(path, body));
    }

    /// <summary>Sends a form with files; a field in which none was chosen is sent as browsers do, empty and without a name.</summary>
    public async Task<SeenPage> SendFilesAsync(SeenPage page, string form, string path, params IReadOnlyList<(string Name, byte[] Content)> files)
    {
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in page.FieldsOf(form))
        {
            body.Add(new StringContent(value), name);
        }

        foreach (var field in page.Document.QuerySelector(form)!.QuerySelectorAll<IHtmlInputElement>("input[type=file]"))
        {
            var chosen = files.Where(file => file.Name == field.Name).ToList();
            foreach (var content in chosen.Count == 0 ? [[]] : chosen.Select(file => file.Content))
            {
                var part = new ByteArrayContent(content);
                part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{field.Name}\"; filename=\"{(chosen.Count == 0 ? "" : "scan of a person.pdf")}\"");
                part.Headers.ContentType = new("application/octet-stream");
                body.Add(part);
            }
        }

        return await FollowedAsync(await client.PostAsync(path, body));
    }

    /// <summary>Goes where a redirect leads to, within the service alone.</summary>
    private async Task<SeenPage> FollowedAsync(HttpResponseMessage response)
    {
        while (response.StatusCode == HttpStatusCode.Redirect)
        {
            var location = response.Headers.Location!.OriginalString;
            Assert.Matches("^/[a-z]", location);
            response = await client.GetAsync(location);
        }

        return await SeenAsync(response);
    }

    public static async Task<SeenPage> SeenAsync(HttpResponseMessage response) =>
        new(response, response.RequestMessage!.RequestUri!.PathAndQuery, await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync()));
}

/// <param name="Path">Where the browser came to in the end.</param>
public sealed record SeenPage(HttpResponseMessage Response, string Path, IHtmlDocument Document)
{
    public string Text => Document.Body!.TextContent;

    /// <summary>The fields that a browser sends, in the order of the page.</summary>
    /// <param name="form">Selector.</param>
    public List<KeyValuePair<string, string>> FieldsOf(string form) =>
    [
        .. Document.QuerySelector(form)!.QuerySelectorAll("input[name], select[name], textarea[name]").SelectMany(field => field switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => [],
            IHtmlInputElement { Type: "file" } => [],
            IHtmlInputElement input => [KeyValuePair.Create(input.Name!, input.Value)],
            IHtmlSelectElement select => select.SelectedOptions.Select(option => KeyValuePair.Create(select.Name!, option.Value)),
            IHtmlTextAreaElement area => [KeyValuePair.Create(area.Name!, area.Value)],
            _ => Enumerable.Empty<KeyValuePair<string, string>>(),
        }),
    ];

    public string ValueOf(string name) => FieldsOf("#case").Single(field => field.Key == name).Value;
}
