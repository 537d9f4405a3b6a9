namespace BotHost.Domain.Schools;

/// <summary>Which days are school days: Monday to Friday, less the days off, plus the days that work was moved to.</summary>
public sealed record SchoolCalendar
{
    /// <summary>Long enough to end a term.</summary>
    private const int DaysOfVacation = 5;
    private const int LongestGap = 120;

    /// <summary>The public holidays of the Labour Code (article 112) and nothing of a school's own.</summary>
    public static SchoolCalendar National { get; } = new();

    /// <summary>Vacations and other days off of this school, in any order.</summary>
    public IReadOnlyList<DateRange> DaysOff { get; init; } = [];

    /// <summary>Days that are worked although they are a weekend or a holiday.</summary>
    public IReadOnlySet<DateOnly> WorkingDays { get; init; } = new HashSet<DateOnly>();

    public bool IsSchoolDay(DateOnly date)
        => WorkingDays.Contains(date) || SchoolTime.IsWorkingDay(date) && !IsHoliday(date);

    /// <summary>A public holiday or one of the school's days off; a plain weekend is none.</summary>
    public bool IsHoliday(DateOnly date)
        => !WorkingDays.Contains(date) && (IsPublicHoliday(date) || DaysOff.Any(range => range.Contains(date)));

    /// <summary>The first school day from this one on; null when none comes in sight.</summary>
    public DateOnly? NextSchoolDay(DateOnly from)
    {
        for (var date = from; date < from.AddDays(LongestGap); date = date.AddDays(1))
        {
            if (IsSchoolDay(date))
                return date;
        }
        return null;
    }

    /// <summary>The last school day before the next vacation: the end of the quarter. Null when no vacation is known.</summary>
    public DateOnly? TermEnd(DateOnly date)
    {
        var vacation = DaysOff.Append(NewYear(date.Year + 1))
            .Where(range => range.From > date && range.Days >= DaysOfVacation).Select(range => (DateOnly?)range.From).Min();
        for (var day = vacation?.AddDays(-1); day >= date; day = day.Value.AddDays(-1))
        {
            if (IsSchoolDay(day.Value))
                return day;
        }
        return null;
    }

    private static DateRange NewYear(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 1, 8));

    private static bool IsPublicHoliday(DateOnly date) => (date.Month, date.Day) switch
    {
        (1, <= 8) => true,
        (2, 23) or (3, 8) or (5, 1) or (5, 9) or (6, 12) or (11, 4) => true,
        _ => false,
    };
}

/// <summary>Days from one to another, both included.</summary>
public readonly record struct DateRange(DateOnly From, DateOnly To)
{
    public int Days => To.DayNumber - From.DayNumber + 1;

    public bool Contains(DateOnly date) => date >= From && date <= To;
}
