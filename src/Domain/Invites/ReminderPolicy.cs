using BotHost.Domain.Schools;

namespace BotHost.Domain.Invites;

/// <summary>When a person who has not joined is reminded: outside quiet hours, before the expiry, and on one day once.</summary>
public static class ReminderPolicy
{
    /// <param name="reminded">How many reminders there were.</param>
    /// <param name="last">The day of the last one, or of the issue: nobody hears of an invite twice on one day.</param>
    /// <returns>The next reminder's moment; null when none is left.</returns>
    public static DateTimeOffset? Next(
        DateTimeOffset issuedAt, DateTimeOffset expiresAt, int reminded, DateTimeOffset last, InviteRules rules, QuietHours quiet, TimeZoneInfo zone)
    {
        if (reminded >= rules.MaxReminders)
            return null;
        DateTimeOffset[] planned = [issuedAt + rules.RemindAfter, expiresAt - rules.RemindBeforeExpiry];
        return planned
            .Where(moment => moment > issuedAt && moment < expiresAt)
            .Select(moment => quiet.Previous(moment, zone)) // into the evening before, never into the night
            .Where(moment => moment > last && SchoolTime.DateOf(moment, zone) > SchoolTime.DateOf(last, zone))
            .Order()
            .Cast<DateTimeOffset?>()
            .FirstOrDefault();
    }
}
