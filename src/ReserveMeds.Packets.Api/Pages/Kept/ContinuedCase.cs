using ReserveMeds.Packets.Api.Resupply;
using ReserveMeds.Packets.Forms;

namespace ReserveMeds.Packets.Api.Pages.Kept;

/// <summary>The sealed packet that a case continues, and what changed since. Of facts the places in the form, never values.</summary>
/// <param name="Reference">Of the earlier application.</param>
/// <param name="EditionThen">Of the rulebook that the packet was held to.</param>
/// <param name="Rules">Codes of rules that the edition in force has and the earlier one had not, or otherwise.</param>
/// <param name="IsProductChanged">Whether the product's profile differs.</param>
/// <param name="Documents">Ids of documents whose words differ.</param>
/// <param name="ToState">Has to be stated anew.</param>
/// <param name="ToConfirm">Carried over, and to be looked at again.</param>
/// <param name="Differing">Differs from what was sealed.</param>
public sealed record ContinuedCase(
    Guid CaseId,
    int Number,
    string? Reference,
    bool IsWithdrawn,
    string EditionThen,
    string EditionNow,
    IReadOnlyList<string> Rules,
    bool IsProductChanged,
    IReadOnlyList<string> Documents,
    IReadOnlyList<NamedPlace> ToState,
    IReadOnlyList<NamedPlace> ToConfirm,
    IReadOnlyList<NamedPlace> Differing)
{
    internal static ContinuedCase Of(ResupplyView changes, CaseForm form)
    {
        var toState = NamedPlace.In(form, changes.Facts.ToState);
        return new(
            changes.Of.CaseId,
            changes.Of.Number,
            changes.Of.Reference,
            changes.Of.Withdrawn,
            changes.Rules.Then,
            changes.Rules.Now,
            [.. changes.Rules.Added, .. changes.Rules.Removed, .. changes.Rules.Severity.Select(change => change.Code)],
            changes.Product is { Changed.Count: > 0 },
            [.. changes.Templates.Select(change => change.Id).Distinct(StringComparer.Ordinal)],
            toState,
            NamedPlace.In(form, changes.Facts.ToConfirm),
            [.. NamedPlace.In(form, changes.Facts.Differing).Except(toState)]);
    }
}

/// <summary>A place of the form as a person calls it.</summary>
/// <param name="Place">JSON Pointer of a part of the form.</param>
public sealed record NamedPlace(string Place, string Name)
{
    /// <summary>Each place once; what stands in no field of the form is told at the nearest part around it.</summary>
    public static IReadOnlyList<NamedPlace> In(CaseForm form, IEnumerable<string> pointers)
    {
        ArgumentNullException.ThrowIfNull(form);
        return [.. pointers.Select(form.PlaceOf).Where(place => place.Length > 0).Distinct(StringComparer.Ordinal).Select(place => new NamedPlace(place, form.NameOf(place)))];
    }
}
