using BotHost.Domain.Schools;

namespace BotHost.Domain.Tests.Schools;

public sealed class CalendarLineTests
{
    private static readonly DateOnly Today = new(2026, 10, 1);

    [Theory]
    [InlineData("каникулы 28.10 – 05.11", "2026-10-28", "2026-11-05", DayKind.Vacation)]
    [InlineData("Каникулы с 29 декабря по 10 января", "2026-12-29", "2027-01-10", DayKind.Vacation)]
    [InlineData("рабочая суббота 26 декабря", "2026-12-26", "2026-12-26", DayKind.Working)]
    [InlineData("26.12 учебный день", "2026-12-26", "2026-12-26", DayKind.Working)]
    [InlineData("нерабочий день 3.11", "2026-11-03", "2026-11-03", DayKind.Off)]
    [InlineData("4 ноября выходной", "2026-11-04", "2026-11-04", DayKind.Off)]
    [InlineData("обычный день 30.12", "2026-12-30", "2026-12-30", null)]
    public void A_line_of_the_calendar_is_read(string text, string from, string to, DayKind? kind)
        => Assert.Equal(new CalendarLine(DateOnly.Parse(from, null), DateOnly.Parse(to, null), kind), CalendarLine.Read(text, Today));

    [Theory]
    [InlineData("каникулы")]
    [InlineData("")]
    [InlineData("каникулы 05.11 – 28.10.2026")]
    [InlineData("каникулы 01.06.2027 – 01.12.2027")]
    public void What_cannot_be_meant_is_null(string text) => Assert.Null(CalendarLine.Read(text, Today));

    [Fact]
    public void Deadlines_run_in_vacations_and_lessons_do_not()
    {
        CalendarDay[] days =
        [
            new() { Date = new DateOnly(2026, 10, 28), Kind = DayKind.Vacation }, new() { Date = new DateOnly(2026, 10, 29), Kind = DayKind.Vacation },
            new() { Date = new DateOnly(2026, 11, 3), Kind = DayKind.Off }, new() { Date = new DateOnly(2026, 11, 7), Kind = DayKind.Working },
        ];

        var (lessons, staff) = (CalendarDay.ForLessons(days), CalendarDay.ForStaff(days));

        Assert.Equal([false, false, false, true], days.Select(day => lessons.IsSchoolDay(day.Date)));
        Assert.Equal([true, true, false, true], days.Select(day => staff.IsSchoolDay(day.Date)));
        Assert.False(staff.IsSchoolDay(new DateOnly(2026, 11, 4))); // the public holiday
    }
}
