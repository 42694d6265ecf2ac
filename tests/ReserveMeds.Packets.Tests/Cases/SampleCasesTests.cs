using System.Text.RegularExpressions;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Tests.Cases;

public sealed class SampleCasesTests
{
    public static TheoryData<string> Names => [.. SampleCases.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_is_read_without_a_fault(string name)
    {
        var reading = CaseFileReader.Read(SampleCases.Read(name));

        Assert.Empty(reading.Faults);
        Assert.Equal(name[..name.IndexOf('/')], reading.Case!.Regulator);
    }

    [Fact]
    public void Every_sample_has_a_reference_of_its_own()
    {
        var references = SampleCases.Names.Select(name => CaseFileReader.Read(SampleCases.Read(name)).Case!.Reference).ToList();

        Assert.All(references, Assert.NotNull);
        Assert.Equal(references.Count, references.Distinct().Count());
    }

    [Fact]
    public void The_readme_of_the_samples_names_every_file_and_no_other()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "samples", "README.md"));
        var named = Regex.Matches(readme, "`([a-z-]+/[a-z-]+\\.json)`").Select(match => match.Groups[1].Value);

        Assert.Equal(SampleCases.Names, named.Order(StringComparer.Ordinal));
    }

    /// <summary>Nobody in a sample can be a real person: licences are zeros, addresses are of example.org, names say so.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_holds_invented_people_only(string name)
    {
        var sample = CaseFileReader.Read(SampleCases.Read(name)).Case!;
        string?[] people = [sample.Physician.Name, sample.Facility.Pharmacy.PharmacistInCharge, sample.Coordinator.Name];
        string?[] addresses = [sample.Physician.Email, sample.Importer.Contact, sample.Coordinator.Email];
        string?[] licenses =
        [
            sample.Physician.LicenseNumber,
            sample.Facility.LicenseNumber,
            sample.Facility.Pharmacy.LicenseNumber,
            sample.Importer.EstablishmentLicenseNumber,
        ];

        Assert.All(people.OfType<string>(), person => Assert.Matches("Exemple|Example|Mithal|مثال", person));
        Assert.All(addresses.OfType<string>(), address => Assert.EndsWith("@example.org", address));
        Assert.All(licenses.OfType<string>(), license => Assert.EndsWith("-00000", license));
    }
}
