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

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task With_a_schools_token_there_is_no_sandbox(string environment)
    {
        var folder = Directory.CreateTempSubdirectory("bothost-token-").FullName;
        var cancellationToken = TestContext.Current.CancellationToken;
        await using (var host = HostProcess.Start("", folder, new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = environment,
            ["Database__ConnectionString"] = $"Data Source={Path.Combine(folder, "bot.db")}",
            ["Security__Key"] = Convert.ToBase64String(new byte[32]),
            ["Schools__0__Key"] = "school-1",
            ["Schools__0__Name"] = "Школа",
            ["Schools__0__Owner"] = "1",
            ["Schools__0__Vk__GroupId"] = "1",
            ["Schools__0__Vk__AccessToken"] = "vk1.a.test",
            ["Schools__0__Vk__ApiUrl"] = "http://127.0.0.1:9/method/", // nobody answers there
        }))
        {
            using var client = new HttpClient { BaseAddress = await host.AddressAsync(cancellationToken) };

            var home = await client.GetStringAsync("/", cancellationToken);
            var stage = await client.GetAsync("/page/stage", cancellationToken);
            var act = await client.PostAsync("/page/act", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), cancellationToken);

            Assert.DoesNotContain("/page/", home, StringComparison.Ordinal);
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (stage.StatusCode, act.StatusCode));
        }
        Directory.Delete(folder, recursive: true);
    }
}
