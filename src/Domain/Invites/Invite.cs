using BotHost.Domain.Chats;
using BotHost.Domain.People;

namespace BotHost.Domain.Invites;

/// <summary>One person's own, single-use, expiring way into one chat.</summary>
public sealed class Invite : ISchoolRow, IVersioned
{
    /// <summary>The messenger's dates are whole seconds of its own clock.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);

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

    /// <summary>The last reminder, by the clock or by a teacher: nobody hears of an invite twice on one day.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>Why its owner does not want to come in; null unless that was said.</summary>
    public DeclineReason? DeclineReason { get; set; }

    /// <summary>When the invite reached its end, whichever it was.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When a person of the school was last asked to let the owner in by hand.</summary>
    public DateTimeOffset? HelpAskedAt { get; set; }

    /// <summary>When the nightly act annulled it; null unless it ended unclaimed.</summary>
    public DateTimeOffset? AnnulledAt { get; set; }

    /// <summary>The act that lists it.</summary>
    public Id<AnnulmentAct>? Act { get; set; }

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

    /// <summary>Whether a join at that moment, by the messenger's date, is one by this invite: also when the invite was found expired before the join was heard of.</summary>
    /// <param name="leasedUntil">The end of its last lease: one begun before the expiry counts to its end. Null when it never had one.</param>
    public bool Accepts(DateTimeOffset joinedAt, DateTimeOffset? leasedUntil)
    {
        var isOpen = IsLive || State == InviteState.Expired && AnnulledAt is null;
        var until = leasedUntil > ExpiresAt ? leasedUntil : ExpiresAt;
        return isOpen && joinedAt >= IssuedAt - ClockSkew && joinedAt < until;
    }

    public void Join(DateTimeOffset joinedAt)
    {
        State = InviteState.Joined;
        EndedAt = joinedAt;
        RemindAt = null;
    }

    /// <param name="next">When the next one is due by the clock.</param>
    public void Reminded(DateTimeOffset now, DateTimeOffset? next)
    {
        Reminders++;
        RemindedAt = now;
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

/// <summary>What people say when they do not want to come in.</summary>
public enum DeclineReason
{
    NoSmartphone = 1,

    /// <summary>Another adult of the child comes in instead.</summary>
    OtherAdult = 2,
    DoesNotWant = 3,
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

    /// <summary>Whether the link was shown to its owner at that moment, by the messenger's date.</summary>
    public bool Covers(DateTimeOffset moment) => moment >= OpenedAt - Invites.Invite.ClockSkew && moment < ClosesAt;

    public void Close(DateTimeOffset now) => ClosedAt ??= now;
}
