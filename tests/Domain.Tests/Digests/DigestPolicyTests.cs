using System.Globalization;
using BotHost.Domain.Digests;

namespace BotHost.Domain.Tests.Digests;

public sealed class DigestPolicyTests
{
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");
    private static readonly DigestRules AtFive = new(new TimeOnly(17, 0), DigestDays.SchoolDays);

    // 23 November 2026 is a Monday; Moscow is three hours ahead of UTC.
    [Theory]
    [InlineData("2026-11-23T13:59:59Z", "2026-11-20", "2026-11-23T14:00:00Z")] // a second early: Friday's is still the latest
    [InlineData("2026-11-23T14:00:00Z", "2026-11-23", "2026-11-24T14:00:00Z")]
    [InlineData("2026-11-27T20:00:00Z", "2026-11-27", "2026-11-30T14:00:00Z")] // Friday night: next on Monday
    [InlineData("2026-11-29T09:00:00Z", "2026-11-27", "2026-11-30T14:00:00Z")] // Sunday
    public void On_working_days_the_latest_and_the_next_follow_the_school_clock(string now, string latest, string next)
    {
        var moment = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);

        Assert.Equal(DateOnly.Parse(latest, CultureInfo.InvariantCulture), DigestPolicy.LatestDue(AtFive, moment, Moscow));
        Assert.Equal(DateTimeOffset.Parse(next, CultureInfo.InvariantCulture), DigestPolicy.Next(AtFive, moment, Moscow));
    }

    [Fact]
    public void Every_day_means_Sunday_too()
    {
        var sunday = new DateTimeOffset(2026, 11, 29, 15, 0, 0, TimeSpan.Zero);

        Assert.Equal(new DateOnly(2026, 11, 29), DigestPolicy.LatestDue(AtFive with { Days = DigestDays.EveryDay }, sunday, Moscow));
    }
}
