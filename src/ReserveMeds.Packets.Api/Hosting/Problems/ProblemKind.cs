namespace ReserveMeds.Packets.Api.Hosting.Problems;

/// <summary>A kind of error. The type is permanent; the title may be reworded.</summary>
internal sealed record ProblemKind(string Id, int Status, string Title)
{
    private const string Prefix = "urn:reservemeds:packets:problem:";

    public static readonly ProblemKind RequestMalformed = new("request-malformed", 400, "The request cannot be read");
    public static readonly ProblemKind ParameterInvalid = new("parameter-invalid", 400, "A query parameter is not valid");
    public static readonly ProblemKind CaseMalformed = new("case-malformed", 400, "The case cannot be read");
    public static readonly ProblemKind FacilityMalformed = new("facility-malformed", 400, "The facility cannot be read");
    public static readonly ProblemKind BodyMalformed = new("body-malformed", 400, "The body cannot be read");
    public static readonly ProblemKind FormOutdated = new("form-outdated", 400, "The form was not sent to this session");
    public static readonly ProblemKind CredentialMissing = new("credential-missing", 401, "The route asks for a credential");
    public static readonly ProblemKind CredentialRefused = new("credential-refused", 401, "The credential is not valid");
    public static readonly ProblemKind SessionEnded = new("session-ended", 401, "The session has ended");
    public static readonly ProblemKind SignInRefused = new("sign-in-refused", 401, "Name and password do not belong together");
    public static readonly ProblemKind AccessDenied = new("access-denied", 403, "The credential does not open this route");
    public static readonly ProblemKind CrossSite = new("cross-site", 403, "The request may come from another site");
    public static readonly ProblemKind CaseUnknown = new("case-unknown", 404, "There is no such case");
    public static readonly ProblemKind PacketUnknown = new("packet-unknown", 404, "There is no such packet");
    public static readonly ProblemKind BundleUnknown = new("bundle-unknown", 404, "The packet has no such bundle");
    public static readonly ProblemKind OrganisationUnknown = new("organisation-unknown", 404, "There is no such organisation");
    public static readonly ProblemKind KeyUnknown = new("key-unknown", 404, "The organisation has no such key");
    public static readonly ProblemKind NoProvider = new("no-provider", 404, "No provider is configured");
    public static readonly ProblemKind AccountUnknown = new("account-unknown", 404, "The organisation has no such account");
    public static readonly ProblemKind RouteUnknown = new("route-unknown", 404, "There is no such route");
    public static readonly ProblemKind RegulatorUnknown = new("regulator-unknown", 404, "There is no such regulator");
    public static readonly ProblemKind ProductUnknown = new("product-unknown", 404, "There is no such product");
    public static readonly ProblemKind DocumentUnknown = new("document-unknown", 404, "The regulator has no such document");
    public static readonly ProblemKind MethodNotAllowed = new("method-not-allowed", 405, "The route does not have this method");
    public static readonly ProblemKind NotAcceptable = new("not-acceptable", 406, "The answer has no form that the request accepts");
    public static readonly ProblemKind RequestTimeout = new("request-timeout", 408, "The request came too slowly");
    public static readonly ProblemKind PatientUnknown = new("patient-unknown", 404, "There is no case with this patient's code");
    public static readonly ProblemKind CaseErased = new("case-erased", 410, "The case was erased");
    public static readonly ProblemKind PacketRepeated = new("packet-repeated", 409, "The same packet is sealed already");
    public static readonly ProblemKind PacketIsWithdrawn = new("packet-withdrawn", 409, "The packet was withdrawn");
    public static readonly ProblemKind PacketIsAcknowledged = new("packet-acknowledged", 409, "The importer has the packet");
    public static readonly ProblemKind PacketNotFetched = new("packet-not-fetched", 409, "The bundle was not fetched yet");
    public static readonly ProblemKind BundleGone = new("bundle-withdrawn", 410, "The packet was withdrawn");
    public static readonly ProblemKind NameTaken = new("name-taken", 409, "Another account has the name");
    public static readonly ProblemKind RevisionOutdated = new("revision-outdated", 412, "The case has changed since it was read");
    public static readonly ProblemKind PreconditionFailed = new("precondition-failed", 412, "A condition of the request does not hold");
    public static readonly ProblemKind BodyTooLarge = new("body-too-large", 413, "The body is too large");
    public static readonly ProblemKind MediaTypeUnsupported = new("media-type-unsupported", 415, "The kind of body is not read here");
    public static readonly ProblemKind RangeNotSatisfiable = new("range-not-satisfiable", 416, "The range lies behind the end");
    public static readonly ProblemKind ImporterUnknown = new("importer-unknown", 422, "There is no such importer");
    public static readonly ProblemKind DigestDiffers = new("digest-differs", 422, "What was received is not what was sealed");
    public static readonly ProblemKind ReasonNamesPerson = new("reason-names-person", 422, "The reason holds a person's data");
    public static readonly ProblemKind CaseRefused = new("case-refused", 422, "Rules of the regulator refuse the case");
    public static readonly ProblemKind AttachmentRefused = new("attachment-refused", 422, "An attachment cannot be carried");
    public static readonly ProblemKind AudienceWithoutParts = new("audience-without-parts", 422, "The packet has no part for this audience");
    public static readonly ProblemKind NamedRendition = new("named-rendition", 422, "No rule asks for a rendition that names the patient");
    public static readonly ProblemKind NoPeople = new("no-people", 422, "The organisation is a program");
    public static readonly ProblemKind PasswordUnfit = new("password-unfit", 422, "The new password cannot be taken");
    public static readonly ProblemKind IdempotencyKeyReused = new("idempotency-key-reused", 422, "The Idempotency-Key was used for something else");
    public static readonly ProblemKind PreconditionMissing = new("precondition-missing", 428, "If-Match is missing");
    public static readonly ProblemKind TooManyRequests = new("too-many-requests", 429, "Too much work is waiting");
    public static readonly ProblemKind TooManyWrong = new("too-many-wrong", 429, "Too many wrong credentials");
    public static readonly ProblemKind InternalError = new("internal-error", 500, "The service has a fault");
    public static readonly ProblemKind EngineUnavailable = new("engine-unavailable", 503, "An engine is away");

    public static readonly ProblemKind ProviderAway = new("provider-away", 503, "The provider is away");
    public static readonly ProblemKind StorageUnavailable = new("storage-unavailable", 503, "The database is away");
    public static readonly ProblemKind StorageFull = new("storage-full", 507, "The database has no room left");

    private static readonly IReadOnlyList<ProblemKind> ByStatus =
    [
        RequestMalformed, RouteUnknown, MethodNotAllowed, NotAcceptable, RequestTimeout, BodyTooLarge, MediaTypeUnsupported,
        PreconditionFailed, RangeNotSatisfiable, TooManyRequests, InternalError, EngineUnavailable,
    ];

    /// <summary>A URN, since there is nothing to fetch at it.</summary>
    public string Type => Prefix + Id;

    /// <param name="type">A <see cref="Type"/>.</param>
    public static string IdOf(string type) => type.StartsWith(Prefix, StringComparison.Ordinal) ? type[Prefix.Length..] : "";

    /// <summary>The kind for a status that the framework chose.</summary>
    public static ProblemKind Of(int status) =>
        ByStatus.FirstOrDefault(kind => kind.Status == status)
        ?? (status < 500 ? RequestMalformed with { Status = status } : InternalError with { Status = status });
}
