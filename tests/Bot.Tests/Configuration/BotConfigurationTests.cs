using System.Text.Json;
using BotHost.Configuration;
using BotHost.Domain.Chats;
using Microsoft.Extensions.Configuration;

namespace BotHost.Tests.Configuration;

public sealed class BotConfigurationTests
{
    private const string Key = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private static readonly (string Key, string? Value)[] School =
    [
        ("Schools:0:Key", "school-5"), ("Schools:0:Name", "Школа 5"), ("Schools:0:Vk:GroupId", "1"), ("Schools:0:Vk:AccessToken", "secret-token"),
        ("Security:Key", Key),
    ];

    [Fact]
    public void The_file_at_the_root_says_the_defaults()
    {
        var root = ConfigurationFolder.Find(AppContext.BaseDirectory, "/");

        var written = BotConfiguration.Load(root, "Production", _ => { }).Options;

        var defaults = new BotOptions();
        Assert.Equal(JsonSerializer.Serialize(defaults with { Database = written.Database }), JsonSerializer.Serialize(written));
        Assert.Equal("Data Source=" + Path.Combine(root, "data", "bothost.db"), written.Database.ConnectionString);
    }

    [Fact]
    public void Every_kind_of_value_is_read()
    {
        var options = Load(
            [
                .. School, ("Schools:0:TimeZone", "Asia/Vladivostok"), ("Schools:0:Administrators:0", "11"), ("Schools:0:Administrators:1", "12"),
                ("Schools:0:Head", "13"), ("Schools:0:Vk:Transport", "longpoll"), ("Schools:0:Vk:ApiUrl", "http://127.0.0.1:9/method/"),
                ("Invites:Lifetime", "5.00:00:00"), ("Invites:Gatekeeping", "Strict"), ("Digest:Time", "08:05"), ("Digest:SkipIfEmpty", "false"),
                ("Clock:StartAt", "2026-09-01T08:00+03:00"), ("Sandbox:Enabled", "false"), ("Web:PublicUrl", "https://bot.example.org/"),
            ]).Options;

        var school = Assert.Single(options.Schools);
        Assert.Equal(("school-5", "Asia/Vladivostok", 13L), (school.Key, school.TimeZone, school.Head!.Value));
        Assert.Equal([11, 12], school.Administrators);
        Assert.Equal((VkTransport.LongPoll, "http://127.0.0.1:9/method/"), (school.Vk.Transport, school.Vk.ApiUrl.AbsoluteUri));
        Assert.Equal((TimeSpan.FromDays(5), Gatekeeping.Strict), (options.Invites.Lifetime, options.Invites.Gatekeeping));
        Assert.Equal((new TimeOnly(8, 5), false), (options.Digest.Time, options.Digest.SkipIfEmpty));
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(3)), options.Clock.StartAt);
        Assert.Equal(SandboxMode.Off, options.Sandbox.Enabled);
        Assert.Equal("https://bot.example.org/", options.Web.PublicUrl!.AbsoluteUri);
    }

    [Theory]
    [InlineData("Invites:Lifetim", "1", "Invites:Lifetim is not a known key.")]
    [InlineData("Schools:0:Vk:Token", "x", "Schools:0:Vk:Token is not a known key.")]
    [InlineData("Schools:first:Key", "x", "Schools:first is not a known key.")]
    [InlineData("Invites:Lifetime", "3", "Invites:Lifetime must be a length of time such as 3.00:00:00 (days.hours:minutes:seconds).")]
    [InlineData("Invites:Lifetime", "24:00:00", "Invites:Lifetime must be a length of time such as 3.00:00:00 (days.hours:minutes:seconds).")]
    [InlineData("Invites:RemindAfter", "-1.00:00:00", "Invites:RemindAfter must be longer than zero.")]
    [InlineData("Invites:Lifetime", "", "Invites:Lifetime is empty.")]
    [InlineData("Invites:LeaseLifetime", "4.00:00:00", "Invites:LeaseLifetime must be shorter than Invites:Lifetime.")]
    [InlineData("Invites:Gatekeeping", "1", "Invites:Gatekeeping must be one of Auto, Off, Soft, Strict.")]
    [InlineData("Digest:Time", "25:00", "Digest:Time must be a time of day such as 17:00.")]
    [InlineData("Digest:SkipIfEmpty", "да", "Digest:SkipIfEmpty must be true or false.")]
    [InlineData("Invites:MaxReminders", "two", "Invites:MaxReminders must be a whole number.")]
    [InlineData("Clock:SweepInterval", "00:00:00.5", "Clock:SweepInterval must be one second at least.")]
    [InlineData("Clock:StartAt", "2026-09-01T08:00:00Z", "Clock:StartAt is for the sandbox and tests only: a school has a token for the real messenger.")]
    [InlineData("Sandbox:Enabled", "true", "Sandbox:Enabled must not be true while a school has a token for the real messenger.")]
    [InlineData("Sandbox:Enabled", "maybe", "Sandbox:Enabled must be auto, true or false.")]
    [InlineData("Security:Key", "c2hvcnQ=", "Security:Key must be base64 of at least 32 bytes.")]
    [InlineData("Security:Key", "", "Schools:0:Vk:AccessToken is set, so Security:Key (base64, at least 32 bytes) is required.")]
    [InlineData("Schools:0:Key", "Школа", "Schools:0:Key must be 1 to 32 of a-z, 0-9 and the hyphen.")]
    [InlineData("Schools:0:TimeZone", "Europe/Nowhere", "Schools:0:TimeZone must be an IANA name such as Europe/Moscow.")]
    [InlineData("Schools:0:TimeZone", "Russian Standard Time", "Schools:0:TimeZone must be an IANA name such as Europe/Moscow.")]
    [InlineData("Schools:0:Administrators:0", "-5", "Schools:0:Administrators:0 must be a VK user id.")]
    [InlineData("Schools:0:Vk:ApiUrl", "https://api.vk.ru/method", "Schools:0:Vk:ApiUrl must end with a slash.")]
    [InlineData("Schools:0:Vk:ApiUrl", "http://api.vk.ru/method/", "Schools:0:Vk:ApiUrl must begin with https://: the token goes there.")]
    [InlineData("Schools:0:Vk:GroupId", "0", "Schools:0:Vk:GroupId must be the community's id.")]
    [InlineData("Database:Provider", "MySql", "Database:Provider must be one of Sqlite, PostgreSql.")]
    [InlineData("Database:Provider", "PostgreSql", "Database:ConnectionString is required for PostgreSql.")]
    [InlineData("Database:ConnectionString", "nonsense", "Database:ConnectionString is not a connection string for Sqlite.")]
    [InlineData("Web:Urls", "https://0.0.0.0:5080", "Web:Urls must be addresses such as http://127.0.0.1:5080, separated by semicolons; TLS ends at the proxy in front.")]
    [InlineData("Web:OperatorUrls", "http://*:5080", "Web:OperatorUrls must not use a port of Web:Urls: what is for the operator would be open to everyone.")]
    [InlineData("Web", "x", "Web must be a section.")]
    public void A_wrong_value_fails_with_one_line_that_names_its_key(string key, string value, string finding)
    {
        var failure = Assert.Throws<ConfigurationException>(() => Load([.. School, (key, value)]));

        Assert.Equal([finding], failure.Findings);
    }

    [Fact]
    public void A_callback_needs_its_secret_and_code()
    {
        var failure = Assert.Throws<ConfigurationException>(() => Load([.. School, ("Schools:0:Vk:Transport", "Callback")]));

        Assert.Equal(
            ["Schools:0:Vk:CallbackSecret is required for Transport Callback.", "Schools:0:Vk:ConfirmationCode is required for Transport Callback."],
            failure.Findings);
    }

    [Fact]
    public void Two_schools_share_neither_key_nor_community()
    {
        var failure = Assert.Throws<ConfigurationException>(() => Load(
            [.. School, .. School.Where(it => it.Key != "Security:Key").Select(it => (it.Key.Replace(":0:", ":1:", StringComparison.Ordinal), it.Value))]));

        Assert.Equal(
            ["Schools:1:Key is used by another school.", "Schools:1:Vk:GroupId is used by another school: one community is one school."],
            failure.Findings);
    }

    [Fact]
    public void A_secret_is_never_repeated()
    {
        var failure = Assert.Throws<ConfigurationException>(() => Load([.. School, ("Security:Key", "not-base64-but-secret"), ("Schools:0:Vk:GroupId", "secret-id")]));

        Assert.DoesNotContain("secret", string.Join("\n", failure.Findings), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secret-token", Load(School).Options.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", string.Join("", Load(School).Options.Schools), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, Load(School).Options.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", "auto", "Schools:0:Vk:AccessToken is required: without a token the bot runs only in the Development environment, with the sandbox.")]
    [InlineData("Production", "true", "Schools:0:Vk:AccessToken is required: without a token the bot runs only in the Development environment, with the sandbox.")]
    [InlineData("Development", "false", "Schools:0:Vk:AccessToken is required: Sandbox:Enabled is false.")]
    public void Nothing_to_serve_is_a_finding(string environment, string sandbox, string finding)
    {
        var configuration = Load([("Sandbox:Enabled", sandbox)], environment);

        Assert.Equal([finding], Assert.Throws<ConfigurationException>(configuration.RequireReadyToServe).Findings);
    }

    [Fact]
    public void Development_without_a_token_uses_the_sandbox_and_with_one_does_not()
    {
        Load([], "Development").RequireReadyToServe();
        Load(School, "Production").RequireReadyToServe();

        Assert.True(Load([], "Development").UsesSandbox);
        Assert.False(Load(School, "Development").UsesSandbox);
        Assert.False(Load([], "Production").UsesSandbox);
    }

    // The later of two values wins.
    private static BotConfiguration Load((string Key, string? Value)[] values, string environment = "Production")
        => BotConfiguration.Load(
            AppContext.BaseDirectory, // with the copy of appsettings.json
            environment,
            builder => builder.AddInMemoryCollection(values.GroupBy(it => it.Key).Select(it => KeyValuePair.Create(it.Key, it.Last().Value))));
}
