namespace ReserveMeds.Packets.Rules.Core;

/// <summary>A pseudonymous code, and nothing in the clinical words that names or reaches a person.</summary>
internal sealed class PatientChecks : CaseValidator
{
    public PatientChecks()
    {
        Needs(CoreRules.Pat01, "/patient/identifier", @case => @case.Patient.Identifier);
        FlagEach(
            CoreRules.Pat01,
            review => FreeText.Of(review.Case)
                .Prepend(new FreeText("/patient/identifier", review.Case.Patient.Identifier))
                .Where(text => DirectIdentifiers.OccurIn(text.Words))
                .Select(text => (Spot)text.Pointer));
    }
}
