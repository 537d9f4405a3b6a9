using System.Net;

namespace BotHost.EndToEnd.Tests;

public sealed class CleanStartTests
{
    [Fact]
    public async Task Without_any_configuration_it_starts_from_any_folder_says_one_address_and_stops_when_asked()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signal.");
        var folder = Directory.CreateTempSubdirectory("bothost-clean-").FullName;
        var cancellationToken = TestContext.Current.CancellationToken;
        await using (var host = HostProcess.Start("", folder, new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Database__ConnectionString"] = $"Data Source={Path.Combine(folder, "data", "bot.db")}",
        }))
        {
            using var client = new HttpClient { BaseAddress = await host.AddressAsync(cancellationToken) };

            var live = await client.GetAsync("/health/live", cancellationToken);
            var page = await client.GetAsync("/", cancellationToken);

            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (live.StatusCode, page.StatusCode));
            Assert.Single(host.Lines, line => line.Contains("http://", StringComparison.Ordinal));
            Assert.Equal(0, await host.StopAsync(cancellationToken));
        }
        Directory.Delete(folder, recursive: true);
    }
}
