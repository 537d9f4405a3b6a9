using System.Globalization;
using BotHost.Domain.Reminders;
using BotHost.Domain.Schools;

namespace BotHost.Domain.Tests.Reminders;

public sealed class ReminderCalendarTests
{
    private static readonly SchoolCalendar School = new()
    {
        DaysOff = [new DateRange(Date("2026-12-30"), Date("2027-01-10")), new DateRange(Date("2027-02-22"), Date("2027-02-22"))],
        WorkingDays = new HashSet<DateOnly> { Date("2027-02-20") },
    };

    [Theory]
    [InlineData("Europe/Moscow", "2026-11-24 09:00", "2026-11-24T06:00Z")]
    [InlineData("Asia/Vladivostok", "2026-11-24 09:00", "2026-11-23T23:00Z")]
    [InlineData("Europe/Kaliningrad", "2026-11-24 09:00", "2026-11-24T07:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29 02:30", "2026-03-29T01:00Z")] // there is no such hour: the first minute that is
    [InlineData("Europe/Berlin", "2026-10-25 02:30", "2026-10-25T00:30Z")] // it comes twice: once, the first time
    [InlineData("Europe/Berlin", "2026-03-30 09:00", "2026-03-30T07:00Z")]
    [InlineData("Europe/Berlin", "2026-10-26 09:00", "2026-10-26T08:00Z")]
    [InlineData("Europe/Moscow", "2028-02-29 09:00", "2028-02-29T06:00Z")]
    public void An_hour_is_that_of_its_zone_and_date(string zone, string local, string moment)
    {
        var at = Local(local);
        var rule = new ReminderRule { Kind = ReminderKind.Once, Date = DateOnly.FromDateTime(at), Time = TimeOnly.FromDateTime(at) };

        var next = Calendar(zone).Next(rule, Moment("2026-01-01T00:00Z"));

        Assert.Equal(Moment(moment), next);
    }

    [Fact]
    public void A_weekly_hour_stays_the_same_over_both_changes_of_the_clock()
    {
        var rule = new ReminderRule { Kind = ReminderKind.Weekly, Days = [DayOfWeek.Sunday], Time = new TimeOnly(2, 30), RunsOnHolidays = true };

        var spring = Calendar("Europe/Berlin").Preview(rule, Moment("2026-03-21T12:00Z"), 3);
        var autumn = Calendar("Europe/Berlin").Preview(rule, Moment("2026-10-17T12:00Z"), 3);

        Assert.Equal([Moment("2026-03-22T01:30Z"), Moment("2026-03-29T01:00Z"), Moment("2026-04-05T00:30Z")], spring);
        Assert.Equal([Moment("2026-10-18T00:30Z"), Moment("2026-10-25T00:30Z"), Moment("2026-11-01T01:30Z")], autumn);
    }

    [Theory]
    [InlineData("2026-12-28T00:00Z", "2026-12-28 08:00", "2026-12-29 08:00", "2027-01-11 08:00")] // over the vacation
    [InlineData("2027-02-18T12:00Z", "2027-02-19 08:00", "2027-02-20 08:00", "2027-02-24 08:00")] // the Saturday worked for Monday; Tuesday is a holiday
    public void School_days_follow_holidays_and_transferred_days(string after, params string[] expected)
    {
        var rule = new ReminderRule { Kind = ReminderKind.SchoolDays, Time = new TimeOnly(8, 0) };

        Assert.Equal(expected, Locals(Calendar("Europe/Moscow").Preview(rule, Moment(after), 3)));
    }

    [Fact]
    public void A_weekly_one_for_a_class_leaves_holidays_out_and_ones_own_does_not()
    {
        var rule = new ReminderRule { Kind = ReminderKind.Weekly, Days = [DayOfWeek.Tuesday], Time = new TimeOnly(8, 0) };

        var forClass = Calendar("Europe/Moscow").Preview(rule, Moment("2026-12-28T00:00Z"), 2);
        var own = Calendar("Europe/Moscow").Preview(rule with { RunsOnHolidays = true }, Moment("2026-12-28T00:00Z"), 2);

        Assert.Equal(["2026-12-29 08:00", "2027-01-12 08:00"], Locals(forClass));
        Assert.Equal(["2026-12-29 08:00", "2027-01-05 08:00"], Locals(own));
    }

    [Fact]
    public void The_29th_of_February_of_every_week_is_no_obstacle_and_an_end_is_kept()
    {
        var rule = new ReminderRule { Kind = ReminderKind.Weekly, Days = [DayOfWeek.Tuesday], Time = new TimeOnly(8, 0), Until = Date("2028-03-07") };

        Assert.Equal(["2028-02-29 08:00", "2028-03-07 08:00"], Locals(Calendar("Europe/Moscow").Preview(rule, Moment("2028-02-28T00:00Z"), 3)));
    }

    [Fact]
    public void Until_the_end_of_the_quarter_means_its_last_school_day()
    {
        var rule = new ReminderRule { Kind = ReminderKind.SchoolDays, Time = new TimeOnly(8, 0), Until = School.TermEnd(Date("2026-12-25")) };

        Assert.Equal(["2026-12-28 08:00", "2026-12-29 08:00"], Locals(Calendar("Europe/Moscow").Preview(rule, Moment("2026-12-26T00:00Z"), 9)));
    }

    [Theory]
    [InlineData("2026-11-24 21:00", "2026-11-23T07:00Z", "2026-11-24 18:59")] // moved before the quiet hours
    [InlineData("2026-11-24 06:00", "2026-11-23T07:00Z", "2026-11-23 18:59")]
    [InlineData("2026-11-24 06:00", "2026-11-23T17:00Z", "2026-11-24 07:30")] // said at 20:00: behind them
    [InlineData("2026-11-24 09:00", "2026-11-23T07:00Z", "2026-11-24 09:00")]
    public void Quiet_hours_are_kept(string local, string after, string expected)
    {
        var at = Local(local);
        var rule = new ReminderRule { Kind = ReminderKind.Once, Date = DateOnly.FromDateTime(at), Time = TimeOnly.FromDateTime(at) };
        var calendar = Calendar("Europe/Moscow") with { Quiet = new QuietHours(new TimeOnly(19, 0), new TimeOnly(7, 30)) };

        Assert.Equal([expected], Locals(calendar.Preview(rule, Moment(after), 1)));
    }

    [Fact]
    public void Before_an_event_follows_the_event()
    {
        var rule = new ReminderRule { Kind = ReminderKind.BeforeEvent, Before = TimeSpan.FromDays(1) };
        var calendar = Calendar("Europe/Moscow");

        Assert.Equal(Moment("2026-12-04T06:00Z"), calendar.Next(rule, Moment("2026-11-23T07:00Z"), Moment("2026-12-05T06:00Z")));
        Assert.Equal(Moment("2026-12-10T06:00Z"), calendar.Next(rule, Moment("2026-11-23T07:00Z"), Moment("2026-12-11T06:00Z")));
        Assert.Null(calendar.Next(rule, Moment("2026-11-23T07:00Z"), null));
    }

    [Theory]
    [InlineData(ReminderKind.Once, 5, MissedDecision.Send)]
    [InlineData(ReminderKind.Once, 600, MissedDecision.SendLate)]
    [InlineData(ReminderKind.Once, 1500, MissedDecision.Skip)]
    [InlineData(ReminderKind.Weekly, 5, MissedDecision.Send)]
    [InlineData(ReminderKind.Weekly, 100, MissedDecision.SendLate)]
    [InlineData(ReminderKind.SchoolDays, 130, MissedDecision.Skip)]
    [InlineData(ReminderKind.BeforeEvent, 600, MissedDecision.SendLate)]
    [InlineData(ReminderKind.BeforeEvent, 1500, MissedDecision.Skip)] // the event has begun
    public void What_was_missed_is_made_up_for_while_it_makes_sense(ReminderKind kind, int minutesLate, MissedDecision decision)
    {
        var due = Moment("2026-11-23T07:00Z");

        Assert.Equal(decision, MissedPolicy.Decide(kind, due, due.AddMinutes(minutesLate), due.AddDays(1)));
    }

    [Fact]
    public void A_rule_is_stored_and_read_back()
    {
        var rule = new ReminderRule { Kind = ReminderKind.Weekly, Days = [DayOfWeek.Monday, DayOfWeek.Sunday], Time = new TimeOnly(8, 30), Until = Date("2026-12-25"), RunsOnHolidays = true };

        Assert.Equal(rule.ToString(), ReminderRule.Parse(rule.ToString()).ToString());
        Assert.Equal(rule.Days, ReminderRule.Parse(rule.ToString()).Days);
    }

    private static ReminderCalendar Calendar(string zone) => new(TimeZoneInfo.FindSystemTimeZoneById(zone), School, QuietHours.Never);

    private static List<string> Locals(IEnumerable<DateTimeOffset> moments)
        => [.. moments.Select(moment => TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))];

    private static DateTime Local(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
