using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Regulators;

/// <summary>Which regulator's route fits a facility, and why.</summary>
/// <param name="Regulator">Id; null where no pathway is known for the country.</param>
/// <param name="Alternatives">Routes that may apply in its place.</param>
public sealed record RouteAdvice(
    string? Regulator, IReadOnlyList<RouteAlternative> Alternatives, ImporterFiling ImporterFiles, IReadOnlyList<RouteReason> Reasons);

/// <param name="Regulator">Id.</param>
public sealed record RouteAlternative(string Regulator, RouteReason Reason);

/// <summary>One ground of an advice; its words are looked up by the code.</summary>
/// <param name="Code">Permanent, such as <c>ROUTE-KR-01</c>.</param>
public sealed record RouteReason(string Code, Citation Source);

/// <summary>Whether a specialty importer with an establishment licence is to file.</summary>
public enum ImporterFiling
{
    /// <summary>The facts that decide it are not given.</summary>
    Unknown,

    Required,

    NotRequired,
}
