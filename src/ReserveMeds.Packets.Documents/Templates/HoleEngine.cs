using System.Globalization;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;

namespace ReserveMeds.Packets.Documents.Templates;

/// <summary>
/// Handlebars with a configuration of its own: strict, every printed value through <see cref="MarkdownEncoder"/>, and our
/// checks around every name, because the engine by itself prints nothing for a blank and a dump for a list.
/// </summary>
internal sealed class HoleEngine
{
    /// <summary>Names of our checks. A template cannot say them, since names of values have no underscore.</summary>
    public const string Print = "_print";
    private const string Test = "_test";
    private const string List = "_list";
    private const string Group = "_group";

    private readonly IHandlebars handlebars = Handlebars.Create(new HandlebarsConfiguration
    {
        TextEncoder = new MarkdownEncoder(),
        ThrowOnUnresolvedBindingExpression = true,
        FormatProvider = CultureInfo.InvariantCulture,
    });

    public HoleEngine()
    {
        handlebars.RegisterHelper(Print, (in EncodedTextWriter output, in HelperOptions _, in Context _, in Arguments arguments) =>
            output.Write(Text(arguments)));
        handlebars.RegisterHelper(Test, (in HelperOptions _, in Context _, in Arguments arguments) =>
            arguments[0] is bool or string or List<object>
                ? arguments[0]
                : throw Misuse(arguments, "is tested", "Test a yes/no, a text or a list."));
        handlebars.RegisterHelper(List, (in HelperOptions _, in Context _, in Arguments arguments) =>
            arguments[0] is List<object>
                ? arguments[0]
                : throw Misuse(arguments, "is walked through", "Walk through lists only."));
        handlebars.RegisterHelper(Group, (in HelperOptions _, in Context _, in Arguments arguments) =>
            arguments[0] is Dictionary<string, object>
                ? arguments[0]
                : throw Misuse(arguments, "is entered", "Use #with for groups of values only."));
    }

    public static string CheckOf(string blockKind) => blockKind switch
    {
        "each" => List,
        "with" => Group,
        _ => Test,
    };

    /// <param name="path">Of the template, for messages.</param>
    /// <param name="text">A checked template without partials.</param>
    /// <param name="places">Where each name stands, for messages.</param>
    public Func<IReadOnlyDictionary<string, object>, string> Compile(
        string path, string text, IReadOnlyDictionary<string, string> places)
    {
        using var reader = new StringReader(text);
        var compiled = handlebars.Compile(reader);
        return data =>
        {
            var copy = new TemplateData(path).Copy(data);
            using var output = new BoundedWriter(path);
            try
            {
                compiled(output, copy);
                return output.ToString();
            }
            catch (HandlebarsUndefinedBindingException missing)
            {
                throw new TemplateFillException(
                    $"{places.GetValueOrDefault(missing.Path, path)}: The data has no '{missing.Path}'.", missing);
            }
        };
    }

    private static string Text(in Arguments arguments) => arguments[0] switch
    {
        string { Length: > 0 } text => text,
        string => throw new TemplateFillException($"{arguments[1]}: {{{{{arguments[2]}}}}} would print a blank."),
        _ => throw Misuse(arguments, "is printed", "Print texts only."),
    };

    private static TemplateFillException Misuse(in Arguments arguments, string use, string remedy)
    {
        var kind = arguments[0] switch
        {
            bool => "a yes/no",
            string => "a text",
            List<object> => "a list",
            Dictionary<string, object> => "a group of values",
            _ => "no value of the data",
        };
        return new TemplateFillException($"{arguments[1]}: '{arguments[2]}' {use}, but it is {kind}. {remedy}");
    }
}
