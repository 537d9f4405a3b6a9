namespace BotHost.Domain.Schools;

/// <summary>The hours of school time in which people are left alone. Equal ends: never.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    public static QuietHours Never { get; } = new(TimeOnly.MinValue, TimeOnly.MinValue);

    public bool Covers(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var time = TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(moment, zone).TimeOfDay);
        return From != To && time.IsBetween(From, To);
    }

    /// <summary>The first moment, from this one on, at which people may be written to.</summary>
    public DateTimeOffset Next(DateTimeOffset moment, TimeZoneInfo zone)
    {
        if (!Covers(moment, zone))
            return moment;
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        var date = DateOnly.FromDateTime(local.DateTime);
        if (TimeOnly.FromTimeSpan(local.TimeOfDay) >= To)
            date = date.AddDays(1);
        return SchoolTime.At(date, To, zone);
    }

    /// <summary>The last moment, up to this one, before the quiet hours: a reminder moves earlier, never into the night.</summary>
    public DateTimeOffset Previous(DateTimeOffset moment, TimeZoneInfo zone)
    {
        if (!Covers(moment, zone))
            return moment;
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        var date = DateOnly.FromDateTime(local.DateTime);
        if (TimeOnly.FromTimeSpan(local.TimeOfDay) < From)
            date = date.AddDays(-1);
        return SchoolTime.At(date, From, zone).AddMinutes(-1);
    }
}
