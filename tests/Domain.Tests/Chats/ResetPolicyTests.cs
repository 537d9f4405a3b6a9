using BotHost.Domain.Chats;

namespace BotHost.Domain.Tests.Chats;

public sealed class ResetPolicyTests
{
    private static readonly DateTimeOffset _wanted = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, null, 0)] // nobody holds the link: at once
    [InlineData(-60, null, 0)]
    [InlineData(-10, null, 0)]
    [InlineData(-4, null, 6)] // once in ten minutes
    [InlineData(null, 15, 15)] // when the last lease closes
    [InlineData(null, 45, 30)] // postponed half an hour at most
    [InlineData(-4, 5, 6)]
    [InlineData(-4, 8, 8)]
    [InlineData(null, -1, 0)]
    public void A_routine_reset_waits_for_leases_but_not_for_ever(int? lastReset, int? leasesOpenUntil, int dueAfter)
    {
        var facts = new ResetFacts(_wanted, Minutes(lastReset), Minutes(leasesOpenUntil));

        Assert.Equal(Minutes(dueAfter), ResetPolicy.DueAt(facts));
    }

    private static DateTimeOffset? Minutes(int? minutes) => minutes is { } number ? _wanted + TimeSpan.FromMinutes(number) : null;
}
