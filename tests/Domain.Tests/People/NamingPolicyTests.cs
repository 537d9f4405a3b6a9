using BotHost.Domain.People;

namespace BotHost.Domain.Tests.People;

public sealed class NamingPolicyTests
{
    [Theory]
    [InlineData(null, false, 0, NamingDecision.NotOwnChild)]
    [InlineData(Proof.Approved, false, 1, NamingDecision.Granted)]
    [InlineData(Proof.Code, false, 3, NamingDecision.Granted)]
    [InlineData(Proof.Import, false, 3, NamingDecision.Granted)]
    [InlineData(Proof.Code, false, 4, NamingDecision.Full)]
    [InlineData(Proof.Code, false, 5, NamingDecision.Full)]
    [InlineData(Proof.Named, false, 2, NamingDecision.NamedHimself)]
    [InlineData(Proof.Approved, true, 1, NamingDecision.ForSchoolToDecide)]
    [InlineData(Proof.Named, true, 4, NamingDecision.ForSchoolToDecide)]
    public void Who_may_bring_in_another_adult(Proof? proof, bool hasBlock, int adults, NamingDecision expected)
        => Assert.Equal(expected, NamingPolicy.Decide(new NamingFacts(proof, hasBlock, adults, MaxAdults: 4)));
}
