using System.Globalization;
using BotHost.Domain.Schools;

namespace BotHost.Domain.Tests.Schools;

public sealed class SchoolCalendarTests
{
    private static readonly SchoolCalendar Calendar = new()
    {
        DaysOff = [Range("2026-10-26", "2026-11-03"), Range("2026-12-30", "2027-01-10"), Range("2027-02-22", "2027-02-22")],
        WorkingDays = new HashSet<DateOnly> { Date("2027-02-20") },
    };

    [Theory]
    [InlineData("2026-11-23", true)] // Monday
    [InlineData("2026-11-22", false)] // Sunday
    [InlineData("2026-11-04", false)] // a public holiday
    [InlineData("2026-10-27", false)] // the autumn vacation
    [InlineData("2027-02-20", true)] // a Saturday that Monday's work was moved to
    [InlineData("2027-02-22", false)] // that Monday
    [InlineData("2028-02-29", true)]
    public void A_school_day_is_a_weekday_unless_somebody_said_otherwise(string date, bool isSchoolDay)
        => Assert.Equal(isSchoolDay, Calendar.IsSchoolDay(Date(date)));

    [Theory]
    [InlineData("2026-10-24", "2026-11-05")] // over the vacation and the holiday behind it
    [InlineData("2026-12-29", "2026-12-29")]
    [InlineData("2026-12-30", "2027-01-11")]
    [InlineData("2027-02-19", "2027-02-19")]
    [InlineData("2027-02-21", "2027-02-24")]
    public void The_next_school_day_lies_behind_what_is_free(string from, string next)
        => Assert.Equal(Date(next), Calendar.NextSchoolDay(Date(from)));

    [Theory]
    [InlineData("2026-09-01", "2026-10-23")]
    [InlineData("2026-11-05", "2026-12-29")]
    [InlineData("2026-12-29", "2026-12-29")] // the last day itself
    public void A_quarter_ends_on_the_last_school_day_before_the_vacation(string date, string end)
        => Assert.Equal(Date(end), Calendar.TermEnd(Date(date)));

    [Fact]
    public void Without_a_calendar_of_its_own_the_second_quarter_ends_before_the_new_year()
        => Assert.Equal(Date("2026-12-31"), SchoolCalendar.National.TermEnd(Date("2026-11-20")));

    private static DateRange Range(string from, string to) => new(Date(from), Date(to));

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
