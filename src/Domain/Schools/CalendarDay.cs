namespace BotHost.Domain.Schools;

/// <summary>A day that is not what its weekday says: a holiday, a day of the school's vacation, a transferred working Saturday.</summary>
public sealed class CalendarDay : ISchoolRow
{
    public SchoolKey School { get; private set; }
    public required DateOnly Date { get; init; }
    public required DayKind Kind { get; set; }

    /// <summary>When lessons are: vacations are off.</summary>
    public static SchoolCalendar ForLessons(IReadOnlyCollection<CalendarDay> days) => Build(days, kind => kind is DayKind.Off or DayKind.Vacation);

    /// <summary>When staff are at work: deadlines run in the vacations too.</summary>
    public static SchoolCalendar ForStaff(IReadOnlyCollection<CalendarDay> days) => Build(days, kind => kind == DayKind.Off);

    private static SchoolCalendar Build(IReadOnlyCollection<CalendarDay> days, Func<DayKind, bool> isOff)
    {
        List<DateRange> ranges = [];
        foreach (var date in days.Where(day => isOff(day.Kind)).Select(day => day.Date).Order())
        {
            if (ranges.Count > 0 && ranges[^1].To.AddDays(1) == date)
                ranges[^1] = ranges[^1] with { To = date };
            else
                ranges.Add(new DateRange(date, date));
        }
        return SchoolCalendar.National with { DaysOff = ranges, WorkingDays = days.Where(day => day.Kind == DayKind.Working).Select(day => day.Date).ToHashSet() };
    }
}

public enum DayKind
{
    Off = 1,
    Vacation = 2,
    Working = 3,
}
