namespace ReserveMeds.Packets.Documents.Model;

/// <summary>A piece of running text. A closed family: writers switch over all of it.</summary>
public abstract record Inline
{
    private protected Inline()
    {
    }
}

/// <summary>Characters as they are to be read. Never holds a line break, a tab, a control or a direction mark.</summary>
public sealed record Text(string Value) : Inline;

public sealed record Strong(IReadOnlyList<Inline> Content) : Inline;

public sealed record Emphasis(IReadOnlyList<Inline> Content) : Inline;

/// <param name="Target">An absolute https or mailto address.</param>
public sealed record Link(string Target, IReadOnlyList<Inline> Content) : Inline;

/// <summary>Leads to the first page of a part of the same <see cref="DocumentSet"/>; bare words everywhere else.</summary>
public sealed record PartLink(string PartId, IReadOnlyList<Inline> Content) : Inline;

/// <summary>
/// Words and the number of a part's first page, such as ", page 7". The number is known only where parts are composed into
/// one PDF, so that nothing is printed anywhere else: neither words nor number.
/// </summary>
public sealed record PartPage(string PartId, IReadOnlyList<Inline> Content) : Inline;

public sealed record LineBreak : Inline;

/// <summary>
/// A run whose direction is its own: a value set into the words around it, or a left-to-right fragment in right-to-left
/// text. Writers set it so that it can neither reorder its surroundings nor be reordered by them.
/// </summary>
public sealed record Isolate(IReadOnlyList<Inline> Content) : Inline;

/// <summary>Words that stand where a fact is missing, such as "[missing: licence number]". Always shown as a visible gap.</summary>
public sealed record Gap(string Value) : Inline
{
    /// <summary>Which fact is missing, for a page that leads there; empty where it has no name. No document prints it.</summary>
    public string Place { get; init; } = "";
}
