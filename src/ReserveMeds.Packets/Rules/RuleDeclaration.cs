namespace ReserveMeds.Packets.Rules;

/// <summary>A rule as it is declared once, before a regulator's facts give it its citation.</summary>
/// <param name="Sources">Ids of facts and decisions, or <c>project</c>; the first that holds for a regulator leads.</param>
internal sealed record RuleDeclaration(
    string Code,
    FindingSeverity Severity,
    Owner Owner,
    string Path,
    string Check,
    IReadOnlyList<string> Sources)
{
    public IReadOnlyList<string> Arguments { get; init; } = [];

    public static RuleDeclaration Reject(string code, Owner owner, string path, string check, params string[] sources) =>
        new(code, FindingSeverity.Reject, owner, path, check, sources);

    public static RuleDeclaration Warning(string code, Owner owner, string path, string check, params string[] sources) =>
        new(code, FindingSeverity.Warning, owner, path, check, sources);

    public static RuleDeclaration Advice(string code, Owner owner, string path, string check, params string[] sources) =>
        new(code, FindingSeverity.Advice, owner, path, check, sources);

    public RuleDeclaration With(params string[] arguments) => this with { Arguments = arguments };

    public Rule CitedFrom(FactBook facts) => new(Code, Severity, Path, Owner, Check, facts.Cite(Sources)) { Arguments = Arguments };
}
