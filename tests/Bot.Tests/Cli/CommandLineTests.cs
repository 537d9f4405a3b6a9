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

    [Fact]
    public async Task A_school_is_imported_and_leaves_as_files_without_full_names_of_pupils()
    {
        var folder = Directory.CreateTempSubdirectory("bothost-import-").FullName;
        var file = Path.Combine(folder, "школа.csv");
        await File.WriteAllTextAsync(file, "Класс;Ученик;Классный руководитель\n5А;Кузнецов Пётр;Смирнова Вера Ильинична\n", TestContext.Current.CancellationToken);
        (string, string)[] environment =
        [
            ("Database__ConnectionString", $"Data Source={Path.Combine(folder, "data", "school.db")}"),
            ("Security__Key", Convert.ToBase64String(new byte[32])), ("Schools__0__Key", "school-5"), ("Schools__0__Name", "Школа 5"),
        ];

        var early = await RunAsync($"import \"{file}\"", environment);
        var migrated = await RunAsync("migrate", environment);
        var tried = await RunAsync($"import \"{file}\" --dry-run", environment);
        var imported = await RunAsync($"import \"{file}\"", environment);
        var again = await RunAsync($"import \"{file}\" --dry-run", environment);
        var exported = await RunAsync($"export \"{Path.Combine(folder, "out")}\"", environment);

        Assert.Equal((1, "The tables are not up to date: run `migrate` first."), (early.Code, Assert.Single(early.Errors)));
        Assert.Equal((0, 0, 0, 0, 0), (migrated.Code, tried.Code, imported.Code, again.Code, exported.Code));
        Assert.NotEqual(tried.Output, again.Output);
        Assert.Contains("pupils.csv: 1", exported.Output, StringComparison.Ordinal);
        var files = Directory.GetFiles(Path.Combine(folder, "out")).Select(File.ReadAllText).ToList();
        Assert.Contains(files, text => text.Contains("Пётр К.", StringComparison.Ordinal));
        Assert.DoesNotContain(files, text => text.Contains("Кузнецов", StringComparison.OrdinalIgnoreCase));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_import_without_a_key_is_refused()
    {
        var (code, _, errors) = await RunAsync("import x.csv", ("Schools__0__Key", "school-5"), ("Schools__0__Name", "Школа 5"));

        Assert.Equal((2, "Configuration: Security:Key is required: pupils' names are stored as keyed hashes."), (code, Assert.Single(errors)));
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
