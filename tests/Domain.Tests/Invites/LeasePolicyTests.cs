using BotHost.Domain.Invites;

namespace BotHost.Domain.Tests.Invites;

public sealed class LeasePolicyTests
{
    private static readonly DateTimeOffset _now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly InviteRules _rules = new(TimeSpan.FromDays(3), TimeSpan.FromMinutes(15), TimeSpan.FromDays(1), TimeSpan.FromDays(1), 2);

    private static LeaseFacts Fresh => new()
    {
        State = InviteState.Issued,
        ExpiresAt = _now + TimeSpan.FromHours(1),
        IsInside = false,
        IsEntitled = true,
        HasChat = true,
        CanShowLink = true,
        OpenSince = null,
        OpenedToday = 0,
    };

    [Fact]
    public void A_press_opens_a_lease_of_fifteen_minutes()
        => Assert.Equal(new LeaseDecision.Granted(_now + TimeSpan.FromMinutes(15)), LeasePolicy.Decide(Fresh, _rules, _now));

    [Theory]
    [InlineData(InviteState.Issued, typeof(LeaseDecision.Granted))]
    [InlineData(InviteState.Opened, typeof(LeaseDecision.Granted))]
    [InlineData(InviteState.Leased, typeof(LeaseDecision.Granted))]
    [InlineData(InviteState.Joined, typeof(LeaseDecision.Over))]
    [InlineData(InviteState.Expired, typeof(LeaseDecision.Over))]
    [InlineData(InviteState.Revoked, typeof(LeaseDecision.Over))]
    [InlineData(InviteState.Declined, typeof(LeaseDecision.Over))]
    [InlineData(InviteState.Blocked, typeof(LeaseDecision.Over))]
    public void Only_a_live_invite_opens_the_link(InviteState state, Type expected)
        => Assert.IsType(expected, LeasePolicy.Decide(Fresh with { State = state }, _rules, _now));

    [Theory]
    [InlineData(1, typeof(LeaseDecision.Granted))]
    [InlineData(0, typeof(LeaseDecision.Over))]
    [InlineData(-1, typeof(LeaseDecision.Over))]
    public void The_expiry_ends_it_to_the_second(int secondsLeft, Type expected)
        => Assert.IsType(expected, LeasePolicy.Decide(Fresh with { ExpiresAt = _now + TimeSpan.FromSeconds(secondsLeft) }, _rules, _now));

    [Theory]
    [InlineData(4, typeof(LeaseDecision.Granted))]
    [InlineData(5, typeof(LeaseDecision.TooOften))]
    public void Five_leases_a_day_are_the_most(int openedToday, Type expected)
        => Assert.IsType(expected, LeasePolicy.Decide(Fresh with { OpenedToday = openedToday }, _rules, _now));

    [Theory]
    [InlineData(0, typeof(LeaseDecision.StillOpen))]
    [InlineData(19, typeof(LeaseDecision.StillOpen))]
    [InlineData(20, typeof(LeaseDecision.Granted))]
    public void A_nervous_second_press_opens_no_second_lease(int secondsBefore, Type expected)
        => Assert.IsType(expected, LeasePolicy.Decide(Fresh with { State = InviteState.Leased, OpenSince = _now - TimeSpan.FromSeconds(secondsBefore) }, _rules, _now));

    [Fact]
    public void Who_is_inside_needs_no_link_whatever_became_of_the_invite()
        => Assert.IsType<LeaseDecision.AlreadyInside>(LeasePolicy.Decide(Fresh with { IsInside = true, State = InviteState.Expired, HasChat = false }, _rules, _now));

    [Fact]
    public void The_right_is_asked_again_at_the_press()
        => Assert.IsType<LeaseDecision.NotEntitled>(LeasePolicy.Decide(Fresh with { IsEntitled = false }, _rules, _now));

    [Fact]
    public void A_chat_that_is_gone_or_hides_its_link_is_said_so()
    {
        Assert.IsType<LeaseDecision.NoChat>(LeasePolicy.Decide(Fresh with { HasChat = false, IsEntitled = false }, _rules, _now));
        Assert.IsType<LeaseDecision.NoLink>(LeasePolicy.Decide(Fresh with { CanShowLink = false, OpenedToday = 5 }, _rules, _now));
    }
}
