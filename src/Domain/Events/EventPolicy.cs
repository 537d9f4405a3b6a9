namespace BotHost.Domain.Events;

/// <summary>What is to be done about an event now.</summary>
public enum EventStep
{
    None,

    /// <summary>A day before: "кто ведёт? где ссылка?".</summary>
    AskForLink,

    /// <summary>Fifteen minutes before: the link goes out.</summary>
    Publish,

    /// <summary>Fifteen minutes before, and there is no link.</summary>
    TellMissing,

    /// <summary>Afterwards: "состоялось? сколько было?".</summary>
    AskResult,
}

/// <summary>The clock of an event. A step whose hour was missed is still taken while it makes sense.</summary>
public static class EventPolicy
{
    public static readonly TimeSpan CheckBefore = TimeSpan.FromDays(1);
    public static readonly TimeSpan PublishBefore = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan AskAfter = TimeSpan.FromMinutes(10);

    /// <summary>Nobody remembers after that.</summary>
    public static readonly TimeSpan AskAtMostAfter = TimeSpan.FromDays(7);

    /// <param name="publishAt">A quarter of an hour before the start, or before the quiet hours that it begins in.</param>
    public static EventStep Decide(SchoolEvent it, DateTimeOffset publishAt, DateTimeOffset now) => it switch
    {
        { State: not EventState.Planned } => EventStep.None,
        { ResultAskedAt: null } when now >= it.EndsAt + AskAfter => now <= it.EndsAt + AskAtMostAfter ? EventStep.AskResult : EventStep.None,
        _ when now >= it.EndsAt => EventStep.None,
        { PublishedAt: null } when now >= publishAt && (it.Link is not null || it.IsOnSite) => EventStep.Publish,
        { MissingToldAt: null, PublishedAt: null } when now >= publishAt => EventStep.TellMissing,
        { LinkAskedAt: null } when (it is { Link: null, IsOnSite: false } || it.HostName is null) && now >= it.StartsAt - CheckBefore && now < publishAt => EventStep.AskForLink,
        _ => EventStep.None,
    };

    /// <summary>When there is something to do next, with every step up to now taken; null for never.</summary>
    public static DateTimeOffset? NextDue(SchoolEvent it, DateTimeOffset publishAt, DateTimeOffset now)
    {
        if (it.State != EventState.Planned)
            return null;
        if (Decide(it, publishAt, now) != EventStep.None)
            return now;
        DateTimeOffset[] moments = [it.StartsAt - CheckBefore, publishAt, it.EndsAt + AskAfter];
        return moments.Where(moment => moment > now && Decide(it, publishAt, moment) != EventStep.None).Select(moment => (DateTimeOffset?)moment).Min();
    }

    /// <summary>Two events that cannot both be attended or both be led.</summary>
    public static bool Overlap(SchoolEvent left, SchoolEvent right) => left.StartsAt < right.EndsAt && right.StartsAt < left.EndsAt;

    public static int UsualMinutes(EventKind kind) => kind switch
    {
        EventKind.ParentsMeeting or EventKind.StaffCouncil => 90,
        EventKind.Meeting or EventKind.Webinar or EventKind.Broadcast => 60,
        _ => 40,
    };
}
