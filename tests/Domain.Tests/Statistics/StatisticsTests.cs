using BotHost.Domain.Statistics;

namespace BotHost.Domain.Tests.Statistics;

public sealed class StatisticsTests
{
    [Theory]
    [InlineData("week", "2026-11-18", "2026-11-24")]
    [InlineData("month", "2026-11-01", "2026-11-24")]
    [InlineData("last-month", "2026-10-01", "2026-10-31")]
    [InlineData("quarter", "2026-10-01", "2026-11-24")]
    [InlineData("last-quarter", "2026-07-01", "2026-09-30")]
    public void A_period_is_named_by_a_word(string key, string from, string to)
        => Assert.Equal(new StatisticsPeriod(key, DateOnly.ParseExact(from, "yyyy-MM-dd"), DateOnly.ParseExact(to, "yyyy-MM-dd")), StatisticsPeriod.Of(key, new DateOnly(2026, 11, 24)));

    [Fact]
    public void The_quarter_before_January_is_the_last_of_the_year_before()
        => Assert.Equal(new DateOnly(2026, 12, 31), StatisticsPeriod.Of("last-quarter", new DateOnly(2027, 1, 9))!.To);

    [Theory]
    [InlineData("participants")]
    [InlineData("")]
    public void Another_word_is_no_period(string key) => Assert.Null(StatisticsPeriod.Of(key, new DateOnly(2026, 11, 24)));

    [Theory]
    [InlineData("участников = 540, кабинет Сферума", "участников", 540, "кабинет Сферума")]
    [InlineData("Звонков=1 240 ,отчёт, лист 2", "Звонков", 1240, "отчёт, лист 2")]
    public void A_figure_of_the_platform_has_a_name_a_number_and_a_source(string text, string name, long value, string source)
        => Assert.Equal((name, value, source), PlatformFigure.Read(text));

    [Theory]
    [InlineData("участников 540")]
    [InlineData("участников = 540")]
    [InlineData("участников = много, кабинет")]
    [InlineData("участников = -5, кабинет")]
    [InlineData("= 5, кабинет")]
    [InlineData("участников = 5,  ")]
    public void A_figure_without_one_of_them_is_none(string text) => Assert.Null(PlatformFigure.Read(text));

    [Fact]
    public void The_median_is_the_middle()
    {
        Assert.Null(Durations.Median([]));
        Assert.Equal(TimeSpan.FromHours(2), Durations.Median([TimeSpan.FromHours(30), TimeSpan.FromHours(1), TimeSpan.FromHours(2)]));
        Assert.Equal(TimeSpan.FromHours(3), Durations.Median([TimeSpan.FromHours(4), TimeSpan.FromHours(2)]));
    }
}
