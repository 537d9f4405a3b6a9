using BotHost.Domain.Events;
using BotHost.Domain.People;

namespace BotHost.Domain.Reminders;

/// <summary>Something that the bot is to remind one person, a class, the staff or a chat of.</summary>
public sealed class Reminder : ISchoolRow, IVersioned
{
    public const int MaxText = 1_000;

    public Id<Reminder> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required Id<Person> Owner { get; init; }

    /// <summary><see cref="Audiences.Audience"/> as stored; null: the owner alone.</summary>
    public string? Audience { get; init; }
    public required string Text { get; set; }

    /// <summary><see cref="ReminderRule"/> as stored.</summary>
    public required string Rule { get; set; }

    /// <summary>IANA name of the zone in which the rule's hours were said.</summary>
    public required string Zone { get; init; }
    public Id<SchoolEvent>? Event { get; init; }

    /// <summary>Breaks quiet hours; an administrator's act, audited.</summary>
    public bool IsUrgent { get; set; }
    public ReminderState State { get; set; }

    /// <summary>When it comes next; null: not any more, or not yet confirmed.</summary>
    public DateTimeOffset? NextAt { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The reminder that was put off; this one is a single occurrence beside it.</summary>
    public Id<Reminder>? SnoozedFrom { get; init; }

    /// <summary>When it was changed or cancelled last: for ten minutes that can be undone.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }
    public string? PreviousRule { get; private set; }
    public string? PreviousText { get; private set; }

    public bool IsOwn => Audience is null;

    public void Change(string text, ReminderRule rule, DateTimeOffset now)
    {
        (PreviousText, PreviousRule, ChangedAt) = (Text, Rule, now);
        (Text, Rule) = (text, rule.ToString());
    }

    public void Cancel(DateTimeOffset now) => (State, NextAt, ChangedAt) = (ReminderState.Cancelled, null, now);

    /// <summary>Takes back the last change or cancellation. The caller settles <see cref="NextAt"/>.</summary>
    /// <returns>Whether it was in time.</returns>
    public bool Undo(DateTimeOffset now, TimeSpan within)
    {
        if (ChangedAt is not { } at || now - at > within)
            return false;
        if (State == ReminderState.Cancelled)
            State = ReminderState.Active;
        else if (PreviousRule is { } rule && PreviousText is { } text)
            (Rule, Text, PreviousRule, PreviousText) = (rule, text, null, null);
        ChangedAt = null;
        return true;
    }
}

public enum ReminderState
{
    /// <summary>For others, and not yet confirmed.</summary>
    Draft = 0,
    Active = 1,
    Done = 2,
    Cancelled = 3,
}

/// <summary>What is done about a reminder whose moment has come or is over.</summary>
public enum MissedDecision
{
    Send,

    /// <summary>Sent, and said that it is late.</summary>
    SendLate,
    Skip,
}

/// <summary>After downtime: a single reminder is made up for within a day, a repeated one within two hours, one before an event while the event is ahead.</summary>
public static class MissedPolicy
{
    private static readonly TimeSpan _onTime = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan _single = TimeSpan.FromDays(1);
    private static readonly TimeSpan _repeated = TimeSpan.FromHours(2);

    public static MissedDecision Decide(ReminderKind kind, DateTimeOffset due, DateTimeOffset now, DateTimeOffset? eventAt) => (kind, now - due) switch
    {
        (ReminderKind.BeforeEvent, _) when !(eventAt > now) => MissedDecision.Skip,
        (_, var late) when late <= _onTime => MissedDecision.Send,
        (ReminderKind.BeforeEvent, _) => MissedDecision.SendLate,
        (ReminderKind.Once, var late) => late <= _single ? MissedDecision.SendLate : MissedDecision.Skip,
        (_, var late) => late <= _repeated ? MissedDecision.SendLate : MissedDecision.Skip,
    };
}
