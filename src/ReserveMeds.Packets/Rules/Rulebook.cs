using FluentValidation;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Rules;

/// <summary>One dated edition of a regulator's rules. A published edition is never edited.</summary>
public sealed class Rulebook
{
    private readonly Dictionary<string, Rule> byCode;

    private readonly Pathway pathway;
    private readonly IReadOnlyList<IValidator<CaseUnderReview>> validators;

    /// <param name="facts">Facts that the rules are cited from.</param>
    internal Rulebook(
        IEnumerable<RuleDeclaration> declarations,
        IReadOnlyList<IValidator<CaseUnderReview>> validators,
        FactBook facts,
        Pathway pathway)
    {
        this.pathway = pathway;
        this.validators = validators;
        Rules = [.. declarations.Select(declaration => declaration.CitedFrom(facts))];
        byCode = Rules.ToDictionary(rule => rule.Code, StringComparer.Ordinal);
    }

    /// <summary>Year and month it came into force, such as <c>2026-05</c>.</summary>
    public required string Edition { get; init; }

    /// <summary>Id of the regulator whose rules these are.</summary>
    public required string Regulator { get; init; }

    /// <summary>First day on which it holds.</summary>
    public required DateOnly InForceFrom { get; init; }

    /// <summary>Day on which the guides it rests on were last reviewed.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Last day on which the edition counts as reviewed.</summary>
    public required DateOnly ReviewBy { get; init; }

    public IReadOnlyList<Rule> Rules { get; }

    /// <param name="on">Day on which it is judged as stale or superseded.</param>
    public RulebookState StateOn(DateOnly on)
    {
        var inForce = RegulatorCatalog.Find(Regulator)?.RulebookOn(on);
        return new(
            Edition, AsOf, ReviewBy, Stale: on > ReviewBy, InForceFrom, inForce?.InForceFrom > InForceFrom ? inForce.Edition : null);
    }

    /// <summary>The rule of a code.</summary>
    /// <exception cref="KeyNotFoundException">This edition has no such rule.</exception>
    public Rule RuleOf(string code) => byCode[code];

    /// <param name="on">Day on which the question is asked; decides staleness and the age of records.</param>
    public ValidationReport Check(CaseFile caseFile, DateOnly on) =>
        Check(caseFile, ProductCatalog.Find(caseFile.Product.Profile), on);

    /// <param name="product">Profile of the product that the case asks for; null where it is not known.</param>
    /// <param name="on">Day on which the question is asked; decides staleness and the age of records.</param>
    public ValidationReport Check(CaseFile caseFile, ProductProfile? product, DateOnly on)
    {
        var review = new CaseUnderReview(caseFile, product, pathway, on);
        return new ValidationReport
        {
            Regulator = Regulator,
            Rulebook = StateOn(on),
            Complexity = ComplexityTriggers.Of(review),
            Findings = FindingsOf(review),
            Arithmetic = Quantity.Of(review),
        };
    }

    private IReadOnlyList<Finding> FindingsOf(CaseUnderReview review) => ValidationReport.InOrder(
        validators
            .SelectMany(validator => validator.Validate(review).Errors)
            .Select(failure => new Finding(
                byCode[failure.ErrorCode],
                failure.PropertyName,
                (IReadOnlyDictionary<string, string>)failure.CustomState)));
}
