using System.Text;

namespace ReserveMeds.Packets.Tests.Rules;

/// <summary>Reads CSV as RFC 4180 says, so that what was written can be held against it.</summary>
internal static class CsvRows
{
    public static List<List<string>> Of(string csv)
    {
        Assert.EndsWith("\n", csv, StringComparison.Ordinal);
        var rows = new List<List<string>> { new() };
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < csv.Length; at++)
        {
            var sign = csv[at];
            if (quoted && sign == '"' && csv[at + 1] == '"')
            {
                cell.Append(sign);
                at++;
            }
            else if (sign == '"')
            {
                Assert.True(quoted || cell.Length == 0, $"A quotation mark inside a bare cell, at {at}.");
                quoted = !quoted;
            }
            else if (!quoted && sign is ',' or '\n')
            {
                rows[^1].Add(cell.ToString());
                cell.Clear();
                if (sign == '\n')
                {
                    rows.Add([]);
                }
            }
            else
            {
                cell.Append(sign);
            }
        }

        Assert.False(quoted, "A cell is never closed.");
        rows.RemoveAt(rows.Count - 1);
        return rows;
    }
}
