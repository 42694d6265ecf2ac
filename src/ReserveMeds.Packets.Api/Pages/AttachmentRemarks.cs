using System.Globalization;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Forms;

namespace ReserveMeds.Packets.Api.Pages;

/// <summary>Why files are refused, each said at the field in which it was chosen.</summary>
internal static class AttachmentRemarks
{
    public static IReadOnlyList<Remark> Of(IEnumerable<ProblemError> faults, FormWords words) =>
    [
        .. faults.Select(fault =>
        {
            var steps = fault.Pointer!.Split('/');
            var why = words.Find($"attached.{fault.Code}") ?? $"{fault.Message} {fault.Remedy}";
            return steps is ["", _, _, var index]
                ? new Remark(string.Join('/', steps[..3]), "reject", words.Fill("attach.at", ("number", Ordinal(index)), ("why", why)), "")
                : new Remark(fault.Pointer, "reject", why, "");
        }),
    ];

    private static string Ordinal(string index) => (int.Parse(index, NumberStyles.None, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
}
