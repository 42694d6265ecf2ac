using System.Globalization;
using System.Reflection;
using System.Text.Json;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Rules;

/// <summary>Order of JSON Pointers as a person fills the form: sections and fields as declared in the case, then indexes.</summary>
internal sealed class FormOrder : IComparer<string>
{
    private static readonly Dictionary<string, int> Places = PlacesOf(typeof(CaseFile));

    public static FormOrder Instance { get; } = new();

    /// <summary>Whether the pointer names a fact of the case; an index may be a number or <c>*</c>.</summary>
    public static bool Knows(string pointer) => Places.ContainsKey(WithoutIndexes(pointer));

    /// <summary>The pointer with <c>*</c> for every index.</summary>
    public static string WithoutIndexes(string pointer) =>
        string.Join('/', pointer.Split('/').Select(part => IndexOf(part) is null ? part : "*"));

    public int Compare(string? x, string? y)
    {
        var (left, right) = (KeyOf(x ?? ""), KeyOf(y ?? ""));
        for (var at = 0; at < Math.Min(left.Count, right.Count); at++)
        {
            var order = left[at].CompareTo(right[at]);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Count.CompareTo(right.Count);
    }

    /// <summary>One number a segment: the index itself, or the place of the field in the form.</summary>
    private static List<int> KeyOf(string pointer)
    {
        var key = new List<int>();
        var soFar = "";
        foreach (var part in pointer.Split('/').Skip(1))
        {
            var index = IndexOf(part);
            soFar += "/" + (index is null ? part : "*");
            key.Add(index ?? Places.GetValueOrDefault(soFar, int.MaxValue));
        }

        return key;
    }

    private static int? IndexOf(string part) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    private static Dictionary<string, int> PlacesOf(Type root)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal) { [""] = 0 };
        Add(root, "");
        return places;

        void Add(Type type, string above)
        {
            // Declaration order is the order of the form; the token keeps it where reflection does not promise to.
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(property => property.MetadataToken))
            {
                var pointer = $"{above}/{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}";
                places[pointer] = places.Count;
                var inner = property.PropertyType;
                if (inner.IsGenericType && inner.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
                {
                    pointer += "/*";
                    places[pointer] = places.Count;
                    inner = inner.GetGenericArguments()[0];
                }

                if (inner.Namespace == root.Namespace)
                {
                    Add(inner, pointer);
                }
            }
        }
    }
}
