using BotHost.Domain.Chats;

namespace BotHost.Domain.Tests.Chats;

public sealed class JoinPolicyTests
{
    private static readonly JoinFacts _stranger = new()
    {
        IsBaseline = false,
        HasInvite = false,
        HadLease = false,
        Belongs = false,
        IsAddedByStaff = false,
        MayBeAddedByStaff = false,
        IsChatAdmin = false,
        Gatekeeping = Gatekeeping.Soft,
        CanRemove = true,
        IsQuietNow = false,
        AreRemovalsPaused = false,
        RecentRemovals = 0,
    };

    [Fact]
    public void Whoever_has_a_reason_to_be_there_is_recorded_even_where_strangers_are_removed()
    {
        var strict = _stranger with { Gatekeeping = Gatekeeping.Strict };

        Recorded(Standing.Invited, strict with { HasInvite = true, HadLease = true });
        Recorded(Standing.Invited, strict with { HasInvite = true, HadLease = true, Belongs = true });
        Recorded(Standing.Entitled, strict with { HasInvite = true, Belongs = true });
        Recorded(Standing.Entitled, strict with { Belongs = true });
        Recorded(Standing.Baseline, strict with { IsBaseline = true });
        Recorded(Standing.AddedByStaff, strict with { IsAddedByStaff = true });
        Recorded(Standing.AddedByStaff, strict with { IsChatAdmin = true });
    }

    [Theory]
    [InlineData(Gatekeeping.Off, false, true, typeof(JoinDecision.Recorded))]
    [InlineData(Gatekeeping.Off, true, true, typeof(JoinDecision.Recorded))]
    [InlineData(Gatekeeping.Soft, false, true, typeof(JoinDecision.Ask))]
    [InlineData(Gatekeeping.Soft, true, true, typeof(JoinDecision.Remove))]
    [InlineData(Gatekeeping.Soft, true, false, typeof(JoinDecision.Ask))]
    [InlineData(Gatekeeping.Strict, false, true, typeof(JoinDecision.Remove))]
    [InlineData(Gatekeeping.Strict, true, true, typeof(JoinDecision.Remove))]
    [InlineData(Gatekeeping.Strict, false, false, typeof(JoinDecision.Ask))]
    public void A_stranger_is_asked_about_or_removed_by_the_chats_rule(Gatekeeping rule, bool isQuiet, bool canRemove, Type expected)
        => Assert.IsType(expected, JoinPolicy.Decide(_stranger with { Gatekeeping = rule, IsQuietNow = isQuiet, CanRemove = canRemove }));

    [Theory]
    [InlineData(2, false, typeof(JoinDecision.Remove))]
    [InlineData(3, false, typeof(JoinDecision.Pause))]
    [InlineData(9, false, typeof(JoinDecision.Pause))]
    [InlineData(3, true, typeof(JoinDecision.Ask))]
    [InlineData(0, true, typeof(JoinDecision.Ask))]
    public void After_three_removals_in_an_hour_the_bot_stops_and_asks(int removals, bool isPaused, Type expected)
        => Assert.IsType(expected, JoinPolicy.Decide(_stranger with { Gatekeeping = Gatekeeping.Strict, RecentRemovals = removals, AreRemovalsPaused = isPaused }));

    [Fact]
    public void Whom_the_staff_may_have_added_is_asked_about_not_removed()
        => Assert.IsType<JoinDecision.Ask>(JoinPolicy.Decide(_stranger with { Gatekeeping = Gatekeeping.Strict, MayBeAddedByStaff = true }));

    [Fact]
    public void An_invite_never_opened_makes_nobody_belong()
        => Assert.IsType<JoinDecision.Ask>(JoinPolicy.Decide(_stranger with { HasInvite = true }));

    private static void Recorded(Standing standing, JoinFacts facts) => Assert.Equal(new JoinDecision.Recorded(standing), JoinPolicy.Decide(facts));
}
