using BotHost.Domain.Roster;

namespace BotHost.Domain.People;

/// <summary>"I am the parent of …": an account unknown to the bot asks to be let in. Made alike whether or not the child exists.</summary>
public sealed class AccessRequest : ISchoolRow, IVersioned
{
    public Id<AccessRequest> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required Id<Person> Asker { get; init; }
    public required AskerKind Kind { get; init; }
    public required Id<SchoolClass> Class { get; init; }

    /// <summary>What the asker typed, at most 80 characters. Cleared when the request is over.</summary>
    public required string? ChildName { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset RemindAt { get; init; }
    public required DateTimeOffset EscalateAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public RequestState State { get; private set; } = RequestState.Pending;

    /// <summary>Whose turn it is: a silent decider is followed by the next in line.</summary>
    public DeciderLine AskedLine { get; set; } = DeciderLine.Homeroom;
    public DateTimeOffset? RemindedAt { get; set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public Id<Person>? DecidedBy { get; private set; }

    /// <summary>The pupil the decider named; null until then.</summary>
    public Id<Pupil>? Pupil { get; private set; }

    public bool IsPending => State == RequestState.Pending;

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
    }
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
