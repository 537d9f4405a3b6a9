using BotHost.Domain.Announcements;

namespace BotHost.Domain.Tests.Announcements;

public sealed class CopyPolicyTests
{
    [Theory]
    [InlineData(true, false, NewsPreference.AtOnce, false, CopyState.Written)]
    [InlineData(true, false, NewsPreference.Evening, false, CopyState.Evening)]
    [InlineData(true, false, NewsPreference.UrgentOnly, false, CopyState.Declined)]
    [InlineData(true, false, NewsPreference.Evening, true, CopyState.Written)]
    [InlineData(true, false, NewsPreference.UrgentOnly, true, CopyState.Written)]
    [InlineData(true, true, NewsPreference.AtOnce, true, CopyState.Unreachable)]
    [InlineData(false, false, NewsPreference.AtOnce, true, CopyState.NeverWrote)]
    public void What_a_person_gets_follows_from_what_they_chose_and_what_the_messenger_lets_through(
        bool hasWritten, bool isRefused, NewsPreference preference, bool isUrgent, CopyState state)
        => Assert.Equal(state, CopyPolicy.Decide(hasWritten, isRefused, preference, isUrgent));

    [Fact]
    public void A_report_adds_up()
    {
        var report = new DeliveryReport();
        var count = 0;
        foreach (var state in Enum.GetValues<CopyState>())
        {
            foreach (var row in Enum.GetValues<RowEnd>())
                report = report.With(state, row, ++count);
        }

        Assert.Equal(count * (count + 1) / 2, report.All);
    }
}
