using System.Globalization;
using BotHost.Domain.Language;

namespace BotHost.Domain.Tests.Language;

public sealed class WhenReaderTests
{
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    [Theory]
    [InlineData("5 декабря 9:00", "2026-12-05 09:00", "")]
    [InlineData("завтра в 9:00 сдать отчёт", "2026-11-24 09:00", "сдать отчёт")]
    [InlineData("сдать отчёт послезавтра к 18:30", "2026-11-25 18:30", "сдать отчёт")]
    [InlineData("пн 10:30", "2026-11-23 10:30", "")] // today, Monday, and still ahead
    [InlineData("пн 9:30", "2026-11-30 09:30", "")] // today it is over
    [InlineData("в пятницу в 8 утра", "2026-11-27 08:00", "")]
    [InlineData("в среду в 7 вечера", "2026-11-25 19:00", "")]
    [InlineData("1.12.2026 12:00", "2026-12-01 12:00", "")]
    [InlineData("5.12 в 14.30", "2026-12-05 14:30", "")]
    [InlineData("1 ноября 8:00", "2027-11-01 08:00", "")] // over for this year
    [InlineData("29 февраля 9:00", "2028-02-29 09:00", "")]
    [InlineData("в 9:00", "2026-11-24 09:00", "")] // today it is over
    [InlineData("в 11", "2026-11-23 11:00", "")]
    [InlineData("через час", "2026-11-23 11:00", "")]
    [InlineData("через 2 дня в 9:00", "2026-11-25 09:00", "")]
    [InlineData("завтра утром", "2026-11-24 09:00", "")]
    [InlineData("собрание 5А 5 декабря в 18:00", "2026-12-05 18:00", "собрание 5А")]
    [InlineData("совещание в 9а 1 мая в 9:00", "2027-05-01 09:00", "совещание в 9а")]
    [InlineData("15 марта 9:00", "2027-03-15 09:00", "")]
    [InlineData("завтра в полвосьмого сдать отчёт", "2026-11-24 07:30", "сдать отчёт")]
    [InlineData("первого декабря в семь вечера про форму", "2026-12-01 19:00", "про форму")]
    [InlineData("завтра вечером в семь про форму", "2026-11-24 19:00", "про форму")]
    [InlineData("завтра вечером в 7 про форму", "2026-11-24 19:00", "про форму")]
    [InlineData("завтра в семь вечера", "2026-11-24 19:00", "")]
    [InlineData("завтра днём в 2:30", "2026-11-24 14:30", "")]
    [InlineData("завтра утром в 7", "2026-11-24 07:00", "")]
    [InlineData("пятого числа без четверти девять", "2026-12-05 08:45", "")] // that of November is over
    [InlineData("послезавтра к девяти утра", "2026-11-25 09:00", "")]
    [InlineData("купить в три раза больше бумаги завтра", "2026-11-24 ", "купить в три раза больше бумаги")]
    public void A_moment_is_read_wherever_it_stands(string text, string moment, string rest)
    {
        var said = Read(text, "2026-11-23 10:00");

        Assert.Equal(moment, $"{said.Date:yyyy-MM-dd} {said.Time:HH:mm}");
        Assert.Equal(rest, said.Rest);
    }

    [Theory]
    [InlineData("2026-11-23 23:59", "2026-11-24 09:00")]
    [InlineData("2026-12-31 23:59", "2027-01-01 09:00")]
    [InlineData("2028-02-28 23:59", "2028-02-29 09:00")]
    public void Tomorrow_said_a_minute_before_midnight_is_the_day_that_begins(string now, string moment)
    {
        var said = Read("завтра в 9:00", now);

        Assert.Equal(moment, $"{said.Date:yyyy-MM-dd} {said.Time:HH:mm}");
    }

    [Theory]
    [InlineData("каждый вторник в 8:30", "Tuesday")]
    [InlineData("по пн и ср 8:30", "Monday,Wednesday")]
    [InlineData("каждую среду 8:30", "Wednesday")]
    [InlineData("по пятницам 8:30", "Friday")]
    [InlineData("по средам, пятницам и понедельникам 8:30", "Monday,Wednesday,Friday")]
    public void Weekdays_repeat(string text, string days)
    {
        var said = Read(text, "2026-11-23 10:00");

        Assert.Equal(days, string.Join(',', said.Weekly));
        Assert.Equal(new TimeOnly(8, 30), said.Time);
        Assert.Null(said.Date);
    }

    [Fact]
    public void School_days_and_ends_of_repetitions_are_read()
    {
        Assert.True(Read("по учебным дням 7:45 до конца четверти", "2026-11-23 10:00") is { IsEverySchoolDay: true, IsUntilTermEnd: true });
        Assert.Equal(new DateOnly(2026, 12, 25), Read("каждый вторник 9:00 до 25 декабря", "2026-11-23 10:00").Until);
    }

    [Theory]
    [InlineData("за день до экскурсии", 1440, "экскурсии")]
    [InlineData("за 2 часа до собрания взять список", 120, "собрания взять список")]
    [InlineData("за неделю до педсовета", 10080, "педсовета")]
    [InlineData("за 15 минут до трансляции", 15, "трансляции")]
    public void A_time_before_something_else_is_read(string text, int minutes, string rest)
    {
        var said = Read(text, "2026-11-23 10:00");

        Assert.Equal(TimeSpan.FromMinutes(minutes), said.Before);
        Assert.Equal(rest, said.Rest);
        Assert.Null(said.Date);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ссылка 5а")]
    [InlineData("31 февраля")]
    [InlineData("школа 2000")]
    public void Where_no_time_is_said_none_is_found(string text)
    {
        var said = Read(text, "2026-11-23 10:00");

        Assert.True(said is { Date: null, Time: null, IsRepeated: false, Before: null });
    }

    private static SpokenWhen Read(string text, string now)
    {
        var local = DateTime.ParseExact(now, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return WhenReader.Read(text, new DateTimeOffset(local, Moscow.GetUtcOffset(local)), Moscow);
    }
}
