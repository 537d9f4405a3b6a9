using BotHost.Web;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BotHost.Configuration;

/// <summary>What must hold of the options together. Findings name keys, never values.</summary>
internal static class OptionsRules
{
    private const int KeyBytes = 32;

    public static IEnumerable<string> Findings(BotOptions options) =>
    [
        .. Database(options.Database),
        .. SchoolRules.Findings(options),
        .. Lengths(options),
        .. Numbers(options),
        .. Security(options),
        .. Web(options.Web),
        .. Sandbox(options),
    ];

    /// <summary>What a process that serves schools needs besides.</summary>
    /// <param name="isDevelopment">Only there may the sandbox take a messenger's place.</param>
    public static IEnumerable<string> FindingsToServe(BotOptions options, bool isDevelopment)
    {
        if (options.Schools.Any(HasToken))
        {
            foreach (var (index, _) in options.Schools.Index().Where(school => !HasToken(school.Item)))
                yield return $"Schools:{index}:Vk:AccessToken is required: other schools have a token.";
        }
        else if (!isDevelopment)
        {
            yield return "Schools:0:Vk:AccessToken is required: without a token the bot runs only in the Development environment, with the sandbox.";
        }
        else if (options.Sandbox.Enabled == SandboxMode.Off)
        {
            yield return "Schools:0:Vk:AccessToken is required: Sandbox:Enabled is false.";
        }
    }

    public static bool HasToken(SchoolOptions school) => school.Vk.AccessToken is not null;

    private static IEnumerable<string> Database(DatabaseOptions database)
    {
        const string key = "Database:ConnectionString";
        string? finding = null;
        try
        {
            finding = database.Provider switch
            {
                DatabaseProvider.Sqlite when string.IsNullOrWhiteSpace(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource)
                    => "names no file (Data Source=…).",
                DatabaseProvider.PostgreSql when database == new DatabaseOptions() with { Provider = DatabaseProvider.PostgreSql }
                    => "is required for PostgreSql.",
                DatabaseProvider.PostgreSql when string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(database.ConnectionString).Host)
                    => "names no server (Host=…).",
                _ => null,
            };
        }
        catch (Exception ex) when (ex is ArgumentException or FormatException) // their messages repeat parts of the string
        {
            finding = $"is not a connection string for {database.Provider}.";
        }
        if (finding is not null)
            yield return $"{key} {finding}";
    }

    private static IEnumerable<string> Lengths(BotOptions options)
    {
        (string Key, TimeSpan Length)[] lengths =
        [
            ("Invites:Lifetime", options.Invites.Lifetime),
            ("Invites:LeaseLifetime", options.Invites.LeaseLifetime),
            ("Invites:RemindAfter", options.Invites.RemindAfter),
            ("Invites:RemindBeforeExpiry", options.Invites.RemindBeforeExpiry),
            ("Requests:RemindAfter", options.Requests.RemindAfter),
            ("Requests:EscalateAfter", options.Requests.EscalateAfter),
            ("FamilyCodes:Lifetime", options.FamilyCodes.Lifetime),
            ("Retention:Leavers", options.Retention.Leavers),
            ("Retention:DeadInvites", options.Retention.DeadInvites),
            ("Retention:Audit", options.Retention.Audit),
        ];
        foreach (var (key, length) in lengths.Where(it => it.Length <= TimeSpan.Zero))
            yield return $"{key} must be longer than zero.";
        if (options.Invites.LeaseLifetime >= options.Invites.Lifetime)
            yield return "Invites:LeaseLifetime must be shorter than Invites:Lifetime.";
        if (options.Requests.EscalateAfter < options.Requests.RemindAfter)
            yield return "Requests:EscalateAfter must not be shorter than Requests:RemindAfter.";
        if (options.Clock.SweepInterval < TimeSpan.FromSeconds(1))
            yield return "Clock:SweepInterval must be one second at least.";
    }

    private static IEnumerable<string> Numbers(BotOptions options)
    {
        if (options.Invites.MaxReminders < 0)
            yield return "Invites:MaxReminders must not be negative.";
        if (options.FamilyCodes.MaxAdults < 1)
            yield return "FamilyCodes:MaxAdults must be 1 at least.";
        if (options.Announcements.RecipientsPerSecond < 0)
            yield return "Announcements:RecipientsPerSecond must not be negative.";
    }

    private static IEnumerable<string> Security(BotOptions options)
    {
        if (options.Security.Key is not { } key)
        {
            foreach (var (index, _) in options.Schools.Index().Where(school => HasToken(school.Item)).Take(1))
                yield return $"Schools:{index}:Vk:AccessToken is set, so Security:Key (base64, at least {KeyBytes} bytes) is required.";
            yield break;
        }
        var bytes = new byte[key.Length];
        if (!Convert.TryFromBase64String(key, bytes, out var written) || written < KeyBytes)
            yield return $"Security:Key must be base64 of at least {KeyBytes} bytes.";
    }

    private static IEnumerable<string> Web(WebOptions web)
    {
        if (ListenAddress.ParseAll(web.Urls) is not { } open)
            yield return "Web:Urls must be addresses such as http://127.0.0.1:5080, separated by semicolons; TLS ends at the proxy in front.";
        else if (ListenAddress.ParseAll(web.OperatorUrls) is not { } own)
            yield return "Web:OperatorUrls must be addresses such as http://127.0.0.1:5081, separated by semicolons.";
        else if (open.Any(it => it.Port != 0 && own.Any(other => other.Port == it.Port)))
            yield return "Web:OperatorUrls must not use a port of Web:Urls: what is for the operator would be open to everyone.";
    }

    private static IEnumerable<string> Sandbox(BotOptions options)
    {
        var live = options.Schools.Any(school => HasToken(school) && !school.Vk.ApiUrl.IsLoopback);
        if (live && options.Sandbox.Enabled == SandboxMode.On)
            yield return "Sandbox:Enabled must not be true while a school has a token for the real messenger.";
        if (live && options.Clock.StartAt is not null)
            yield return "Clock:StartAt is for the sandbox and tests only: a school has a token for the real messenger.";
    }
}
