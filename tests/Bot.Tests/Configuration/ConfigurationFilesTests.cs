using BotHost.Configuration;

namespace BotHost.Tests.Configuration;

public sealed class ConfigurationFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bothost-configuration-").FullName;

    [Theory]
    [InlineData("repository/artifacts/bin", "elsewhere", "repository")]
    [InlineData("installed", "repository/src/Bot", "repository")]
    [InlineData("installed", "own", "own")]
    [InlineData("installed", "elsewhere", "installed")]
    public void The_file_is_found_from_any_folder(string executable, string current, string expected)
    {
        foreach (var file in new[] { "repository/BotHost.sln", "repository/appsettings.json", "repository/artifacts/bin/appsettings.json", "installed/appsettings.json", "own/appsettings.json" })
            Write(file, "{}");
        foreach (var folder in new[] { "repository/src/Bot", "elsewhere" })
            Directory.CreateDirectory(Path.Combine(_folder, folder));

        var found = ConfigurationFolder.Find(Path.Combine(_folder, executable), Path.Combine(_folder, current));

        Assert.Equal(Path.Combine(_folder, expected), found);
    }

    [Fact]
    public void A_section_that_nobody_reads_is_found()
    {
        Write("appsettings.json", """{ "Invite": { "Lifetime": "1.00:00:00" }, "Logging": { "LogLevel": { "Default": "Warning" } } }""");

        var failure = Assert.Throws<ConfigurationException>(() => BotConfiguration.Load(_folder, "Production", _ => { }));

        Assert.Equal(["Invite is not a known key."], failure.Findings);
    }

    [Fact]
    public void A_broken_file_is_one_finding_without_its_text()
    {
        Write("appsettings.json", """{ "Security": { "Key": "very-secret" """);

        var finding = Assert.Single(Assert.Throws<ConfigurationException>(() => BotConfiguration.Load(_folder, "Production", _ => { })).Findings);

        Assert.Contains("appsettings.json", finding, StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret", finding, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', finding);
    }

    [Fact]
    public void The_environments_own_file_wins_over_the_common_one()
    {
        Write("appsettings.json", """{ "Schools": [], "Digest": { "Time": "16:00", "SkipIfEmpty": false } }""");
        Write("appsettings.Development.json", """{ "Digest": { "Time": "18:00" } }""");

        var digest = BotConfiguration.Load(_folder, "Development", _ => { }).Options.Digest;

        Assert.Equal((new TimeOnly(18, 0), false), (digest.Time, digest.SkipIfEmpty));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string file, string text)
    {
        var path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
