using System.Runtime.InteropServices;

namespace ReserveMeds.Packets.Documents.Reading.Pdf;

/// <summary>An affine transform as PDF writes it (ISO 32000-1, 8.3.4).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Transform(double A, double B, double C, double D, double X, double Y)
{
    public static Transform Identity { get; } = new(1, 0, 0, 1, 0, 0);

    /// <summary>This one first, then the other.</summary>
    public Transform Then(Transform other) => new(
        (A * other.A) + (B * other.C),
        (A * other.B) + (B * other.D),
        (C * other.A) + (D * other.C),
        (C * other.B) + (D * other.D),
        (X * other.A) + (Y * other.C) + other.X,
        (X * other.B) + (Y * other.D) + other.Y);

    public static Transform Of(IReadOnlyList<object?> numbers) => numbers is [double a, double b, double c, double d, double x, double y]
        ? new(a, b, c, d, x, y)
        : throw new ReadFaultException("A transform is broken.");
}
