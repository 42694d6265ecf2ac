using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Forms;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Api.Pages;

/// <summary>One case on the page: its form, and what is to be said of it.</summary>
/// <param name="Case">Null where some entry cannot be read.</param>
/// <param name="Report">Null where there is no case.</param>
/// <param name="Unreadable">Entries that cannot be read, each with its place.</param>
public sealed record CaseDesk(CaseForm Form, CaseFile? Case, ReportView? Report, IReadOnlyList<Remark> Unreadable)
{
    /// <summary>Why a document or bundle that was asked for was not made; null where none was asked for.</summary>
    internal RefusedOutput? Refused { get; init; }

    /// <summary>Why files are refused, each with the place of its field.</summary>
    public IReadOnlyList<Remark> OfFiles { get; init; } = [];

    /// <summary>Whether what is missing is said at its field too; who has just begun is not met with a red page.</summary>
    public bool ShowsMissing { get; init; }

    private Lazy<ILookup<string, Remark>> ByPlace { get; } = new(() => (Report?.Findings ?? [])
        .Where(finding => finding.Severity != "advice" && finding.Path.Length > 0)
        .Select(finding => new Remark(Form.PlaceOf(finding.Path), finding.Severity, finding.Message, finding.Fix))
        .Concat(Unreadable)
        .ToLookup(remark => remark.Place, StringComparer.Ordinal));

    public IEnumerable<Remark> RemarksAt(string place) =>
        [.. OfFiles.Where(remark => remark.Place == place), .. ShowsMissing || Form.HasValueIn(place) ? ByPlace.Value[place] : []];

    /// <summary>Reads what was typed and asks the rules.</summary>
    internal static CaseDesk Of(FormValues values, Regulator regulator, FormWords words, PacketAssembler assembler, FormNeeds needs, PacketTexts texts, TimeProvider clock)
    {
        var form = CaseFormBuilder.Build(regulator, words, values, needs.Of(regulator, clock.Today()));
        var reading = CaseFileReader.Read(FormJson.Of(values));
        var report = reading.Case is { } read ? ReportView.Of(assembler.Validate(read, read.JudgedOn(clock)), texts, words.Language) : null;
        return new(form, reading.Case, report, [.. reading.Faults.Select(fault => Remark.Of(fault, form, words))]);
    }
}

/// <summary>What is said at one place of the form.</summary>
/// <param name="Place">JSON Pointer of a part of the form.</param>
/// <param name="Severity"><c>reject</c>, <c>warning</c> or <c>advice</c>.</param>
public sealed record Remark(string Place, string Severity, string Message, string Fix)
{
    internal static Remark Of(CaseFault fault, CaseForm form, FormWords words)
    {
        var place = form.PlaceOf(fault.Pointer);
        var field = form.FieldAt(place);
        return new(place, "reject", words.Fill("unreadable.at", ("field", field?.Label ?? words["page.title.case"]), ("why", words.OfFault(fault, field))), "");
    }
}
