namespace ReserveMeds.Packets.Rules;

/// <summary>One case held to two editions of a rulebook: what each says that the other does not.</summary>
/// <param name="OnlyBefore">Findings of the first edition that the second does not have.</param>
/// <param name="OnlyAfter">Findings of the second edition that the first does not have.</param>
/// <param name="Changed">Same code and place, but another severity.</param>
public sealed record EditionComparison(
    ValidationReport Before,
    ValidationReport After,
    IReadOnlyList<Finding> OnlyBefore,
    IReadOnlyList<Finding> OnlyAfter,
    IReadOnlyList<SeverityChange> Changed)
{
    /// <param name="before">Report of the first edition.</param>
    /// <param name="after">Report of the second, on the same case.</param>
    public static EditionComparison Of(ValidationReport before, ValidationReport after)
    {
        var then = before.Findings.ToLookup(Place);
        var now = after.Findings.ToLookup(Place);
        return new(
            before,
            after,
            [.. before.Findings.Where(finding => !now.Contains(Place(finding)))],
            [.. after.Findings.Where(finding => !then.Contains(Place(finding)))],
            [
                .. from finding in after.Findings
                   let earlier = then[Place(finding)].FirstOrDefault()
                   where earlier is not null && earlier.Rule.Severity != finding.Rule.Severity
                   select new SeverityChange(finding, earlier.Rule.Severity),
            ]);

        // Two findings of one rule at one place differ in what they speak of, such as the body that has not verified.
        static (string Code, string Path, string Arguments) Place(Finding finding) => (
            finding.Rule.Code,
            finding.Path,
            string.Join('\n', finding.Arguments.OrderBy(argument => argument.Key, StringComparer.Ordinal).Select(argument => $"{argument.Key}={argument.Value}")));
    }
}

/// <param name="Was">Severity in the first edition.</param>
public sealed record SeverityChange(Finding Finding, FindingSeverity Was);
