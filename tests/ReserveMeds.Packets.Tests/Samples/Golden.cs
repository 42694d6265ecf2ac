
namespace ReserveMeds.Packets.Tests.Samples;

/// <summary>
/// A text that a person has read and accepted. What differs is written beside it as <c>.received</c>;
/// UPDATE_GOLDEN=1 accepts it.
/// </summary>
internal static class Golden
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "ReserveMeds.Packets.Tests", "Golden");

    /// <param name="name">Path below the folder, such as <c>dmp/adult-cgvhd/findings.txt</c>.</param>
    public static void Check(string name, string received) =>
        CheckFile($"tests/ReserveMeds.Packets.Tests/Golden/{name}", received);

    /// <param name="file">Path below the root of the repository, with forward slashes.</param>
    public static void CheckFile(string file, string received)
    {
        var path = Path.Combine(Repository.Root, file);
        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        var aside = Path.ChangeExtension(path, $".received{Path.GetExtension(path)}");
        if (expected == received)
        {
            File.Delete(aside);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, received);
            return;
        }

        File.WriteAllText(aside, received);
        var (then, now) = FirstDifference(expected, received);
        Assert.Fail($"{file} differs.\n  accepted: {then}\n  received: {now}\nRead {Path.GetFileName(aside)} and accept it with UPDATE_GOLDEN=1.");
    }

    private static (string Then, string Now) FirstDifference(string expected, string received)
    {
        var (then, now) = (expected.Split('\n'), received.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(then.Length, now.Length)).First(i => then.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        return (then.ElementAtOrDefault(line) ?? "(nothing)", now.ElementAtOrDefault(line) ?? "(nothing)");
    }
}
