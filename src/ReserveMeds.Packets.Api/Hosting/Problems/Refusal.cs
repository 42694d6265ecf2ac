using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Api.Hosting.Problems;

/// <summary>The answers that refuse a request, each with its words.</summary>
internal static class Refusal
{
    public static ProblemHttpResult UnknownId(ProblemKind kind, string parameter, IReadOnlyList<string> validIds) =>
        Of(kind, $"{parameter} names nothing that this service has. Use one of: {Listed(validIds)}.",
        [
            new()
            {
                Parameter = parameter,
                Code = kind.Id,
                Message = "The id is not known.",
                Remedy = "Use one of the valid values.",
                ValidValues = validIds,
            },
        ]);

    public static ProblemHttpResult InvalidQuery(IReadOnlyList<ProblemError> errors) =>
        Of(ProblemKind.ParameterInvalid, string.Join(' ', errors.Select(error => $"{error.Message} {error.Remedy}")), errors);

    public static ProblemError InvalidValue(string parameter, IReadOnlyList<string> validValues) => new()
    {
        Parameter = parameter,
        Code = "unknown-value",
        Message = $"The value of {parameter} is not known.",
        Remedy = $"Use one of: {Listed(validValues)}.",
        ValidValues = validValues,
    };

    public static ProblemHttpResult MalformedCase(IReadOnlyList<CaseFault> faults) =>
        Of(ProblemKind.CaseMalformed,
            $"The case has {faults.Count} fault(s) of form, each listed in errors with its place and remedy. "
                + "Nothing was rendered or stored.",
            faults.Select(ProblemError.Of).ToList());

    public static ProblemHttpResult MalformedFacility(IReadOnlyList<CaseFault> faults) =>
        Of(ProblemKind.FacilityMalformed,
            $"The facility has {faults.Count} fault(s) of form, each listed in errors with its place and remedy. Nothing was stored.",
            faults.Select(ProblemError.Of).ToList());

    public static ProblemHttpResult MalformedBody(IReadOnlyList<CaseFault> faults) =>
        Of(ProblemKind.BodyMalformed,
            $"The body has {faults.Count} fault(s) of form, each listed in errors with its place and remedy. Nothing was stored.",
            faults.Select(ProblemError.Of).ToList());

    public static ProblemHttpResult CredentialMissing() =>
        Of(ProblemKind.CredentialMissing, "Send a key as Authorization: Bearer <key>, or sign in. A coordinator makes keys and accounts.");

    public static ProblemHttpResult CredentialRefused() =>
        Of(ProblemKind.CredentialRefused, "The key is unknown, expired or revoked. Ask a coordinator for a new one.");

    public static ProblemHttpResult SessionEnded() =>
        Of(ProblemKind.SessionEnded, "It was idle too long, has reached its limit, or was ended. Sign in again.");

    public static ProblemHttpResult SignInRefused() =>
        Of(ProblemKind.SignInRefused,
            "Check both. Who has never set a password does so with the one-time password; who lost it asks a coordinator for a new one.");

    public static ProblemHttpResult NoProvider() =>
        Of(ProblemKind.NoProvider, "Sign in by name and password, or let the operator set Auth:Oidc:Authority.");

    public static ProblemHttpResult ProviderAway() => TypedResults.Problem(New(
        ProblemKind.ProviderAway,
        "The provider that vouches for people does not answer. Try again after the time in Retry-After, or sign in by name and password.",
        retryAfter: TimeSpan.FromSeconds(10)));

    public static ProblemHttpResult ProviderRefused() =>
        Of(ProblemKind.SignInRefused,
            "The provider's answer does not hold, or it names nobody whom a coordinator has linked with an account. Begin again at /v1/session/oidc.");

    public static ProblemHttpResult SubjectTaken() =>
        Of(ProblemKind.NameTaken, "Another account is linked with this person of the provider. Unlink that one first.");

    public static ProblemHttpResult TooManyWrong(TimeSpan wait) => TypedResults.Problem(New(
        ProblemKind.TooManyWrong,
        "Too many wrong ones came for this name or from this address, so that this one was not looked at. Try again after the time in Retry-After.",
        retryAfter: wait));

    public static ProblemHttpResult CrossSite() =>
        Of(ProblemKind.CrossSite,
            $"With the cookie of a session, send the header {Access.CrossSite.Header} with any value, from a page of this service alone.",
            [
                new()
                {
                    Header = Access.CrossSite.Header,
                    Code = "cross-site",
                    Message = $"{Access.CrossSite.Header} is missing, or the request comes from a page of another site.",
                    Remedy = $"Send {Access.CrossSite.Header}: 1 from a page of this service.",
                },
            ]);

    public static ProblemHttpResult FormOutdated() =>
        Of(ProblemKind.FormOutdated, "Its token is missing, or belongs to a session that has ended. Load the page again, and send the form from there.");

    public static ProblemHttpResult NoPeople() =>
        Of(ProblemKind.NoPeople, "An integration has no people. Make a key for it, or an organisation of another kind for the people.");

    public static ProblemHttpResult NameTaken() =>
        Of(ProblemKind.NameTaken, "Another account, maybe of another organisation, has this name. Take another one.");

    public static ProblemHttpResult PasswordUnfit(string reason) =>
        Of(ProblemKind.PasswordUnfit, $"Nothing was changed. {reason}",
            [new() { Pointer = "/newPassword", Code = "password-unfit", Message = "The new password cannot be taken.", Remedy = reason }]);

    /// <param name="rule">Null where the route is closed to everyone.</param>
    public static ProblemHttpResult AccessDenied(AccessRule? rule) =>
        Of(ProblemKind.AccessDenied,
            rule is null
                ? "The route is closed to everyone."
            : rule == AccessRule.SignedIn
                ? "The route is for people who have signed in. A key has no session."
                : $"The route is open to keys and accounts with the scope {rule.Scope} of organisations of the kind: {Listed(rule.Kinds)}. Use such a one.");

    /// <summary>What is not there, or not to be seen by who asks; the answer does not tell which.</summary>
    public static ProblemHttpResult NotFound(ProblemKind kind) =>
        Of(kind, "The path names nothing that this credential can see. Take the id from the list of the route above it.");

    public static ProblemHttpResult PatientUnknown() =>
        Of(ProblemKind.PatientUnknown,
            "The organisation has no case whose current revision holds the code. A coordinator names the organisation; look at the code in the case.");

    public static ProblemHttpResult CaseErased() =>
        Of(ProblemKind.CaseErased, "Its facts were destroyed and cannot be brought back. Its audit trail says when, by whom and why.");

    public static ProblemHttpResult PreconditionMissing() =>
        Of(ProblemKind.PreconditionMissing,
            "Read the case, and send the ETag of what you read as If-Match. A star, or no ETag, could overwrite what another wrote meanwhile.",
            [
                new()
                {
                    Header = "If-Match",
                    Code = "precondition-missing",
                    Message = "If-Match names no revision.",
                    Remedy = "Send the ETag of the case as it was read.",
                },
            ]);

    public static ProblemHttpResult RevisionOutdated() =>
        Of(ProblemKind.RevisionOutdated,
            "Another revision came between; nothing was stored. ETag names the current one: read it, make the change again, and send it with that ETag.");

    public static ProblemHttpResult InvalidIdempotencyKey() =>
        Of(ProblemKind.RequestMalformed,
            "Idempotency-Key is not 1 to 255 visible ASCII characters, or was sent more than once. Send one, such as a UUID.",
            [
                new()
                {
                    Header = "Idempotency-Key",
                    Code = "bad-value",
                    Message = "Idempotency-Key is not 1 to 255 visible ASCII characters, or was sent more than once.",
                    Remedy = "Send one, such as a UUID.",
                },
            ]);

    public static ProblemHttpResult IdempotencyKeyReused() =>
        Of(ProblemKind.IdempotencyKeyReused,
            "The Idempotency-Key came within 24 hours with another body; nothing was stored. Send a new one for a new request.");

    public static ProblemHttpResult RefusedCase(ReportView report) => TypedResults.Problem(New(
        ProblemKind.CaseRefused,
        $"{report.Findings.Count(finding => finding.Severity == "reject")} finding(s) of severity reject stand against the final "
            + "document. Mend what the findings in report name, or ask for mode=draft.",
        report: report));

    /// <param name="kind">The gravest kind among the errors.</param>
    /// <param name="report">What the rules say of the case, where they refuse it as well.</param>
    public static ProblemHttpResult Form(ProblemKind kind, IReadOnlyList<ProblemError> errors, ReportView? report = null) =>
        TypedResults.Problem(New(
            kind,
            $"The form has {errors.Count} fault(s), each listed in errors with its part and remedy. Nothing was rendered or stored."
                + (report is null ? "" : " Rules refuse the case as well; see report."),
            errors,
            report));

    public static ProblemHttpResult AudienceWithoutParts(IReadOnlyList<string> audiences) =>
        Of(ProblemKind.AudienceWithoutParts,
            $"None of the parts that exist for this case go to the audience asked for. Use one of: {Listed(audiences)}.",
            [InvalidValue("audience", audiences)]);

    public static ProblemHttpResult NamedRendition() =>
        Of(ProblemKind.NamedRendition,
            "A rendition that names the patient is made only where a rule of the regulator requires it. No rule of any regulator does "
                + "today, and a case holds no name, so none can be made. Leave rendition out, or use: pseudonymised.",
            [InvalidValue("rendition", ["pseudonymised"])]);

    public static ProblemHttpResult NotAcceptable(IReadOnlyList<string> mediaTypes, string hint = "") =>
        Of(ProblemKind.NotAcceptable,
            $"Accept excludes every media type of the answer: {Listed(mediaTypes)}. Add one of them to Accept.{hint}",
        [
            new()
            {
                Header = "Accept",
                Code = "not-acceptable",
                Message = "Accept excludes every media type of the answer.",
                Remedy = $"Add one of the valid values to Accept.{hint}",
                ValidValues = mediaTypes,
            },
        ]);

    public static ProblemHttpResult UnsupportedMediaType(string header, IReadOnlyList<string> validValues) =>
        Of(ProblemKind.MediaTypeUnsupported,
            $"{header} is missing or names a kind of body that this route does not read. Use: {Listed(validValues)}.",
        [
            new()
            {
                Header = header,
                Code = "media-type-unsupported",
                Message = $"{header} is missing or names a kind of body that this route does not read.",
                Remedy = "Use one of the valid values.",
                ValidValues = validValues,
            },
        ]);

    public static ProblemHttpResult BodyTooLarge(int maxBytes) =>
        Of(ProblemKind.BodyTooLarge, $"The body is larger than {maxBytes} bytes. Send less.");

    public static ProblemHttpResult BodyTooSlow(TimeSpan timeout) =>
        Of(ProblemKind.RequestTimeout,
            $"The body was not complete after {timeout.TotalSeconds:0} seconds. Send it again over a faster line.");

    public static ProblemHttpResult TooMuchWork() => TypedResults.Problem(New(
        ProblemKind.TooManyRequests,
        "As much work is waiting as the service takes on. Try again after the time in Retry-After.",
        retryAfter: TimeSpan.FromSeconds(2)));

    public static Problem StorageAway(bool isFull) => isFull
        ? New(
            ProblemKind.StorageFull,
            "Nothing was stored, since there is no room left. Tell the operator, and try again after the time in Retry-After.",
            retryAfter: TimeSpan.FromSeconds(30))
        : New(
            ProblemKind.StorageUnavailable,
            "The database does not answer. Try again after the time in Retry-After, with the same Idempotency-Key where one was sent.",
            retryAfter: TimeSpan.FromSeconds(2));

    public static Problem New(
        ProblemKind kind,
        string detail,
        IReadOnlyList<ProblemError>? errors = null,
        ReportView? report = null,
        TimeSpan? retryAfter = null) => new()
        {
            Type = kind.Type,
            Title = kind.Title,
            Status = kind.Status,
            Detail = detail,
            Errors = errors,
            Report = report,
            RetryAfter = retryAfter,
        };

    private static ProblemHttpResult Of(ProblemKind kind, string detail, IReadOnlyList<ProblemError>? errors = null) =>
        TypedResults.Problem(New(kind, detail, errors));

    private static string Listed(IReadOnlyList<string> values) => values.Count == 0 ? "(none)" : string.Join(", ", values);
}
