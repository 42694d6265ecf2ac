using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Api.Hosting.Problems;

/// <summary>
/// An error as it is sent (RFC 9457): what failed, why and how to mend it. It never holds a value of a case or the text
/// of an exception.
/// </summary>
internal sealed class Problem : ProblemDetails
{
    /// <summary>Finds the request in the service's log.</summary>
    public string TraceId { get; set; } = "";

    /// <summary>Every fault of the request, not only the first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ProblemError>? Errors { get; init; }

    /// <summary>The validation report, where rules refused the case.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReportView? Report { get; init; }

    /// <summary>Sent as <c>Retry-After</c>, where trying later may help.</summary>
    [JsonIgnore]
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>One fault of a request. A pointer, parameter, header or part says where it is.</summary>
internal sealed record ProblemError
{
    /// <summary>
    /// JSON Pointer into the body as received; empty for the whole body. Of a file in a form, <c>/attachments/prescription/0</c>:
    /// its kind, and its place among those of the kind, from 0; <c>unknown</c> where it is of none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Pointer { get; init; }

    /// <summary>Name of a path or query parameter; absent where the query holds one that the route does not know.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Parameter { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Header { get; init; }

    /// <summary>Name of a part of a form; absent where it is none that this route knows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Part { get; init; }

    /// <summary>Place of the file among those in the form, from 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? File { get; init; }

    /// <summary>Permanent kebab-case id of the kind of fault.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong.</summary>
    public required string Message { get; init; }

    /// <summary>How to mend it.</summary>
    public required string Remedy { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ValidValues { get; init; }

    public static ProblemError Of(CaseFault fault) =>
        new() { Pointer = fault.Pointer, Code = fault.Code, Message = fault.Message, Remedy = fault.Remedy };

    public static ProblemError Of(AttachmentFault fault) =>
        new() { Pointer = fault.Pointer, Part = fault.Kind, File = fault.Number, Code = fault.Code, Message = fault.Message, Remedy = fault.Remedy };
}
