using BotHost.Vk;

namespace BotHost.Tests.Vk;

public sealed class VkPaceTests
{
    private const int Limit = 20;

    [Fact]
    public async Task No_second_ever_sees_more_than_the_limit()
    {
        var time = new AutoTime();
        var pace = new VkPace(Limit, time);

        var grants = await GrantAsync(pace, time, 200);

        for (var i = Limit; i < grants.Count; i++)
            Assert.True(grants[i] - grants[i - Limit] > TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task After_a_rest_a_few_go_at_once_and_the_others_evenly()
    {
        var time = new AutoTime();
        var pace = new VkPace(Limit, time);

        var grants = await GrantAsync(pace, time, 12);

        Assert.All(grants.Take(4), grant => Assert.Equal(grants[0], grant));
        for (var i = 5; i < grants.Count; i++)
            Assert.InRange((grants[i] - grants[i - 1]).TotalMilliseconds, 49, 53);
    }

    [Fact]
    public async Task Nearly_the_whole_limit_is_used()
    {
        var time = new AutoTime();
        var pace = new VkPace(Limit, time);

        var grants = await GrantAsync(pace, time, 1000);

        Assert.InRange(1000 / (grants[^1] - grants[0]).TotalSeconds, 19.4, 20);
    }

    [Fact]
    public async Task A_refusal_is_followed_by_a_rest_of_a_second()
    {
        var time = new AutoTime();
        var pace = new VkPace(Limit, time);
        await GrantAsync(pace, time, 50);
        var refused = time.GetElapsedTime(0);

        pace.Yield();
        var grants = await GrantAsync(pace, time, 101);

        Assert.InRange((grants[0] - refused).TotalSeconds, 1, 1.2);
        Assert.InRange(100 / (grants[^1] - grants[0]).TotalSeconds, 19.4, 20.3); // one refusal is an accident: the pace stays
    }

    [Fact]
    public async Task Refusals_that_come_again_and_again_slow_the_pace_down_but_not_without_end()
    {
        var time = new AutoTime();
        var pace = new VkPace(Limit, time);

        for (var i = 0; i < 30; i++)
        {
            pace.Yield();
            pace.Yield(); // two of one burst count once
            await GrantAsync(pace, time, 30);
        }

        var grants = await GrantAsync(pace, time, 101);
        Assert.InRange(100 / (grants[^1] - grants[0]).TotalSeconds, 16.5, 17);
    }

    [Fact]
    public async Task Without_a_limit_nothing_waits_but_for_a_refusal()
    {
        var time = new AutoTime();
        var pace = new VkPace(0, time);

        await GrantAsync(pace, time, 10_000);
        Assert.Equal(TimeSpan.Zero, time.Waited);

        pace.Yield();
        await GrantAsync(pace, time, 1);
        Assert.InRange(time.Waited.TotalSeconds, 1, 1.2);
    }

    private static async Task<List<TimeSpan>> GrantAsync(VkPace pace, AutoTime time, int count)
    {
        var grants = new List<TimeSpan>();
        for (var i = 0; i < count; i++)
        {
            await pace.WaitAsync(TestContext.Current.CancellationToken);
            grants.Add(time.GetElapsedTime(0));
        }

        return grants;
    }
}
