namespace ReserveMeds.Packets.Views;

/// <summary>Named texts, booleans, lists and groups: one level of the view.</summary>
internal sealed class Group() : Dictionary<string, object>(StringComparer.Ordinal);
