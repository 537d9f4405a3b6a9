using BotHost.Sandbox.People;

namespace BotHost.Sandbox.Tests.VkIo;

/// <summary>An SDK that knows nothing of the emulator works against it (vk/facts.md §1, §2, §5, §6).</summary>
public sealed class VkIoTests
{
    [Fact(Timeout = 60_000)] // another program takes part
    public async Task It_hears_by_long_poll_sends_a_keyboard_and_answers_a_press()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var vk = await TestVk.StartAsync();
        await using var bot = await VkIoBot.StartAsync(vk, cancellation);

        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "привет");
        var reply = await vk.Emulator.View.WaitForReplyAsync(TestVk.AnnasDialog, 1, cancellation);
        var answer = await vk.Emulator.People.PressAsync(TestVk.Anna, TestVk.AnnasDialog, reply.Cmid, "Нажать", cancellation);

        Assert.Equal("Вы написали: привет", reply.Text);
        Assert.Equal(("callback", "positive"), (reply.Button("Нажать").Type, reply.Button("Нажать").Color));
        Assert.Equal(new PressAnswer.Snackbar("Нажато: press"), answer);
    }

    [Fact(Timeout = 60_000)] // another program takes part
    public async Task It_gathers_calls_into_execute()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var vk = await TestVk.StartAsync();
        await using var bot = await VkIoBot.StartAsync(vk, cancellation);
        var ids = Enumerable.Repeat(new[] { TestVk.Anna, TestVk.Boris }, 10).SelectMany(pair => pair).ToList();
        var before = vk.Emulator.Journal.CallCount;

        var names = await bot.AskAsync(string.Join(',', ids), cancellation);

        Assert.Equal(string.Join(',', ids.Select(id => id == TestVk.Anna ? "Анна" : "Борис")), names);
        var calls = vk.Emulator.Journal.Calls.Where(call => call.Number > before).ToList();
        Assert.Contains(calls, call => call.Method == "execute");
        Assert.True(calls.Count < ids.Count, "Twenty calls were gathered into fewer.");
    }
}
