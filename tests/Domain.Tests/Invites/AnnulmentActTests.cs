using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Domain.People;

namespace BotHost.Domain.Tests.Invites;

public sealed class AnnulmentActTests
{
    private static readonly DateTimeOffset Night = new(2026, 11, 24, 0, 10, 0, TimeSpan.Zero);

    [Fact]
    public void An_act_counts_what_it_takes_by_reason()
    {
        var act = new AnnulmentAct { Number = 1, Date = new DateOnly(2026, 11, 24), MadeAt = Night };
        foreach (var state in new[] { InviteState.Expired, InviteState.Expired, InviteState.Revoked, InviteState.Blocked, InviteState.Declined })
            act.Take(Ended(state), Night);
        act.TakeCode();

        Assert.Equal((2, 2, 1, 1, 6), (act.Expired, act.Revoked, act.Declined, act.Codes, act.Count));
    }

    [Fact]
    public void A_live_or_used_invite_is_never_annulled()
    {
        var act = new AnnulmentAct { Number = 1, Date = new DateOnly(2026, 11, 24), MadeAt = Night };
        var used = Issued();
        used.Join(Night);

        Assert.Throws<InvalidOperationException>(() => act.Take(Issued(), Night));
        Assert.Throws<InvalidOperationException>(() => act.Take(used, Night));
    }

    private static Invite Ended(InviteState state)
    {
        var invite = Issued();
        invite.End(state, Night);
        return invite;
    }

    private static Invite Issued() => new()
    {
        Person = new Id<Person>(Guid.NewGuid()), Chat = new Id<Chat>(Guid.NewGuid()), IssuedAt = Night - TimeSpan.FromDays(3), ExpiresAt = Night,
    };
}
