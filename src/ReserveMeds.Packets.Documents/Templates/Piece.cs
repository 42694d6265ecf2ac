namespace ReserveMeds.Packets.Documents.Templates;

/// <summary>A stretch of a template: words, or one tag in double braces.</summary>
/// <param name="Line">Line of the file on which it starts, counted from 1.</param>
internal abstract record Piece(int Line);

internal sealed record Words(int Line, string Text) : Piece(Line);

/// <summary>A note for authors, which prints nothing.</summary>
internal sealed record Comment(int Line) : Piece(Line);

/// <summary>A place where a value is printed.</summary>
internal sealed record Hole(int Line, string Name) : Piece(Line);

/// <param name="Kind"><c>if</c>, <c>unless</c>, <c>each</c> or <c>with</c>.</param>
internal sealed record BlockStart(int Line, string Kind, string Name) : Piece(Line);

internal sealed record BlockElse(int Line) : Piece(Line);

internal sealed record BlockEnd(int Line, string Kind) : Piece(Line);

internal sealed record PartialUse(int Line, string Name) : Piece(Line);
