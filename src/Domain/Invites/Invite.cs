using BotHost.Domain.Chats;
using BotHost.Domain.People;

namespace BotHost.Domain.Invites;

/// <summary>One person's own, single-use, expiring way into one chat.</summary>
public sealed class Invite : ISchoolRow, IVersioned
{
    public Id<Invite> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required Id<Person> Person { get; init; }
    public required Id<Chat> Chat { get; init; }
    public InviteState State { get; private set; } = InviteState.Issued;
    public required DateTimeOffset IssuedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the next reminder is due; null when none is left.</summary>
    public DateTimeOffset? RemindAt { get; set; }
    public int Reminders { get; private set; }

    /// <summary>When the invite reached its end, whichever it was.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When the nightly act annulled it; null unless it expired unclaimed.</summary>
    public DateTimeOffset? AnnulledAt { get; set; }

    public bool IsLive => State is InviteState.Issued or InviteState.Opened or InviteState.Leased;

    public void Open()
    {
        if (State == InviteState.Issued)
            State = InviteState.Opened;
    }

    /// <exception cref="InvalidOperationException">The invite has ended.</exception>
    public void Lease()
    {
        if (!IsLive)
            throw new InvalidOperationException($"An invite in state {State} cannot be leased.");
        State = InviteState.Leased;
    }

    public void LapseLease()
    {
        if (State == InviteState.Leased)
            State = InviteState.Opened;
    }

    /// <param name="joinedAt">The messenger's date of the join: an invite found expired later still counts when the join came first.</param>
    /// <returns>Whether the join took the invite.</returns>
    public bool Join(DateTimeOffset joinedAt)
    {
        var expiredAfterwards = State == InviteState.Expired && AnnulledAt is null && joinedAt < ExpiresAt;
        if (!IsLive && !expiredAfterwards)
            return false;
        State = InviteState.Joined;
        EndedAt = joinedAt;
        RemindAt = null;
        return true;
    }

    public void Reminded(DateTimeOffset? next)
    {
        Reminders++;
        RemindAt = next;
    }

    /// <returns>Whether it was live until now.</returns>
    public bool End(InviteState state, DateTimeOffset now)
    {
        if (!IsLive)
            return false;
        State = state;
        EndedAt = now;
        RemindAt = null;
        return true;
    }
}

public enum InviteState
{
    Issued = 0,
    Opened = 1,
    Leased = 2,
    Joined = 3,
    Expired = 4,
    Revoked = 5,
    Declined = 6,
    Escalated = 7,
    Blocked = 8,
}

/// <summary>The minutes in which the chat's link is shown to the invite's owner.</summary>
public sealed class Lease : ISchoolRow, IVersioned
{
    public Id<Lease> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required Id<Invite> Invite { get; init; }
    public required Id<Chat> Chat { get; init; }
    public required Id<Person> Person { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required DateTimeOffset ClosesAt { get; init; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The outbox row that shows the link, to be edited away when the lease closes.</summary>
    public long? LinkEntry { get; set; }

    public bool IsOpen => ClosedAt is null;

    public void Close(DateTimeOffset now) => ClosedAt ??= now;
}
