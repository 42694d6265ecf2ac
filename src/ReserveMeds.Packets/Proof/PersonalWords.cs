namespace ReserveMeds.Packets.Proof;

/// <summary>What can be told of words that stay beside a packet and that people outside the clinic may read.</summary>
public static class PersonalWords
{
    /// <summary>
    /// Whether they hold a way to reach a person, a number of one, a birth date or a name that is introduced as one. A bare
    /// name cannot be told from any other word.
    /// </summary>
    public static bool OccurIn(string words)
    {
        var plain = PersonMarks.Plain(words);
        return PersonMarks.ReachOccursIn(plain) || PersonMarks.PersonOccursIn(plain);
    }
}
