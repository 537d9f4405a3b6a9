using BotHost.Domain.Roster;

namespace BotHost.Domain.People;

/// <summary>"I am the parent of …": an account unknown to the bot asks to be let in. Made alike whether or not the child exists.</summary>
public sealed class AccessRequest : ISchoolRow, IVersioned
{
    /// <summary>Longest name of a child that is kept.</summary>
    public const int LongestName = 80;

    public Id<AccessRequest> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required Id<Person> Asker { get; init; }
    public required AskerKind Kind { get; init; }
    public required Id<SchoolClass> Class { get; init; }

    /// <summary>What the asker typed, at most 80 characters. Cleared when the request is over.</summary>
    public required string? ChildName { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public RequestState State { get; private set; } = RequestState.Pending;

    /// <summary>Whose turn it is: a silent decider is followed by the next in line.</summary>
    public DeciderLine AskedLine { get; private set; } = DeciderLine.Homeroom;

    /// <summary>False while the bot could write to nobody who decides.</summary>
    public bool IsAsked { get; private set; }

    /// <summary>When the decider in turn is reminded; null once that was done.</summary>
    public DateTimeOffset? RemindAt { get; private set; }

    /// <summary>When the next in line is asked; null when nobody is left.</summary>
    public DateTimeOffset? EscalateAt { get; private set; }

    /// <summary>The earliest of reminder, escalation and expiry; null when the request is over.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>An adult already linked to the child said no.</summary>
    public DateTimeOffset? ObjectedAt { get; set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public Id<Person>? DecidedBy { get; private set; }

    /// <summary>The pupil the decider named; null until then.</summary>
    public Id<Pupil>? Pupil { get; private set; }

    public bool IsPending => State == RequestState.Pending;

    /// <summary>A decider is asked now and has until these times.</summary>
    /// <param name="isAsked">False when nobody could be: then it is tried again at the reminder.</param>
    public void Ask(DeciderLine line, bool isAsked, DateTimeOffset remindAt, DateTimeOffset escalateAt)
    {
        AskedLine = line;
        IsAsked = isAsked;
        RemindAt = remindAt;
        EscalateAt = line == DeciderLine.Head ? null : escalateAt;
        Schedule();
    }

    public void Reminded()
    {
        RemindAt = null;
        Schedule();
    }

    /// <summary>Nobody further in line can be reached: the request waits where it is.</summary>
    public void StopEscalating()
    {
        EscalateAt = null;
        Schedule();
    }

    public void Approve(Id<Pupil> pupil, Id<Person> by, DateTimeOffset now)
    {
        End(RequestState.Approved, now, by);
        Pupil = pupil;
    }

    /// <exception cref="InvalidOperationException">The request is over: whoever asks must look first.</exception>
    public void End(RequestState state, DateTimeOffset now, Id<Person>? by = null)
    {
        if (!IsPending)
            throw new InvalidOperationException($"A request in state {State} cannot become {state}.");
        State = state;
        DecidedAt = now;
        DecidedBy = by;
        ChildName = null;
        DueAt = null;
    }

    private void Schedule() => DueAt = new[] { RemindAt, EscalateAt, ExpiresAt }.Min();
}

public enum AskerKind
{
    Guardian = 1,
    Pupil = 2,
}

public enum RequestState
{
    Pending = 0,
    Approved = 1,
    Rejected = 2,
    Withdrawn = 3,
    Expired = 4,
}

/// <summary>Who is asked, in this order.</summary>
public enum DeciderLine
{
    Homeroom = 1,
    Administrators = 2,
    Head = 3,
}
