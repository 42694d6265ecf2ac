using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Tests.Cases;

public sealed class CaseSchemaTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>What a schema cannot say; the remarks of <see cref="CaseSchema"/> list the same.</summary>
    private static readonly string[] BeyondSchema =
    [
        CaseFaultCodes.DuplicateField, CaseFaultCodes.ForbiddenCharacter, CaseFaultCodes.TooManyDecimals, CaseFaultCodes.NotExact,
    ];

    [Theory]
    [InlineData("dmp", "RM-MA-")]
    [InlineData("kimadia-moh", "RM-IQ-")]
    [InlineData("krg-moh", "RM-KR-")]
    public void The_schema_of_a_regulator_names_it_and_its_area(string regulator, string area)
    {
        var properties = CaseSchema.For(regulator)["properties"]!;

        Assert.Equal(regulator, (string?)properties["regulator"]!["const"]);
        Assert.StartsWith($"^(?:{area}", (string?)properties["reference"]!["pattern"]);
    }

    [Fact]
    public void A_regulator_that_does_not_exist_has_no_schema() =>
        Assert.Contains("kimadia-moh", Assert.Throws<ArgumentException>(() => CaseSchema.For("fda")).Message);

    [Fact]
    public void The_schema_is_the_same_text_every_time() =>
        Assert.Equal(CaseSchema.For("dmp").ToJsonString(Indented), CaseSchema.For("dmp").ToJsonString(Indented));

    [Fact]
    public void Every_object_of_the_schema_is_closed_and_every_field_has_a_title()
    {
        var objects = Objects(CaseSchema.For("krg-moh")).ToList();

        Assert.Equal(31, objects.Count);
        Assert.All(objects, form => Assert.False((bool)form["additionalProperties"]!));
        Assert.All(objects.SelectMany(form => form["properties"]!.AsObject()), field => Assert.NotEqual(string.Empty, (string)field.Value!["title"]!));
    }

    /// <summary>
    /// A validator of another make and the reader judge every sample, every complete case and every change of one place in
    /// them; they may differ only where a schema cannot say what the reader refuses.
    /// </summary>
    [NeedsToolsFact("node", "npm")]
    public async Task The_published_schema_and_the_reader_agree()
    {
        var samples = SampleCases.Names.Select(name => JsonNode.Parse(SampleCases.Read(name))!);
        var complete = ListedValues.Regulators.Select(regulator => (JsonNode)CompleteCase.For(regulator));
        List<JsonNode> cases = [.. complete, .. samples];
        var questions = cases
            .Index()
            .SelectMany(entry => CaseMutations.Of(entry.Item, entry.Index == 0 ? CaseMutations.Many : CaseMutations.Few)
                .Concat(entry.Index == 0 ? CaseMutations.Grown(entry.Item) : [])
                .Prepend(new([], entry.Item.ToJsonString()))
                .Select(mutation => (entry.Index, mutation)))
            .ToList();

        var verdicts = await AjvVerdicts(cases, questions);

        Assert.Equal(questions.Count, verdicts.Count);
        var differences = new List<string>();
        foreach (var ((index, mutation), valid) in questions.Zip(verdicts))
        {
            var faults = CaseFileReader.Read(CaseMutations.Apply(cases[index], mutation)).Faults;
            var agree = valid ? faults.All(fault => BeyondSchema.Contains(fault.Code)) : faults.Count > 0;
            if (!agree)
            {
                differences.Add($"case {index}, {mutation}: schema says {valid}, reader says {string.Join(", ", faults.Select(fault => fault.Code))}");
            }
        }

        Assert.Empty(differences.Take(20));
        Assert.True(verdicts.Count(valid => valid) > cases.Count, "The comparison must hold changes that both accept.");
        Assert.True(verdicts.Count(valid => !valid) > cases.Count, "The comparison must hold changes that both refuse.");
    }

    private static async Task<IReadOnlyList<bool>> AjvVerdicts(
        IReadOnlyList<JsonNode> cases,
        IReadOnlyList<(int Index, CaseMutation Mutation)> questions)
    {
        var tools = Path.Combine(Repository.Root, "tests", "tools");
        var installed = Path.Combine(tools, "node_modules", ".package-lock.json");
        if (File.GetLastWriteTimeUtc(installed) < File.GetLastWriteTimeUtc(Path.Combine(tools, "package-lock.json")))
        {
            await Run("npm", ["ci", "--ignore-scripts"], tools, []);
        }

        var schemas = new JsonObject(ListedValues.Regulators.Select(id => KeyValuePair.Create(id, (JsonNode?)CaseSchema.For(id))));
        var head = new JsonObject { ["schemas"] = schemas, ["samples"] = new JsonArray([.. cases.Select(root => root.DeepClone())]) };
        var lines = questions.Select(question =>
        {
            var schema = (string)cases[question.Index]["regulator"]!;
            var path = JsonSerializer.Serialize(question.Mutation.Path);
            var value = question.Mutation.Value is { } text ? $",\"value\":{text}" : string.Empty;
            return $"{{\"schema\":\"{schema}\",\"sample\":{question.Index},\"path\":{path}{value}}}";
        });
        var output = await Run("node", ["check-cases.mjs"], tools, lines.Prepend(head.ToJsonString()));
        return [.. output.Split('\n').Select(bool.Parse)];
    }

    private static async Task<string> Run(string program, string[] arguments, string folder, IEnumerable<string> input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException($"{program} did not start. Install Node 20 or newer.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        foreach (var line in input)
        {
            await process.StandardInput.WriteLineAsync(line);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} failed: {await errors}");
        return await output;
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject form when form.ContainsKey("properties") =>
            form["properties"]!.AsObject().SelectMany(field => Objects(field.Value)).Prepend(form),
        JsonObject form => Objects(form["items"]),
        _ => [],
    };
}
