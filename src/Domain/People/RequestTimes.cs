using BotHost.Domain.Schools;

namespace BotHost.Domain.People;

/// <summary>How long a decider has: counted in working days; a reminder that falls in the quiet hours moves earlier.</summary>
public sealed record RequestTimes(DateTimeOffset RemindAt, DateTimeOffset EscalateAt)
{
    public static RequestTimes From(DateTimeOffset now, TimeSpan remindAfter, TimeSpan escalateAfter, QuietHours quiet, TimeZoneInfo zone, SchoolCalendar? calendar = null)
    {
        var remindAt = quiet.Previous(SchoolTime.AddWorking(now, remindAfter, zone, calendar), zone);
        return new RequestTimes(remindAt > now ? remindAt : quiet.Next(now, zone), SchoolTime.AddWorking(now, escalateAfter, zone, calendar));
    }
}

/// <summary>What time does to a request that nobody decides.</summary>
public static class RequestClock
{
    public static RequestStep Next(AccessRequest request, DateTimeOffset now) => request switch
    {
        { IsPending: false } => RequestStep.Nothing,
        _ when now >= request.ExpiresAt => RequestStep.Expire,
        _ when now >= request.EscalateAt => RequestStep.Escalate,
        _ when now >= request.RemindAt => RequestStep.Remind,
        _ => RequestStep.Nothing,
    };
}

public enum RequestStep
{
    Nothing,
    Remind,
    Escalate,
    Expire,
}
