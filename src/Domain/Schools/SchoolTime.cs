namespace BotHost.Domain.Schools;

/// <summary>Local dates and hours of a school as moments.</summary>
public static class SchoolTime
{
    /// <summary>A local time that daylight saving skips becomes the first valid minute; one that comes twice is taken once, the first time.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(time, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(local))
            local = new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, 0, DateTimeKind.Unspecified).AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    public static DateOnly DateOf(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    public static bool IsWorkingDay(DateOnly date) => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>Adds a span in which the hours of days off do not count: a day asked on Friday at noon ends on Monday at noon.</summary>
    public static DateTimeOffset AddWorking(DateTimeOffset from, TimeSpan span, TimeZoneInfo zone, SchoolCalendar? calendar = null)
    {
        var now = from;
        while (true)
        {
            var date = DateOf(now, zone);
            var nextDay = At(date.AddDays(1), TimeOnly.MinValue, zone);
            if (!(calendar?.IsSchoolDay(date) ?? IsWorkingDay(date)))
            {
                now = nextDay;
                continue;
            }
            if (now + span <= nextDay)
                return now + span;
            span -= nextDay - now;
            now = nextDay;
        }
    }
}
