using System.Text;

namespace BotHost.Vk;

/// <summary>How one school's community is reached. Never prints the token.</summary>
internal sealed record VkConnection
{
    public static readonly Uri DefaultApiUrl = new("https://api.vk.ru/method/");

    public required long GroupId { get; init; }
    public required string AccessToken { get; init; }

    /// <summary>Ends with a slash; methods are appended to it.</summary>
    public Uri ApiUrl { get; init; } = DefaultApiUrl;

    /// <summary>VK allows a community 20. 0 = as fast as it goes.</summary>
    public int RequestsPerSecond { get; init; } = 20;

    /// <summary>For one try of one request; an execute of 25 calls may well take seconds.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>For one upload or download of a file.</summary>
    public TimeSpan FileTimeout { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How long VK holds a poll open when nothing happens; at most 90 s.</summary>
    public TimeSpan PollWait { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>The community's short name, as people mention it; null when it has none or nobody said.</summary>
    public string? ScreenName { get; init; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("GroupId = ").Append(GroupId).Append(", RequestsPerSecond = ").Append(RequestsPerSecond);
        return true;
    }
}
