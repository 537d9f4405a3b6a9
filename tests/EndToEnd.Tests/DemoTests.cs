namespace BotHost.EndToEnd.Tests;

public sealed class DemoTests
{
    [Fact]
    public async Task The_week_is_played_to_its_end_without_a_wrong_step()
    {
        await using var demo = HostProcess.Start("demo", Path.GetTempPath(), []);

        await demo.Process.WaitForExitAsync(TestContext.Current.CancellationToken);

        var transcript = string.Join('\n', demo.Lines);
        Assert.True(demo.Process.ExitCode == 0, transcript);
        Assert.Contains("Неделя прошла, всё получилось", transcript, StringComparison.Ordinal);
    }
}
