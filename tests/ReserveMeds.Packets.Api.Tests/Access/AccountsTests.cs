using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Api.Tests.Storage;

namespace ReserveMeds.Packets.Api.Tests.Access;

public sealed class AccountsOnSqliteTests(KeptApi<SqliteStorage> api) : AccountsTests<SqliteStorage>(api), IClassFixture<KeptApi<SqliteStorage>>;

public sealed class AccountsOnPostgresTests(KeptApi<PostgresStorage> api) : AccountsTests<PostgresStorage>(api), IClassFixture<KeptApi<PostgresStorage>>;

public abstract class AccountsTests<TStorage>(KeptApi<TStorage> api)
    where TStorage : TestStorage, new()
{
    [NeedsToolsFact("postgres")]
    public async Task A_person_sets_a_password_with_the_one_time_password_and_is_signed_in()
    {
        var clinic = await OrganisationAsync("clinic");
        var name = KeptApi<TStorage>.NewName();
        var (id, oneTime) = await api.NewAccountAsync(clinic, name, Scope.ReadCases);
        var client = api.Browser();

        var set = await (await SetAsync(client, name, oneTime, SignedIn.Password)).JsonAsync();
        var who = await (await client.GetAsync("/v1/session")).JsonAsync();

        Assert.Matches("^rmo_[A-Za-z0-9_-]{43}$", oneTime);
        Assert.Equal(set.ToJsonString(), who.ToJsonString());
        Assert.Equal((id, name, clinic, "clinic"), ((string?)who["accountId"], (string?)who["name"], (string?)who["organisationId"], (string?)who["kind"]));
        Assert.Equal(["cases:read"], who["scopes"]!.AsArray().Select(scope => (string?)scope));
        await (await SignInAsync(api.Browser(), name, SignedIn.Password)).JsonAsync();
    }

    [NeedsToolsFact("postgres")]
    public async Task A_name_is_found_however_its_capitals_are_written()
    {
        var person = await api.SignedInAsync("clinic");

        await (await SignInAsync(api.Browser(), person.Name.ToUpperInvariant(), SignedIn.Password)).JsonAsync();
    }

    [NeedsToolsFact("postgres")]
    public async Task A_one_time_password_sets_one_password_and_opens_nothing_else()
    {
        var name = KeptApi<TStorage>.NewName();
        var (_, oneTime) = await api.NewAccountAsync(await OrganisationAsync("clinic"), name);

        await (await SignInAsync(api.Browser(), name, oneTime)).ProblemAsync(401, "sign-in-refused");
        await (await SetAsync(api.Browser(), name, oneTime, SignedIn.Password)).JsonAsync();
        await (await SetAsync(api.Browser(), name, oneTime, "another long password")).ProblemAsync(401, "sign-in-refused");
        await (await SignInAsync(api.Browser(), name, SignedIn.Password)).JsonAsync();
    }

    [NeedsToolsFact("postgres")]
    public async Task Every_wrong_sign_in_is_answered_alike()
    {
        var person = await api.SignedInAsync("clinic");
        var closed = await api.SignedInAsync("clinic");
        await api.Coordinator.DeleteAsync($"/v1/organisations/{closed.Organisation}/accounts/{closed.Id}");
        var fresh = KeptApi<TStorage>.NewName();
        await api.NewAccountAsync(person.Organisation, fresh);

        var answers = new List<string>();
        foreach (var (name, password) in new[]
        {
            (person.Name, "a wrong password, long enough"), (closed.Name, SignedIn.Password), (fresh, SignedIn.Password), ("nobody@example.org", SignedIn.Password),
        })
        {
            var problem = await (await SignInAsync(api.Browser(), name, password)).ProblemAsync(401, "sign-in-refused");
            problem.Remove("traceId");
            answers.Add(problem.ToJsonString());
        }

        Assert.Single(answers.Distinct());
    }

    [NeedsToolsTheory("postgres")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_five_wrong_passwords_a_name_is_locked_whether_it_is_known_or_not(bool isKnown)
    {
        var name = isKnown ? (await api.SignedInAsync("clinic")).Name : KeptApi<TStorage>.NewName();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await (await SignInAsync(api.Browser(), name, "a wrong password, long enough")).ProblemAsync(401, "sign-in-refused");
        }

        using var locked = await SignInAsync(api.Browser(), name, SignedIn.Password);

        await locked.ProblemAsync(429, "too-many-wrong");
        Assert.Equal("900", locked.Header("Retry-After"));
        await (await SetAsync(api.Browser(), name, SignedIn.Password, "another long password")).ProblemAsync(429, "too-many-wrong");
    }

    [NeedsToolsFact("postgres")]
    public async Task A_right_password_before_the_fifth_wrong_one_starts_the_count_anew()
    {
        var person = await api.SignedInAsync("clinic");
        for (var round = 0; round < 2; round++)
        {
            for (var attempt = 0; attempt < 4; attempt++)
            {
                await (await SignInAsync(api.Browser(), person.Name, "a wrong password, long enough")).ProblemAsync(401, "sign-in-refused");
            }

            await (await SignInAsync(api.Browser(), person.Name, SignedIn.Password)).JsonAsync();
        }
    }

    [NeedsToolsFact("postgres")]
    public async Task Of_many_wrong_passwords_at_once_no_more_than_five_are_looked_at()
    {
        var person = await api.SignedInAsync("clinic");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => SignInAsync(api.Browser(), person.Name, "a wrong password, long enough")));

        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized));
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
    }

    [NeedsToolsFact("postgres")]
    public async Task A_coordinator_lifts_a_lock_with_a_new_one_time_password()
    {
        var person = await api.SignedInAsync("clinic");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await SignInAsync(api.Browser(), person.Name, "a wrong password, long enough");
        }

        var renewed = await (await api.Coordinator.PostAsync($"/v1/organisations/{person.Organisation}/accounts/{person.Id}/one-time-password", null)).JsonAsync();

        await (await person.Client.GetAsync("/v1/session")).ProblemAsync(401, "session-ended");
        await (await SignInAsync(api.Browser(), person.Name, SignedIn.Password)).ProblemAsync(401, "sign-in-refused");
        await (await SetAsync(api.Browser(), person.Name, (string)renewed["oneTimePassword"]!, "another long password")).JsonAsync();
    }

    [NeedsToolsFact("postgres")]
    public async Task A_new_password_ends_all_other_sessions()
    {
        var person = await api.SignedInAsync("clinic");
        var elsewhere = api.Browser();
        await (await SignInAsync(elsewhere, person.Name, SignedIn.Password)).JsonAsync();

        await (await SetAsync(person.Client, person.Name, SignedIn.Password, "another long password")).JsonAsync();

        await (await person.Client.GetAsync("/v1/session")).JsonAsync();
        await (await elsewhere.GetAsync("/v1/session")).ProblemAsync(401, "session-ended");
        await (await SignInAsync(elsewhere, person.Name, SignedIn.Password)).ProblemAsync(401, "sign-in-refused");
    }

    [NeedsToolsFact("postgres")]
    public async Task Signing_out_ends_the_session_also_for_who_kept_the_cookie()
    {
        var person = await api.SignedInAsync("clinic");
        var other = api.Browser();
        using var signedIn = await SignInAsync(other, person.Name, SignedIn.Password);
        var cookie = CookieOf(signedIn);

        using var ended = await other.DeleteAsync("/v1/session");
        using var kept = new HttpRequestMessage(HttpMethod.Get, "/v1/session") { Headers = { { "Cookie", cookie } } };

        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        await (await other.GetAsync("/v1/session")).ProblemAsync(401, "credential-missing");
        await (await api.CreateClient().SendAsync(kept)).ProblemAsync(401, "session-ended");
        await (await person.Client.GetAsync("/v1/session")).JsonAsync();
    }

    [NeedsToolsFact("postgres")]
    public async Task A_deactivated_account_is_out_at_once_and_stays_listed()
    {
        var person = await api.SignedInAsync("coordinator", Scope.Organisations);
        Assert.Equal(HttpStatusCode.OK, (await person.Client.GetAsync("/v1/organisations")).StatusCode);

        using var deactivated = await api.Coordinator.DeleteAsync($"/v1/organisations/{person.Organisation}/accounts/{person.Id}");

        Assert.Equal(HttpStatusCode.NoContent, deactivated.StatusCode);
        await (await person.Client.GetAsync("/v1/organisations")).ProblemAsync(401, "session-ended");
        await (await SignInAsync(api.Browser(), person.Name, SignedIn.Password)).ProblemAsync(401, "sign-in-refused");
        var listed = await (await api.Coordinator.GetAsync($"/v1/organisations/{person.Organisation}/accounts")).JsonAsync();
        var entry = Assert.Single(listed["accounts"]!.AsArray())!;
        Assert.Equal((person.Id, person.Name, true), ((string?)entry["id"], (string?)entry["name"], (bool?)entry["hasPassword"]));
        Assert.NotNull(entry["deactivatedAt"]);
        await (await api.Coordinator.PostAsync($"/v1/organisations/{person.Organisation}/accounts/{person.Id}/one-time-password", null))
            .ProblemAsync(404, "account-unknown");
    }

    [NeedsToolsFact("postgres")]
    public async Task An_account_may_what_its_scopes_and_its_organisation_allow_and_its_changes_carry_its_id()
    {
        var person = await api.SignedInAsync("clinic", Scope.WriteCases);
        var made = await (await person.Client.PostAsync("/v1/cases", Samples.Complete().AsBody())).JsonAsync(HttpStatusCode.Created);

        await (await person.Client.GetAsync("/v1/cases")).ProblemAsync(403, "access-denied");
        await (await person.Client.GetAsync("/v1/organisations")).ProblemAsync(403, "access-denied");
        Assert.Equal($"account:{person.Id}", (string?)made["revision"]!["by"]);
        Assert.Equal(person.Organisation, (string?)made["organisationId"]);
    }

    [NeedsToolsFact("postgres")]
    public async Task A_key_wins_over_a_cookie_that_is_sent_beside_it()
    {
        var person = await api.SignedInAsync("coordinator", Scope.All);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/organisations") { Headers = { { "Authorization", "Bearer rmp_wrong" } } };

        await (await person.Client.SendAsync(request)).ProblemAsync(401, "credential-refused");
    }

    [NeedsToolsTheory("postgres")]
    [InlineData("short", "It must have 12")]
    [InlineData("eleven char", "It must have 12")]
    [InlineData("Password1234", "tried first")]
    [InlineData("aaaaaaaaaaaaaaa", "tried first")]
    [InlineData("person-x@example.org and more", "the name that you sign in with", "person-x@example.org")]
    public async Task A_password_that_is_easy_to_guess_is_refused_with_a_reason(string password, string reason, string? name = null)
    {
        name ??= KeptApi<TStorage>.NewName();
        var (_, oneTime) = await api.NewAccountAsync(await OrganisationAsync("clinic"), name);

        var problem = await (await SetAsync(api.Browser(), name, oneTime, password)).ProblemAsync(422, "password-unfit");

        Assert.Contains(reason, (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.DoesNotContain(password, problem.ToJsonString(), StringComparison.Ordinal);
        await (await SetAsync(api.Browser(), name, oneTime, "four plain words together")).JsonAsync();
    }

    [NeedsToolsFact("postgres")]
    public async Task A_name_is_given_once()
    {
        var person = await api.SignedInAsync("clinic");
        var asked = new JsonObject { ["name"] = person.Name.ToUpperInvariant(), ["scopes"] = new JsonArray() };

        await (await api.Coordinator.PostAsync($"/v1/organisations/{await OrganisationAsync("importer")}/accounts", asked.AsBody()))
            .ProblemAsync(409, "name-taken");
    }

    [NeedsToolsFact("postgres")]
    public async Task An_integration_has_no_people()
    {
        var asked = new JsonObject { ["name"] = KeptApi<TStorage>.NewName(), ["scopes"] = new JsonArray() };

        await (await api.Coordinator.PostAsync($"/v1/organisations/{await OrganisationAsync("integration")}/accounts", asked.AsBody()))
            .ProblemAsync(422, "no-people");
    }

    [NeedsToolsFact("postgres")]
    public async Task A_repeated_request_makes_nothing_new_and_shows_no_secret_again()
    {
        var organisation = await OnceAsync("/v1/organisations", new JsonObject { ["kind"] = "clinic", ["name"] = "One" }, "organisation");
        var id = (string)organisation.First["id"]!;
        var key = await OnceAsync($"/v1/organisations/{id}/keys", new JsonObject { ["label"] = "one", ["scopes"] = new JsonArray() }, "key");
        var account = await OnceAsync(
            $"/v1/organisations/{id}/accounts", new JsonObject { ["name"] = KeptApi<TStorage>.NewName(), ["scopes"] = new JsonArray() }, "account");

        Assert.Equal(id, (string?)organisation.Second["id"]);
        Assert.Equal((string?)key.First["details"]!["id"], (string?)key.Second["details"]!["id"]);
        Assert.StartsWith("rmp_", (string?)key.First["key"], StringComparison.Ordinal);
        Assert.Null(key.Second["key"]);
        Assert.Equal((string?)account.First["details"]!["id"], (string?)account.Second["details"]!["id"]);
        Assert.StartsWith("rmo_", (string?)account.First["oneTimePassword"], StringComparison.Ordinal);
        Assert.Null(account.Second["oneTimePassword"]);
        Assert.Single((await (await api.Coordinator.GetAsync($"/v1/organisations/{id}/keys")).JsonAsync())["keys"]!.AsArray());
    }

    [NeedsToolsFact("postgres")]
    public async Task Neither_names_nor_passwords_are_logged_and_no_password_is_kept()
    {
        var person = await api.SignedInAsync("clinic");
        await SignInAsync(api.Browser(), person.Name, "a wrong password, long enough");
        await SignInAsync(api.Browser(), "nobody-at-all@example.org", SignedIn.Password);

        Assert.DoesNotContain(api.Log.Lines, line => line.Contains(person.Name, StringComparison.OrdinalIgnoreCase)
            || line.Contains("nobody-at-all", StringComparison.Ordinal)
            || line.Contains("rmo_", StringComparison.Ordinal)
            || line.Contains(SignedIn.Password, StringComparison.Ordinal)
            || line.Contains("wrong password", StringComparison.Ordinal));
        using var database = new Database(api.Storage.Options);
        var row = await database.ReadAsync(db => db.Accounts.AsNoTracking().SingleAsync(account => account.Id == Guid.Parse(person.Id)));
        Assert.True(Convert.FromBase64String(row.PasswordHash!).Length > 32);
        Assert.Null(row.OneTimeDigest);
    }

    private static async Task<(JsonObject First, JsonObject Second)> TwiceAsync(HttpClient client, string path, JsonObject body, string key)
    {
        async Task<HttpResponseMessage> PostAsync(JsonObject sent)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = sent.AsBody(), Headers = { { "Idempotency-Key", key } } };
            return await client.SendAsync(request);
        }

        var first = await (await PostAsync(body)).JsonAsync(HttpStatusCode.Created);
        var second = await (await PostAsync(body)).JsonAsync(HttpStatusCode.Created);
        var other = (JsonObject)body.DeepClone();
        other[other.ContainsKey("label") ? "label" : "name"] = "another";
        await (await PostAsync(other)).ProblemAsync(422, "idempotency-key-reused");
        return (first, second);
    }

    private Task<(JsonObject First, JsonObject Second)> OnceAsync(string path, JsonObject body, string what) =>
        TwiceAsync(api.Coordinator, path, body, $"{what}-{Guid.NewGuid()}");

    private async Task<string> OrganisationAsync(string kind) => (string)(await (await api.Coordinator.PostAsync(
        "/v1/organisations", new JsonObject { ["kind"] = kind, ["name"] = "A name" }.AsBody())).JsonAsync(HttpStatusCode.Created))["id"]!;

    private static Task<HttpResponseMessage> SignInAsync(HttpClient client, string name, string password) =>
        client.PostAsync("/v1/session", new JsonObject { ["name"] = name, ["password"] = password }.AsBody());

    private static Task<HttpResponseMessage> SetAsync(HttpClient client, string name, string password, string newPassword) =>
        client.PostAsync("/v1/session/password", new JsonObject { ["name"] = name, ["password"] = password, ["newPassword"] = newPassword }.AsBody());

    private static string CookieOf(HttpResponseMessage response) => Assert.Single(response.Headers.GetValues("Set-Cookie")).Split(';')[0];
}
