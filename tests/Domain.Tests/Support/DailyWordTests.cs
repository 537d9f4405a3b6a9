using BotHost.Domain.Privacy;
using BotHost.Domain.Support;

namespace BotHost.Domain.Tests.Support;

public sealed class DailyWordTests
{
    [Fact]
    public void One_hash_is_one_word_and_many_hashes_are_many_words()
    {
        Assert.Equal(DailyWord.Of("a"), DailyWord.Of("a"));
        Assert.True(Enumerable.Range(0, 500).Select(i => DailyWord.Of($"hash {i}")).Distinct().Count() > 40);
    }

    [Theory]
    [InlineData(false, false, ForgetDecision.Granted)]
    [InlineData(false, true, ForgetDecision.StaffFirst)]
    [InlineData(true, true, ForgetDecision.HandOverFirst)]
    [InlineData(true, false, ForgetDecision.HandOverFirst)]
    public void Who_holds_an_office_hands_it_over_before_being_forgotten(bool holdsOffice, bool isStaff, ForgetDecision expected)
        => Assert.Equal(expected, ForgetPolicy.Decide(new ForgetFacts(holdsOffice, isStaff)));
}
