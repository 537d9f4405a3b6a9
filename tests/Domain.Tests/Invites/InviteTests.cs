using BotHost.Domain.Invites;

namespace BotHost.Domain.Tests.Invites;

public sealed class InviteTests
{
    private static readonly DateTimeOffset _issued = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset _expires = _issued + TimeSpan.FromDays(3);

    private static Invite New() => new() { Person = new Id<Domain.People.Person>(Guid.NewGuid()), Chat = new Id<Domain.Chats.Chat>(Guid.NewGuid()), IssuedAt = _issued, ExpiresAt = _expires };

    [Theory]
    [InlineData(-1, null, true)]
    [InlineData(0, null, false)]
    [InlineData(1, null, false)]
    [InlineData(1, -60, false)] // a lease that was over before the expiry adds nothing
    [InlineData(1, 600, true)] // one begun before counts to its end
    [InlineData(599, 600, true)]
    [InlineData(600, 600, false)]
    public void A_join_counts_by_its_own_date(int secondsAfterExpiry, int? leaseEndsAfterExpiry, bool counts)
    {
        var joinedAt = _expires + TimeSpan.FromSeconds(secondsAfterExpiry);
        DateTimeOffset? leasedUntil = leaseEndsAfterExpiry is { } seconds ? _expires + TimeSpan.FromSeconds(seconds) : null;
        var live = New();
        var expired = New();
        expired.End(InviteState.Expired, _expires);

        Assert.Equal(counts, live.Accepts(joinedAt, leasedUntil));
        Assert.Equal(counts, expired.Accepts(joinedAt, leasedUntil));
    }

    [Fact]
    public void An_annulled_invite_takes_no_late_join()
    {
        var invite = New();
        invite.End(InviteState.Expired, _expires);
        invite.AnnulledAt = _expires + TimeSpan.FromHours(12);

        Assert.False(invite.Accepts(_expires - TimeSpan.FromHours(1), null));
    }

    [Theory]
    [InlineData(InviteState.Revoked)]
    [InlineData(InviteState.Declined)]
    [InlineData(InviteState.Blocked)]
    public void An_invite_that_was_ended_by_someone_takes_no_join(InviteState state)
    {
        var invite = New();
        Assert.True(invite.End(state, _issued));

        Assert.False(invite.Accepts(_issued + TimeSpan.FromMinutes(1), null));
    }

    [Theory]
    [InlineData(-6, false)]
    [InlineData(-5, true)] // the messenger's dates are whole seconds of another clock
    public void A_join_before_the_issue_is_another_story(int seconds, bool counts)
        => Assert.Equal(counts, New().Accepts(_issued + TimeSpan.FromSeconds(seconds), null));

    [Fact]
    public void An_ended_invite_ends_once_and_reminds_no_more()
    {
        var invite = New();
        invite.RemindAt = _issued + TimeSpan.FromDays(1);

        Assert.True(invite.End(InviteState.Declined, _issued));
        Assert.False(invite.End(InviteState.Expired, _expires));
        Assert.Equal((InviteState.Declined, _issued, null), (invite.State, invite.EndedAt, invite.RemindAt));
        Assert.Throws<InvalidOperationException>(invite.Lease);
    }

    [Fact]
    public void A_lapsed_lease_leaves_the_invite_opened()
    {
        var invite = New();
        invite.Lease();
        invite.LapseLease();

        Assert.Equal(InviteState.Opened, invite.State);
    }
}
