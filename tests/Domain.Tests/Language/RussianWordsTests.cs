using System.Globalization;
using BotHost.Domain.Language;

namespace BotHost.Domain.Tests.Language;

public sealed class PluralTests
{
    [Theory]
    [InlineData(0, "0 приглашений")]
    [InlineData(1, "1 приглашение")]
    [InlineData(2, "2 приглашения")]
    [InlineData(4, "4 приглашения")]
    [InlineData(5, "5 приглашений")]
    [InlineData(11, "11 приглашений")]
    [InlineData(12, "12 приглашений")]
    [InlineData(14, "14 приглашений")]
    [InlineData(21, "21 приглашение")]
    [InlineData(22, "22 приглашения")]
    [InlineData(111, "111 приглашений")]
    [InlineData(1002, "1002 приглашения")]
    [InlineData(-1, "-1 приглашение")]
    public void A_noun_agrees_with_its_number(long count, string expected)
        => Assert.Equal(expected, Plural.Of(count, "приглашение", "приглашения", "приглашений"));
}

public sealed class RussianDateTests
{
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    [Fact]
    public void A_moment_is_told_in_the_school_s_own_time()
    {
        var moment = new DateTimeOffset(2026, 11, 24, 14, 0, 0, TimeSpan.Zero);

        Assert.Equal("24 ноября, вторник, 17:00", RussianDate.Full(moment, Moscow));
        Assert.Equal("24 ноября в 17:00", RussianDate.Brief(moment, Moscow));
        Assert.Equal("25 ноября в 00:00", RussianDate.Brief(moment, TimeZoneInfo.FindSystemTimeZoneById("Asia/Vladivostok")));
        Assert.Equal("24 ноября, вторник", RussianDate.DayAndWeekday(new DateOnly(2026, 11, 24)));
    }

    [Fact]
    public void The_machine_s_culture_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
        try
        {
            Assert.Equal("1 марта, воскресенье, 09:05", RussianDate.Full(new DateTimeOffset(2026, 3, 1, 6, 5, 0, TimeSpan.Zero), Moscow));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("3.00:00:00", "осталось 72 часа")]
    [InlineData("23:59:59", "осталось 23 часа")]
    [InlineData("21:00:00", "остался 21 час")]
    [InlineData("01:00:00", "остался 1 час")]
    [InlineData("00:59:00", "осталось 59 минут")]
    [InlineData("00:21:10", "осталась 21 минута")]
    [InlineData("00:00:30", "осталось меньше минуты")]
    [InlineData("00:00:00", "время вышло")]
    [InlineData("-01:00:00", "время вышло")]
    [InlineData("14.00:00:00", "осталось 14 дней")]
    [InlineData("4.00:00:00", "осталось 4 дня")]
    public void What_is_left_is_told_in_whole_units(string left, string expected)
        => Assert.Equal(expected, RussianDate.Left(TimeSpan.Parse(left, CultureInfo.InvariantCulture)));
}
