using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Tests.Attachments;

namespace ReserveMeds.Packets.Api.Tests.Pages;

/// <summary>Files that are chosen in the form, as a browser without script sends them.</summary>
public sealed class PageAttachmentTests(PacketsApi api) : IClassFixture<PacketsApi>
{
    private const string Sample = "/en/case?regulator=dmp&sample=yes";

    private static readonly byte[] Log = "time,celsius\n2026-05-22T10:00,4.5\n"u8.ToArray();

    private readonly HttpClient client = api.CreateClient();

    public static TheoryData<string, string, string> Refused => new()
    {
        { "prescription", "empty", "The file is empty" },
        { "prescription", "text", "neither PDF nor PNG" },
        { "laboratory-report", "encrypted", "encrypted" },
        { "other", "long", "more than 200 pages" },
        { "imaging-report", "cut", "cut off or damaged" },
        { "license-scan", "large", "larger than 20 MiB" },
        { "temperature-log", "fahrenheit", "°C or °F" },
        { "letterhead-logo", "text", "neither a PNG nor a JPEG" },
    };

    [NeedsToolsFact("node")]
    public async Task Chosen_files_lie_in_the_bundle_as_they_were_given_and_fields_without_a_file_are_none()
    {
        var page = await OpenAsync(Sample);
        var prescription = SmallPdf.Write();
        var answer = await SendAsync(page, "bundle", ("prescription", prescription), ("other", null), ("temperature-log", Log));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var attached = zip.Entries.Where(entry => entry.FullName.Contains("/attachments/", StringComparison.Ordinal)).ToList();
        Assert.Equal(["A01-prescription.pdf", "A02-temperature-log.csv"], attached.Select(entry => entry.Name));
        using var content = new MemoryStream();
        await using (var stream = await attached[0].OpenAsync())
        {
            await stream.CopyToAsync(content);
        }

        Assert.Equal(prescription, content.ToArray());
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_file_that_cannot_be_carried_is_refused_at_its_field_with_a_remedy_and_nothing_typed_is_lost(string kind, string fault, string said)
    {
        var page = await OpenAsync(Sample);
        var answer = await SeenAsync(await SendAsync(page, "document", (kind, FileWith(fault))));
        var place = kind == "letterhead-logo" ? "/letterhead-logo" : $"/attachments/{kind}";

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Response.StatusCode);
        var remark = Assert.Single(answer.Document.QuerySelectorAll($"[data-remarks='{place}'] .remark.reject"));
        Assert.Contains(said, remark.TextContent, StringComparison.Ordinal);
        Assert.True(remark.TextContent.Split(". ").Length >= 2, remark.TextContent);
        Assert.NotNull(answer.Document.QuerySelector($"#checks [role=alert] a[href='#/attachments']"));
        Assert.Contains("must be chosen again", answer.Document.QuerySelector("#checks .without-script")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Pr Amal Exemple", answer.ValueOf("/physician/name"));
    }

    [Fact]
    public async Task A_fault_says_which_of_several_files_it_is_in_the_language_of_the_page()
    {
        var page = await OpenAsync("/ar/case?regulator=dmp&sample=yes");
        var answer = await SeenAsync(await SendAsync(page, "bundle", ("other", SmallPdf.Write()), ("other", FileWith("encrypted"))));

        var remark = Assert.Single(answer.Document.QuerySelectorAll("[data-remarks='/attachments/other'] .remark"));
        Assert.Contains("المرفق رقم 2: مستند PDF مشفر", remark.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_the_service_takes_is_said_on_the_form_with_what_was_typed()
    {
        var page = await OpenAsync(Sample);
        var large = new byte[20 * 1024 * 1024];
        var answer = await SeenAsync(await SendAsync(page, "document", ("other", large), ("imaging-report", large), ("prior-denial", large)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Response.StatusCode);
        Assert.Contains("40 MiB", Assert.Single(answer.Document.QuerySelectorAll("[data-remarks='/attachments'] .remark")).TextContent, StringComparison.Ordinal);
        Assert.Equal("Pr Amal Exemple", answer.ValueOf("/physician/name"));
    }

    [Fact]
    public async Task Files_that_do_not_come_in_time_leave_what_was_typed_on_the_form()
    {
        var page = await OpenAsync(Sample);
        var clock = new EndedTime();
        await using var hasty = api.With(parts => parts.AddSingleton<TimeProvider>(clock));
        using var form = FormOf(page, "document");
        form.Add(new StalledFile(clock), "other", "a.pdf");
        var answer = await SeenAsync(await hasty.CreateClient().PostAsync("/en/case", form));

        Assert.Equal(HttpStatusCode.RequestTimeout, answer.Response.StatusCode);
        Assert.Contains("too slow", answer.Document.QuerySelector("#checks [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Pr Amal Exemple", answer.ValueOf("/physician/name"));
    }

    [Fact]
    public async Task An_engine_that_is_away_is_said_on_the_form_and_in_the_frame()
    {
        static Task<Rendition> Away(CancellationToken stop) => throw new WriterUnavailableException("PDF: node is missing. Install it.");
        await using var broken = api.With(parts => parts.AddSingleton(new DocumentWriters(
            new AwayWriter(OutputFormat.Pdf, Away), new AwayWriter(OutputFormat.Docx, Away), new AwayWriter(OutputFormat.Html, Away))));
        var page = await OpenAsync(Sample);
        var away = broken.CreateClient();
        using var asked = FormOf(page, "document");
        using var previewed = FormOf(page, "preview");
        var answer = await SeenAsync(await away.PostAsync("/en/case", asked));
        var frame = await SeenAsync(await away.PostAsync("/en/case/preview", previewed));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Response.StatusCode);
        Assert.Contains("engine", answer.Document.QuerySelector("#checks [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Pr Amal Exemple", answer.ValueOf("/physician/name"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, frame.Response.StatusCode);
        Assert.Contains("engine", frame.Text, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", Assert.Single(frame.Response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_much_work_at_once_is_said_on_a_page_in_its_language()
    {
        await using var busy = api.With(_ => { });
        var limits = busy.Services.GetRequiredService<WorkLimits>();
        var taken = Enumerable.Range(0, 8).Select(_ => limits.UploadAsync(CancellationToken.None).AsTask()).ToList();
        using var form = FormOf(await OpenAsync(Sample), "document");
        var answer = await SeenAsync(await busy.CreateClient().PostAsync("/fr/case", form));

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Response.StatusCode);
        Assert.Equal("fr", answer.Document.DocumentElement.GetAttribute("lang")![..2]);
        Assert.NotEmpty(answer.Document.QuerySelectorAll("main h1"));
        foreach (var lease in taken)
        {
            (await lease).Dispose();
        }
    }

    [Theory]
    [InlineData("dmp", "ma-ibn-sina", "Centre Hospitalier Universitaire Ibn Sina", "Rabat")]
    [InlineData("kimadia-moh", "iq-basra-oncology", "Basra Oncology Center", "Basra")]
    [InlineData("krg-moh", "iq-hiwa", "Hiwa Cancer Hospital", "Sulaymaniyah")]
    public async Task A_facility_of_the_guide_fills_name_and_city_and_nothing_else(string regulator, string id, string name, string city)
    {
        var browser = new FormBrowser(client);
        var page = await browser.GetAsync($"/en/case?regulator={regulator}");
        var filled = await browser.SendAsync(page, "#case", "/en/case", ("facility", id), ("do", "facility"));

        Assert.Equal(name, filled.ValueOf("/facility/name"));
        Assert.Equal(city, filled.ValueOf("/facility/city"));
        Assert.Equal(
            page.FieldsOf("#case").Where(field => field.Key.StartsWith('/') && field.Key is not ("/facility/name" or "/facility/city")),
            filled.FieldsOf("#case").Where(field => field.Key.StartsWith('/') && field.Key is not ("/facility/name" or "/facility/city")));
        Assert.Contains("2026-05-18", page.Document.GetElementById("known-hint")!.TextContent, StringComparison.Ordinal);
    }

    private static byte[] FileWith(string fault) => fault switch
    {
        "empty" => [],
        "encrypted" => SmallPdf.Write(trailer: "/Encrypt 9 0 R"),
        "long" => SmallPdf.Write(pages: 201),
        "cut" => SmallPdf.Write()[..200],
        "large" => new byte[(20 * 1024 * 1024) + 1],
        "fahrenheit" => "time,temperature\n2026-05-22T10:00,40.1\n"u8.ToArray(),
        _ => "not a picture"u8.ToArray(),
    };

    private async Task<SeenPage> OpenAsync(string path) => await new FormBrowser(client).GetAsync(path);

    private static Task<SeenPage> SeenAsync(HttpResponseMessage response) => FormBrowser.SeenAsync(response);

    private async Task<HttpResponseMessage> SendAsync(SeenPage page, string what, params IReadOnlyList<(string Kind, byte[]? Content)> files)
    {
        using var form = FormOf(page, what);
        foreach (var (kind, content) in files)
        {
            // A browser sends a field in which nothing was chosen as a file without a name.
            var part = new ByteArrayContent(content ?? []);
            part.Headers.ContentType = new("application/octet-stream");
            part.Headers.ContentDisposition = new("form-data") { Name = kind, FileName = content is null ? "\"\"" : "Amal Patient.pdf" };
            form.Add(part);
        }

        return await client.PostAsync($"/{page.Document.DocumentElement.GetAttribute("lang")![..2]}/case", form);
    }

    private static MultipartFormDataContent FormOf(SeenPage page, string what)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in page.FieldsOf("#case"))
        {
            form.Add(Text(value), $"\"{name}\"");
        }

        form.Add(Text(what), "do");
        return form;
    }

    private static ByteArrayContent Text(string value) => new(System.Text.Encoding.UTF8.GetBytes(value));

    private sealed class AwayWriter(OutputFormat format, Func<CancellationToken, Task<Rendition>> write) : IDocumentWriter
    {
        public OutputFormat Format => format;

        public Task<Rendition> WriteAsync(Document document, CancellationToken cancellationToken) => write(cancellationToken);
    }

    /// <summary>Time limits are over when the test says so.</summary>
    private sealed class EndedTime() : PinnedTime(PacketsApi.Now)
    {
        private readonly List<Action> ends = [];

        public void End() => ends.ForEach(end => end());

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ends.Add(() => callback(state));
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Begins, and ends only with the time that there is.</summary>
    private sealed class StalledFile : HttpContent
    {
        private readonly EndedTime clock;

        public StalledFile(EndedTime clock)
        {
            this.clock = clock;
            Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("%PDF-1.7"u8.ToArray());
            await stream.FlushAsync();
            await Task.Delay(TimeSpan.FromSeconds(1));
            clock.End();
            await Task.Delay(TimeSpan.FromSeconds(60));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
