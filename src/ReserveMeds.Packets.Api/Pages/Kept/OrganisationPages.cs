using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Accounts;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Organisations;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Forms;

namespace ReserveMeds.Packets.Api.Pages.Kept;

/// <summary>One organisation: how long its cases are kept, its people, its keys. What is shown once is on the answer to its form and nowhere else.</summary>
internal sealed class OrganisationPages(
    OrganisationStore store,
    AccountStore people,
    OrganisationChanges organisations,
    AccountChanges accounts,
    UsableScopes scopes,
    IOptions<AuthOptions> auth,
    PacketTexts texts,
    PageAssets assets,
    TimeProvider clock)
{
    /// <summary>What a page tells to be done, from the address that a change leads to.</summary>
    private static readonly string[] Done = ["organisation", "retention", "deactivate", "link", "unlink", "revoke"];

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/{organisationId}", (string language, string organisationId, string? done, HttpContext context, OrganisationPages page) =>
            page.GetAsync(new(language, organisationId, context), SentForm.None, StatusCodes.Status200OK, Done.Contains(done) ? done : null));
        pages.MapPost("/{organisationId}", (string language, string organisationId, HttpContext context, OrganisationPages page) =>
            page.ChangeAsync(new(language, organisationId, context)));
    }

    private async Task<IResult> GetAsync(Call call, SentForm form, int status, string? done = null, ShownOnce? secret = null)
    {
        if (!Guid.TryParse(call.OrganisationId, out var id)
            || await store.FindAsync(id, call.Stop) is not { } organisation
            || await people.ListAsync(id, call.Stop) is not { } ofPeople
            || await store.KeysAsync(id, call.Stop) is not { } keys)
        {
            return Refusal.NotFound(ProblemKind.OrganisationUnknown);
        }

        var page = new RazorComponentResult<OrganisationPage>(new Dictionary<string, object?>
        {
            [nameof(OrganisationPage.Words)] = FormWords.Of(texts, call.Language),
            [nameof(OrganisationPage.Files)] = assets,
            [nameof(OrganisationPage.View)] = new OrganisationDesk(
                OrganisationView.Of(organisation), ofPeople.ConvertAll(AccountView.Of), keys.ConvertAll(KeyView.Of), scopes.Of(organisation.Kind), clock.GetUtcNow())
            {
                HasPeople = organisation.Kind != OrganisationKind.Integration,
                HasProvider = auth.Value.Oidc.IsOn,
                Form = form,
                Done = done,
                Secret = secret,
            },
        });
        page.StatusCode = status;
        return page;
    }

    private async Task<IResult> ChangeAsync(Call call)
    {
        var (fields, problem) = await SentFields.ReadOwnAsync(call.Context, BodyRule.SmallForm, clock);
        if (fields is null)
        {
            return problem!;
        }

        var form = SentForm.Of(fields);
        return form.Do.Split(' ') switch
        {
            ["retention"] => await SetRetentionAsync(call, form),
            ["account"] => await AddAccountAsync(call, form),
            ["key"] => await AddKeyAsync(call, form),
            ["password", var account] => await RenewAsync(call, form, account),
            ["link", var account] => await LinkAsync(call, form, account),
            ["unlink", var account] => await accounts.LinkAsync(call.Actor, call.OrganisationId, account, subject: null, call.Stop) ?? call.To("unlink"),
            ["deactivate", var account] => await accounts.DeactivateAsync(call.Actor, call.OrganisationId, account, call.Stop) ?? call.To("deactivate"),
            ["revoke", var key] => await organisations.RevokeKeyAsync(call.Actor, call.OrganisationId, key, call.Stop) ?? call.To("revoke"),
            _ => await GetAsync(call, SentForm.None, StatusCodes.Status200OK),
        };
    }

    private async Task<IResult> SetRetentionAsync(Call call, SentForm sent)
    {
        var (asked, form) = sent.Read<RetentionRequest>(RetentionRequest.Shape);
        return asked is null ? await GetAsync(call, form, StatusCodes.Status422UnprocessableEntity)
            : (await organisations.SetRetentionAsync(call.Actor, call.OrganisationId, asked, call.Stop)).Problem ?? call.To("retention");
    }

    private async Task<IResult> AddAccountAsync(Call call, SentForm sent)
    {
        var (asked, form) = sent.Read<AccountRequest>(AccountRequest.Shape);
        if (asked is null)
        {
            return await GetAsync(call, form, StatusCodes.Status422UnprocessableEntity);
        }

        var (made, refused) = await accounts.AddAsync(call.Actor, call.OrganisationId, asked, form.Once(call.OrganisationId, asked), call.Stop);
        return made is null ? await RefusedAsync(call, form, refused!, "name") : await ShownAsync(call, made);
    }

    private async Task<IResult> RenewAsync(Call call, SentForm form, string account)
    {
        var (made, refused) = await accounts.RenewAsync(call.Actor, call.OrganisationId, account, form.Once(call.OrganisationId, account), call.Stop);
        return made is null ? await RefusedAsync(call, form, refused!, "") : await ShownAsync(call, made);
    }

    private async Task<IResult> AddKeyAsync(Call call, SentForm sent)
    {
        var (asked, form) = sent.Read<KeyRequest>(KeyRequest.Shape);
        if (asked is null)
        {
            return await GetAsync(call, form, StatusCodes.Status422UnprocessableEntity);
        }

        var (made, refused) = await organisations.AddKeyAsync(call.Actor, call.OrganisationId, asked, form.Once(call.OrganisationId, asked), call.Stop);
        return made is null
            ? await RefusedAsync(call, form, refused!, "")
            : await GetAsync(call, SentForm.None, StatusCodes.Status200OK, secret: new("key", made.Details.Label, made.Key, made.Details.ExpiresAt));
    }

    private async Task<IResult> LinkAsync(Call call, SentForm sent, string account)
    {
        var (asked, form) = sent.Read<IdentityRequest>(IdentityRequest.Shape);
        return asked is null ? await GetAsync(call, form, StatusCodes.Status422UnprocessableEntity)
            : await accounts.LinkAsync(call.Actor, call.OrganisationId, account, asked.Subject, call.Stop) is { } refused ? await RefusedAsync(call, form, refused, "subject")
            : call.To("link");
    }

    private Task<IResult> ShownAsync(Call call, NewAccountView made) => GetAsync(
        call, SentForm.None, StatusCodes.Status200OK, secret: new("password", made.Details.Name, made.OneTimePassword, made.Details.OneTimePasswordEndsAt));

    /// <summary>What a person can mend in the form comes back in it.</summary>
    /// <param name="named">Field that holds a name which must be free.</param>
    private async Task<IResult> RefusedAsync(Call call, SentForm form, ProblemHttpResult refused, string named) => refused.ProblemDetails switch
    {
        { Type: var type } when type == ProblemKind.NameTaken.Type => await GetAsync(call, form.WithFault(named, "taken"), refused.StatusCode),
        { Type: var type } when type == ProblemKind.IdempotencyKeyReused.Type => await GetAsync(call, form.WithNotice("form.again"), refused.StatusCode),
        _ => refused,
    };

    /// <summary>Who asks, on which page.</summary>
    private sealed record Call(string Language, string OrganisationId, HttpContext Context)
    {
        public Actor Actor => Actor.Of(Context);

        public CancellationToken Stop => Context.RequestAborted;

        public IResult To(string done) => TypedResults.Redirect($"/{Language}/organisations/{Guid.Parse(OrganisationId)}?done={done}");
    }
}

/// <summary>One organisation as its page shows it.</summary>
/// <param name="Scopes">Those that open anything to its kind.</param>
public sealed record OrganisationDesk(
    OrganisationView Organisation, IReadOnlyList<AccountView> Accounts, IReadOnlyList<KeyView> Keys, IReadOnlyList<string> Scopes, DateTimeOffset Now)
{
    /// <summary>False where it is a program.</summary>
    public bool HasPeople { get; init; }

    /// <summary>Whether a provider can vouch for people.</summary>
    public bool HasProvider { get; init; }

    public SentForm Form { get; init; } = SentForm.None;

    /// <summary>Id of what was just done; null where nothing was.</summary>
    public string? Done { get; init; }

    public ShownOnce? Secret { get; init; }
}

/// <summary>What is given out once.</summary>
/// <param name="Kind"><c>password</c> or <c>key</c>.</param>
/// <param name="Of">Name of the account, or label of the key.</param>
/// <param name="Value">Null where the form was sent before: it was shown then.</param>
/// <param name="EndsAt">From then on it opens nothing; null for never.</param>
public sealed record ShownOnce(string Kind, string Of, string? Value, DateTimeOffset? EndsAt);
