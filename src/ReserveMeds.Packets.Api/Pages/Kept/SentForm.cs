using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Api.Pages.Kept;

/// <summary>A small form as it was sent. Where something is wrong with it, it comes back on the page as it was typed.</summary>
public sealed record SentForm
{
    private readonly IReadOnlyDictionary<string, StringValues> fields;

    private SentForm(IReadOnlyDictionary<string, StringValues> fields) => this.fields = fields;

    /// <summary>None was sent.</summary>
    public static SentForm None { get; } = new(new Dictionary<string, StringValues>());

    /// <summary>What the pressed button says: which form of the page it is, and what it is about.</summary>
    public string Do => Sent("do");

    /// <summary>Key of the words that say what is wrong, by field.</summary>
    public IReadOnlyDictionary<string, string> Faults { get; private init; } = new Dictionary<string, string>();

    /// <summary>Key of the words that say why nothing was done, where it is no field's fault.</summary>
    public string? Notice { get; private init; }

    /// <param name="form">As <see cref="Do"/> names it.</param>
    /// <returns>What was typed; empty where another form was sent.</returns>
    public string Text(string form, string field) => form == Do ? Sent(field) : "";

    public bool Holds(string form, string field, string value) => form == Do && fields.GetValueOrDefault(field).Contains(value);

    /// <returns>Key of the words; null where nothing is wrong there.</returns>
    public string? FaultAt(string form, string field) => form == Do ? Faults.GetValueOrDefault(field) : null;

    internal static SentForm Of(IReadOnlyDictionary<string, StringValues> fields) => new(fields);

    /// <param name="fault">Last part of the key of the words, such as <c>taken</c>.</param>
    internal SentForm WithFault(string field, string fault) =>
        this with { Faults = new Dictionary<string, string>(Faults) { [field] = $"fault.{Do.Split(' ')[0]}.{fault}" } };

    internal SentForm WithNotice(string key) => this with { Notice = key };

    /// <summary>Reads the form along the shape of what the API takes, so that both ask for the same.</summary>
    /// <returns>Null where something is wrong; the form then says where.</returns>
    internal (T? Asked, SentForm Form) Read<T>(ObjectShape shape)
        where T : class
    {
        var (asked, faults) = ShapedJson.Read<T>(JsonSerializer.SerializeToUtf8Bytes(JsonOf(shape)), _ => shape);
        var form = faults.Select(fault => fault.Pointer.Split('/').ElementAtOrDefault(1)).OfType<string>().Distinct(StringComparer.Ordinal)
            .Aggregate(this, (sent, field) => sent.WithFault(field, field));

        // Who may do nothing has no use for an account or a key: a slip.
        form = shape.Fields.Where(field => field.Shape is ListShape && fields.GetValueOrDefault(field.Name).Count == 0)
            .Aggregate(form, (sent, field) => sent.WithFault(field.Name, field.Name));
        return (form.Faults.Count == 0 ? asked : null, form);
    }

    /// <summary>By which the form is known where it is sent again.</summary>
    internal OnceKey Once<T>(string path, T asked) => new(
        Guid.TryParse(Sent("once"), out var once) ? once.ToString() : Guid.NewGuid().ToString(),
        [.. Encoding.UTF8.GetBytes($"POST {path} {Do}\n"), .. JsonSerializer.SerializeToUtf8Bytes(asked)]);

    private JsonObject JsonOf(ObjectShape shape)
    {
        var json = new JsonObject();
        foreach (var field in shape.Fields)
        {
            var sent = Sent(field.Name).Trim();
            JsonNode? value = field.Shape switch
            {
                ListShape => new JsonArray([.. fields.GetValueOrDefault(field.Name).Select(entry => (JsonNode?)entry)]),
                _ when sent.Length == 0 => null,
                IntegerShape when int.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
                _ => sent,
            };
            if (value is not null)
            {
                json[field.Name] = value;
            }
        }

        return json;
    }

    private string Sent(string field) => fields.GetValueOrDefault(field).ToString();
}
