using System.Text.RegularExpressions;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Proof;

/// <summary>
/// Proves on the finished bytes that the parts of a packet agree: each file says the words of its part as composed from this
/// case, states every value of the table, and names no other patient and no other case.
/// </summary>
internal sealed partial class ConsistencyProof(CaseFile caseFile, ProductProfile? product, Labels labels, bool isFinal)
{
    private readonly Regex? patientCodes = PatientCodes(caseFile.Patient.Identifier);
    private readonly IReadOnlyList<string> numbers = Professional.Of(caseFile).Numbers;

    public Consistency Of(IReadOnlyList<ReadFile> files)
    {
        var stated = new SortedDictionary<string, List<ReadFile>>(StringComparer.Ordinal);
        var disagreements = new List<Disagreement>();
        foreach (var file in files)
        {
            var faults = Check(file, stated);
            if (faults.Count > 0)
                disagreements.Add(new(file.File, faults, file.FirstPages is not null));
        }

        return new([.. stated.Select(value => Stated(value.Key, value.Value))], disagreements);
    }

    private static StatedValue Stated(string id, IReadOnlyList<ReadFile> files) => new(
        id,
        [.. files.Where(file => file.FirstPages is null).Select(file => file.File)],
        [.. files.Where(file => file.FirstPages is not null).Select(file => file.File.Language).Distinct(StringComparer.Ordinal)]);

    private IReadOnlyList<string> Check(ReadFile file, SortedDictionary<string, List<ReadFile>> stated)
    {
        if (file.Text.Fault is not null)
            return ["file"];

        List<FactPrinter> printers = [.. LanguagePair.Codes(file.File.Language).Select(PrinterIn)];
        var words = new ComparedWords(file.Part.Document, file.Text, file.FirstPages);
        var faults = new List<string>();
        foreach (var value in CheckedValues.Of(file.File.Document.Id))
        {
            List<string> printed = [.. printers.Select(printer => value.Printed(caseFile, product, printer)).OfType<string>()];
            if (printed.Count == 0)
                continue;
            if (!printed.TrueForAll(words.BothState))
                faults.Add(value.Id);
            else if (stated.TryGetValue(value.Id, out var known))
                known.Add(file);
            else
                stated.Add(value.Id, [file]);
        }

        if (NamesAnother(file.Text))
            faults.Add("another-case");
        return faults.Count > 0 || words.Agrees ? faults : ["words"];
    }

    private FactPrinter PrinterIn(string languageCode)
    {
        var language = Language.Find(languageCode, RegulatorCatalog.Find(caseFile.Regulator)!.Country)!;
        return new FactPrinter(language, labels.In(language), PrintRules.CanBeDrawn, isFinal);
    }

    /// <summary>A reference of another case than this one and the one it continues, or a code shaped as this patient's.</summary>
    private bool NamesAnother(FinishedText text) => text.Body.Concat(text.Frame).Select(block => block.Text)
        .Any(words => References().Matches(words).Any(code => code.Value != caseFile.Reference && code.Value != caseFile.Request.ResupplyOf)
            || (patientCodes is not null && patientCodes.Matches(words).Any(code => code.Value != caseFile.Patient.Identifier && !IsFileNumber(code.Value))));

    /// <summary>Numbers of protocols, loggers and licences may have the shape of a code.</summary>
    private bool IsFileNumber(string code) => numbers.Any(number => number.Contains(code, StringComparison.Ordinal));

    /// <summary>As a case's form has its patient code, with this patient's letters in front and as many groups.</summary>
    private static Regex? PatientCodes(string? identifier) => identifier is null || !Code().IsMatch(identifier)
        ? null
        : new(
            $@"(?<![\p{{L}}\p{{N}}-]){identifier.Split('-')[0]}(-(?=[A-Z]{{0,3}}[0-9])[A-Z0-9]{{4}}){{{identifier.Count(character => character == '-')}}}(?![\p{{L}}\p{{N}}]|-[\p{{L}}\p{{N}}])",
            RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    [GeneratedRegex(@"\A[A-Z]{1,2}(-[A-Z0-9]{4}){2,4}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Code();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}-])RM-(MA|IQ|KR)-[0-9]{4}-[0-9]{6}(?![\p{L}\p{N}]|-[\p{L}\p{N}])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex References();
}
