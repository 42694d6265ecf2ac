using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Accounts;

/// <summary>Signing in and out.</summary>
internal static partial class SessionEndpoints
{
    public static void MapSession(this RouteGroupBuilder v1)
    {
        var anyone = v1.MapGroup("/session").WithTags("Session").AllowsAnyone();
        anyone.MapPost("", Begin).WithName("signIn").WithSummary("Signs a person in; the answer sets the cookie of the session")
            .WithDescription("After five wrong passwords in a row a name is locked for 15 minutes, whether an account has it or not.")
            .WithBody(BodyRule.SignIn).WithMetadata(SignInRequest.Shape).Refuses(400, 401, 403, 406, 408, 413, 415, 429, 500, 503, 507);
        anyone.MapPost("/password", SetPassword).WithName("setPassword").WithSummary("Sets a new password and signs in")
            .WithDescription("Proof is the password so far, or the one-time password from a coordinator. All other sessions of the account end.")
            .WithBody(BodyRule.SignIn).WithMetadata(PasswordRequest.Shape).Refuses(400, 401, 403, 406, 408, 413, 415, 422, 429, 500, 503, 507);

        var signedIn = v1.MapGroup("/session").WithTags("Session").AllowsSignedIn();
        signedIn.MapGet("", Get).WithName("getSession").WithSummary("Who is signed in")
            .Refuses(400, 401, 403, 406, 500, 503);
        signedIn.MapDelete("", End).WithName("signOut").WithSummary("Ends the session")
            .Refuses(400, 401, 403, 500, 503, 507);
    }

    private static Ok<SessionView> Get(HttpContext context, IOptions<AuthOptions> auth) =>
        TypedResults.Ok(SessionView.Of(Actor.Of(context), auth.Value.IdleMinutes));

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> Begin(
        HttpContext context, SignIn signIn, Answer answer, TimeProvider clock)
    {
        if (answer.Refused(context) is { } refused)
        {
            return refused;
        }

        var (asked, problem) = await BodyRule.SignIn.ReadAsync<SignInRequest>(context, SignInRequest.Shape, clock);
        return asked is null
            ? problem!
            : await answer.OfAsync(context, await signIn.ByPasswordAsync(asked.Name, asked.Password, context.RequestAborted));
    }

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> SetPassword(
        HttpContext context, SignIn signIn, Answer answer, TimeProvider clock)
    {
        if (answer.Refused(context) is { } refused)
        {
            return refused;
        }

        var (asked, problem) = await BodyRule.SignIn.ReadAsync<PasswordRequest>(context, PasswordRequest.Shape, clock);
        return asked is null
            ? problem!
            : await answer.OfAsync(context, await signIn.SetPasswordAsync(asked.Name, asked.Password, asked.NewPassword, context.RequestAborted));
    }

    private static async Task<NoContent> End(HttpContext context, Sessions sessions, ILogger<Sessions> logger)
    {
        var actor = Actor.Of(context);
        await sessions.EndAsync(context, actor.Session!);
        LogEnded(logger, actor.By);
        return TypedResults.NoContent();
    }

    /// <summary>What both ways to sign in have in common.</summary>
    internal sealed partial class Answer(Sessions sessions, WrongCredentials wrong, IOptions<AuthOptions> auth, ILogger<Sessions> logger)
    {
        /// <returns>Why nothing of the request is looked at; null where it is.</returns>
        public ProblemHttpResult? Refused(HttpContext context) =>
            CrossSite.IsElsewhere(context.Request) ? Refusal.CrossSite()
            : wrong.AreUsedUp(context) ? Refusal.TooManyWrong(WrongCredentials.Window)
            : null;

        public async Task<Results<Ok<SessionView>, ProblemHttpResult>> OfAsync(HttpContext context, SignInOutcome outcome)
        {
            switch (outcome)
            {
                case SignInOutcome.Recognised(var account, var stamp):
                    var actor = await sessions.BeginAsync(context, account, stamp);
                    LogBegun(actor.By);
                    return TypedResults.Ok(SessionView.Of(actor, auth.Value.IdleMinutes));
                case SignInOutcome.Unfit(var reason):
                    return Refusal.PasswordUnfit(reason);
                case SignInOutcome.Locked:
                    wrong.Count(context);
                    LogRefused("locked");
                    return Refusal.TooManyWrong(AttemptStore.Locks);
                default:
                    wrong.Count(context);
                    LogRefused("wrong");
                    return Refusal.SignInRefused();
            }
        }

        [LoggerMessage(2, LogLevel.Information, "Signed in {By}")]
        private partial void LogBegun(string by);

        // Not for which name: it may be a password in the wrong field.
        [LoggerMessage(3, LogLevel.Information, "Refused a sign-in: {Reason}")]
        private partial void LogRefused(string reason);
    }

    [LoggerMessage(1, LogLevel.Information, "Signed out {By}")]
    private static partial void LogEnded(ILogger logger, string by);
}
