namespace ReserveMeds.Packets.Documents.Parsing;

/// <summary>Which bracket of a line closes which. Takes time in proportion to the line, whatever stands in it.</summary>
internal sealed class BracketPairs
{
    private const string Opening = "([{«“";
    private const string Closing = ")]}»”";
    private const int None = -1;
    private const int Lone = -2;

    private readonly int[] pairs;

    private BracketPairs(int[] partners) => pairs = partners;

    /// <param name="isBoundary">Says where in the line no pair may reach over.</param>
    public static BracketPairs Of(string line, Func<string, int, bool> isBoundary)
    {
        var partners = new int[line.Length];
        Array.Fill(partners, None);
        var open = new Stack<(int Kind, int Place)>();
        var waiting = new int[Opening.Length];
        for (var i = 0; i < line.Length; i++)
        {
            if (isBoundary(line, i))
            {
                CloseAll();
            }
            else if (Opening.IndexOf(line[i]) is >= 0 and var opened)
            {
                open.Push((opened, i));
                waiting[opened]++;
            }
            else if (Closing.IndexOf(line[i]) is >= 0 and var closed)
            {
                if (waiting[closed] == 0)
                {
                    partners[i] = Lone;
                    continue;
                }

                while (open.Peek().Kind != closed)
                {
                    Drop();
                }

                partners[i] = open.Peek().Place;
                Drop();
                partners[partners[i]] = i;
            }
        }

        CloseAll();
        LoosenAroundLone(partners);
        return new BracketPairs(partners);

        void Drop()
        {
            var (kind, place) = open.Pop();
            waiting[kind]--;
            partners[place] = Lone;
        }

        void CloseAll()
        {
            while (open.Count > 0)
            {
                Drop();
            }
        }
    }

    /// <summary>True for a bracket without a partner, or with a lone bracket between it and its partner.</summary>
    public bool IsLone(int place) => pairs[place] == Lone;

    /// <summary>
    /// The stretch with the partners of all brackets in it, and with the pair that it fills. Outside the fragment, that pair
    /// would be turned where the fragment goes over to the next line. Pairs are nested, so one pass finds them all.
    /// </summary>
    public (int First, int Last) Completed(int first, int last)
    {
        var (low, high) = (first, last);
        for (var i = first; i <= last; i++)
        {
            if (pairs[i] >= 0)
            {
                low = Math.Min(low, pairs[i]);
                high = Math.Max(high, pairs[i]);
            }
        }

        while (low > 0 && high + 1 < pairs.Length && pairs[low - 1] == high + 1)
        {
            (low, high) = (low - 1, high + 1);
        }

        return (low, high);
    }

    private static void LoosenAroundLone(int[] partners)
    {
        var lastLone = -1;
        for (var i = 0; i < partners.Length; i++)
        {
            if (partners[i] == Lone)
            {
                lastLone = i;
            }
            else if (partners[i] >= 0 && partners[i] < i && partners[i] < lastLone)
            {
                partners[partners[i]] = Lone;
                partners[i] = Lone;
                lastLone = i;
            }
        }
    }
}
