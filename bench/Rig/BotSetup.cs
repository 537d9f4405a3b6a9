using System.Text.Json.Serialization;
using BotHost.Configuration;

namespace BotHost.Bench.Rig;

/// <summary>What the bot's process is told when it starts.</summary>
internal sealed record BotSetup(DatabaseProvider Provider, string ConnectionString, Uri ApiUrl, int RequestsPerSecond)
{
    public const string SchoolKey = "bench";
    public const long GroupId = 500_001;
    public const string Token = "bench-token";

    public BotOptions ToOptions() => new()
    {
        Database = new() { Provider = Provider, ConnectionString = ConnectionString },
        Security = new() { Key = Convert.ToBase64String(new byte[32]) },
        QuietHours = new() { From = default, To = default }, // the figures must not depend on the hour
        Clock = new() { SweepInterval = TimeSpan.FromHours(1) }, // jobs run when a row asks for it
        Announcements = new() { RecipientsPerSecond = 0 },
        Schools =
        [
            new()
            {
                Key = SchoolKey,
                Name = "Школа № 7",
                Vk = new() { GroupId = GroupId, AccessToken = Token, ApiUrl = ApiUrl, RequestsPerSecond = RequestsPerSecond },
            },
        ],
    };
}

/// <summary>What the bot's process says of itself.</summary>
/// <param name="ProcessorTime">User and kernel time since the start.</param>
/// <param name="ResidentMegabytes">What the kernel counts as resident.</param>
internal sealed record BotUsage(TimeSpan ProcessorTime, double ResidentMegabytes);

[JsonSerializable(typeof(BotSetup))]
[JsonSerializable(typeof(BotUsage))]
internal sealed partial class BenchJson : JsonSerializerContext;
