using BotHost.Domain.Invites;

namespace BotHost.Domain.Tests.Invites;

public sealed class CoveragePolicyTests
{
    private static readonly AdultFacts Inside = new(true, InviteState.Joined, null);

    public static TheoryData<string, AdultFacts[], bool> Families => new()
    {
        { "Nobody", [], false },
        { "Inside", [Inside], false },
        { "Inside", [Adult(InviteState.Declined, DeclineReason.OtherAdult), Inside], false },
        { "Opened", [Adult(InviteState.Issued), Adult(InviteState.Opened)], true },
        { "Opened", [Adult(InviteState.Leased)], true },
        { "Invited", [Adult(InviteState.Issued), Adult(InviteState.Declined)], true },
        { "Known", [Adult(null)], true },
        { "Known", [Adult(InviteState.Expired)], true },
        { "Known", [Adult(InviteState.Joined)], true }, // joined once, and has left since
        { "Known", [Adult(InviteState.Declined), Adult(null)], true },
        { "Declined", [Adult(InviteState.Declined, DeclineReason.NoSmartphone)], false },
        { "Declined", [Adult(InviteState.Declined), Adult(InviteState.Declined)], false },
    };

    [Theory]
    [MemberData(nameof(Families))]
    public void A_child_is_as_far_as_the_adult_who_came_furthest(string expected, AdultFacts[] adults, bool mayBeReminded)
    {
        var coverage = CoveragePolicy.Of(adults);

        Assert.Equal(expected, coverage.GetType().Name);
        Assert.Equal(mayBeReminded, CoveragePolicy.MayRemind(coverage));
    }

    [Fact]
    public void The_reason_of_a_refusal_is_kept()
        => Assert.Equal(new Coverage.Declined(DeclineReason.NoSmartphone), CoveragePolicy.Of([Adult(InviteState.Declined, DeclineReason.NoSmartphone)]));

    private static AdultFacts Adult(InviteState? last, DeclineReason? reason = null) => new(false, last, reason);
}
