using System.Diagnostics;

namespace BotHost.Tests.Cli;

/// <summary>The executable itself, as a shell sees it.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("run --fast")]
    [InlineData("health ftp://example.org")]
    public async Task A_wrong_usage_is_refused_in_one_line(string arguments)
    {
        var (code, output, errors) = await RunAsync(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.EndsWith("Try --help.", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_configuration_is_refused_in_one_line_without_its_value()
    {
        var (code, output, errors) = await RunAsync("run", ("Security__Key", "my-secret"));

        Assert.Equal((2, ""), (code, output));
        Assert.Equal(["Configuration: Security:Key must be base64 of at least 32 bytes."], errors);
    }

    [Fact]
    public async Task A_production_start_without_a_token_is_refused()
    {
        var (code, _, errors) = await RunAsync("");

        Assert.Equal(2, code);
        Assert.StartsWith("Configuration: Schools:0:Vk:AccessToken is required", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_a_problem_found()
    {
        var (code, _, errors) = await RunAsync("health http://127.0.0.1:1/");

        Assert.Equal(1, code);
        Assert.Equal(["No answer."], errors);
    }

    private static async Task<(int Code, string Output, string[] Errors)> RunAsync(string arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", $"\"{Path.Combine(AppContext.BaseDirectory, "BotHost.dll")}\" {arguments}")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production" },
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, errors.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
