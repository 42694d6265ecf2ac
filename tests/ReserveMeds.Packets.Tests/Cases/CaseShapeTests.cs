using System.Reflection;
using System.Text.Json;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Tests.Cases;

/// <summary>The declared form and the records of <see cref="CaseFile"/> hold the same fields with fitting types.</summary>
public sealed class CaseShapeTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    [Fact]
    public void The_records_and_the_declared_form_agree() => AssertAgree(typeof(CaseFile), CaseShape.OfAny, "CaseFile");

    [Fact]
    public void A_case_with_every_field_given_arrives_whole()
    {
        var reading = CaseFileReader.Read(JsonSerializer.SerializeToUtf8Bytes(CompleteCase.For("dmp")));

        Assert.Empty(reading.Faults);
        AssertWhole(reading.Case!, "CaseFile");
    }

    /// <summary>A place that is only declared but never reached would let anything in.</summary>
    [Fact]
    public void Every_place_of_a_complete_case_is_looked_at()
    {
        var complete = CompleteCase.For("dmp");
        var places = CaseMutations.Of(complete, ["{\"no\":{}}"]).Where(mutation => mutation.Value is not null && mutation.Path.Count > 0).ToList();

        Assert.All(places, place => Assert.NotEmpty(CaseFileReader.Read(CaseMutations.Apply(complete, place)).Faults));
    }

    private static void AssertAgree(Type type, Shape shape, string place)
    {
        var form = Assert.IsType<ObjectShape>(shape);
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        Assert.Equal(
            properties.Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(StringComparer.Ordinal),
            form.Fields.Select(field => field.Name).Order(StringComparer.Ordinal));
        foreach (var property in properties)
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var field = form.Fields[form.IndexOf(name)];
            var nullable = Nullability.Create(property).ReadState == NullabilityState.Nullable;
            AssertFits(property.PropertyType, field.Shape, $"{place}.{property.Name}");
            var mayBeNull = field.Shape switch { ObjectShape => false, ListShape list => list.MayBeNull, _ => !field.Required };
            Assert.True(nullable == mayBeNull, $"{place}.{property.Name}: null in the record and in the form differ.");
        }
    }

    private static void AssertFits(Type type, Shape shape, string place)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        switch (shape)
        {
            case ObjectShape:
                AssertAgree(value, shape, place);
                break;
            case ListShape list:
                Assert.Equal(typeof(IReadOnlyList<>), value.GetGenericTypeDefinition());
                AssertFits(value.GetGenericArguments()[0], list.Entry, place);
                break;
            default:
                var expected = shape switch
                {
                    DateShape => typeof(DateOnly),
                    IntegerShape => typeof(int),
                    DecimalShape => typeof(decimal),
                    BooleanShape => typeof(bool),
                    _ => typeof(string),
                };
                Assert.True(expected == value, $"{place}: the form says {expected.Name}, the record {value.Name}.");
                break;
        }
    }

    private static void AssertWhole(object value, string place)
    {
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var content = property.GetValue(value);
            Assert.True(content is not null, $"{place}.{property.Name} did not arrive.");
            if (content is System.Collections.IEnumerable list and not string)
            {
                var entries = list.Cast<object>().ToList();
                Assert.True(entries.Count == 1, $"{place}.{property.Name} did not arrive.");
                content = entries[0];
            }

            if (content.GetType().Namespace == typeof(CaseFile).Namespace)
            {
                AssertWhole(content, $"{place}.{property.Name}");
            }
        }
    }
}
