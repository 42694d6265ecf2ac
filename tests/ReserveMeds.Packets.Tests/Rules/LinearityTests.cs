using System.Collections;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Tests.Rules;

/// <summary>Counted, not timed: how often the checks look at a prior therapy.</summary>
public sealed class LinearityTests
{
    [Theory]
    [InlineData("2026-05")]
    [InlineData("2026-11")]
    public void Each_prior_therapy_more_costs_the_checks_the_same_number_of_looks(string edition)
    {
        var (ten, hundred, thousand) = (LooksAt(10, edition), LooksAt(100, edition), LooksAt(1_000, edition));

        Assert.True(hundred > ten);
        Assert.Equal((hundred - ten) / 90, (thousand - hundred) / 900);
        Assert.Equal(0, (hundred - ten) % 90);
        Assert.Equal(0, (thousand - hundred) % 900);
    }

    [Fact]
    public void Each_prior_therapy_more_adds_the_same_number_of_findings()
    {
        int Findings(int count) => CaseJson.Check(With([.. Enumerable.Repeat(new PriorTherapy { Line = 2 }, count)])).Findings.Count;

        Assert.Equal(180, Findings(100) - Findings(10));
        Assert.Equal(1_800, Findings(1_000) - Findings(100));
    }

    private static int LooksAt(int count, string edition)
    {
        var therapies = new CountedList(
        [
            .. Enumerable.Range(1, count).Select(line => new PriorTherapy
            {
                Line = line,
                Regimen = "Prednisone",
                Systemic = true,
                StartedOn = new DateOnly(2024, 3, 1),
                EndedOn = new DateOnly(2024, 11, 15),
                Outcome = "no-response",
            }),
        ]);
        CaseJson.Check(With(therapies), RegulatorCatalog.Find("dmp")!.FindRulebook(edition)!);
        return therapies.Looks;
    }

    private static CaseFile With(IReadOnlyList<PriorTherapy> therapies) => CaseJson.Read("dmp") with { PriorTherapies = therapies };

    private sealed class CountedList(IReadOnlyList<PriorTherapy> therapies) : IReadOnlyList<PriorTherapy>
    {
        public int Looks { get; private set; }

        public int Count => therapies.Count;

        public PriorTherapy this[int index]
        {
            get
            {
                Looks++;
                return therapies[index];
            }
        }

        public IEnumerator<PriorTherapy> GetEnumerator()
        {
            for (var index = 0; index < therapies.Count; index++)
                yield return this[index];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
