namespace ReserveMeds.Packets.Bundles;

/// <summary>What changed inside a file whose passages can be told: a document of Word, or a PDF of ours.</summary>
/// <param name="File">Path inside the bag, one of those changed.</param>
/// <param name="Passages">In reading order; empty where none can be named.</param>
/// <param name="Note">Why none can be named, or not all; null otherwise.</param>
public sealed record FileChange(string File, IReadOnlyList<PassageChange> Passages, string? Note);

/// <param name="Change"><c>changed</c>, <c>missing</c> or <c>added</c>.</param>
/// <param name="Place">In the document as it was sealed, such as <c>5. Dosing plan, paragraph 2</c>; of an added passage, what it stands after.</param>
public sealed record PassageChange(string Change, string Place);
