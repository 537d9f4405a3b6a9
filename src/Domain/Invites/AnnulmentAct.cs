namespace BotHost.Domain.Invites;

/// <summary>The nightly act: which unclaimed invites and codes are void for good. The lines are found by it; its numbers outlive them.</summary>
public sealed class AnnulmentAct : ISchoolRow
{
    public Id<AnnulmentAct> Id { get; private set; }
    public SchoolKey School { get; private set; }

    /// <summary>From 1, without gaps, for each school.</summary>
    public required int Number { get; init; }

    /// <summary>The night's local date.</summary>
    public required DateOnly Date { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public int Expired { get; private set; }
    public int Revoked { get; private set; }
    public int Declined { get; private set; }
    public int Codes { get; private set; }

    public int Count => Expired + Revoked + Declined + Codes;

    /// <exception cref="InvalidOperationException">The invite is live, or was used.</exception>
    public void Take(Invite invite, DateTimeOffset now)
    {
        switch (invite.State)
        {
            case InviteState.Expired:
                Expired++;
                break;
            case InviteState.Declined:
                Declined++;
                break;
            case InviteState.Revoked or InviteState.Escalated or InviteState.Blocked:
                Revoked++;
                break;
            default:
                throw new InvalidOperationException($"An invite in state {invite.State} is not annulled.");
        }
        invite.AnnulledAt = now;
        invite.Act = Id;
    }

    public void TakeCode() => Codes++;
}
