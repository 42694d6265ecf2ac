using System.Collections;
using FluentValidation;
using FluentValidation.Results;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Rules;

/// <summary>
/// Checks of one topic. A failure carries the rule's code, the JSON Pointer as its property name, and the arguments of the
/// words as its state.
/// </summary>
internal abstract class CaseValidator : AbstractValidator<CaseUnderReview>
{
    /// <summary>Speaks at the pointer where the fact is null, blank or an empty list.</summary>
    protected void Needs(RuleDeclaration rule, string pointer, Func<CaseFile, object?> fact) =>
        Flag(rule, pointer, review => IsMissing(fact(review.Case)));

    /// <summary>Speaks at the pointer where the fault occurs.</summary>
    protected void Flag(RuleDeclaration rule, string pointer, Func<CaseUnderReview, bool> fault) =>
        FlagEach(rule, review => fault(review) ? [pointer] : []);

    /// <summary>Speaks at every place that the function gives.</summary>
    protected void FlagEach(RuleDeclaration rule, Func<CaseUnderReview, IEnumerable<Spot>> faults) =>
        RuleFor(review => review).Custom((review, context) =>
        {
            foreach (var spot in faults(review))
            {
                context.AddFailure(new ValidationFailure(spot.Pointer, rule.Check)
                {
                    ErrorCode = rule.Code,
                    Severity = rule.Severity switch
                    {
                        FindingSeverity.Reject => FluentValidation.Severity.Error,
                        FindingSeverity.Warning => FluentValidation.Severity.Warning,
                        _ => FluentValidation.Severity.Info,
                    },
                    CustomState = spot.Arguments,
                });
            }
        });

    protected static bool IsMissing(object? fact) => fact switch
    {
        null => true,
        string text => string.IsNullOrWhiteSpace(text),
        IEnumerable list => list.Cast<object?>().All(IsMissing),
        _ => false,
    };
}

/// <summary>A place in the case where a rule speaks, with the arguments of its words.</summary>
internal sealed record Spot(string Pointer, IReadOnlyDictionary<string, string> Arguments)
{
    public static readonly IReadOnlyDictionary<string, string> NoArguments = new Dictionary<string, string>(StringComparer.Ordinal);

    public static implicit operator Spot(string pointer) => new(pointer, NoArguments);

    public Spot With(string name, string value) =>
        this with { Arguments = new Dictionary<string, string>(Arguments, StringComparer.Ordinal) { [name] = value } };
}
