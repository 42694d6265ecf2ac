using ReserveMeds.Packets.Proof;

namespace ReserveMeds.Packets.Tests.Proof;

public sealed class PersonalWordsTests
{
    [Theory]
    [InlineData("Mme Fatima Exemple has moved", true)]
    [InlineData("Call +212 600 123456 first", true)]
    [InlineData("patient@example.org asked for it", true)]
    [InlineData("born 12.03.1980", true)]
    [InlineData("CIN AB123456", true)]
    [InlineData("السيدة فاطمة", true)]
    [InlineData("Dose corrected from 200 mg to 100 mg; see packet 2 of RM-MA-2026-000123.", false)]
    [InlineData("L'importateur a changé.", false)]
    public void Words_that_give_a_person_away_are_told_from_others(string words, bool isPersonal) =>
        Assert.Equal(isPersonal, PersonalWords.OccurIn(words));
}
