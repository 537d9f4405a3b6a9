using System.Globalization;
using System.Text.RegularExpressions;
using BotHost.Domain.Messaging;

namespace BotHost.Vk;

/// <summary>Addresses of VK that people write and follow.</summary>
internal static partial class VkLinks
{
    public static Uri Start(long groupId, string token) =>
        new(string.Create(CultureInfo.InvariantCulture, $"https://vk.me/club{groupId}?ref={Uri.EscapeDataString(token)}"));

    public static Uri Profile(UserRef user) => new($"https://vk.com/id{user.Key}");

    /// <summary>"12", "id12", "@id12", "vk.com/id12", "https://vk.ru/id12?from=search", "[id12|Name]".</summary>
    public static UserRef? ParseUser(string text)
    {
        var match = Number().Match(text);
        return match.Success && long.TryParse(match.Groups["id"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && id is > 0 and < VkPeer.FirstChat
            ? VkPeer.User(id)
            : null;
    }

    /// <summary>The short name in "vk.com/name" or "@name"; null when the text is no such thing.</summary>
    public static string? ScreenName(string text) => Name().Match(text) is { Success: true } match ? match.Groups["name"].Value : null;

    private const string Prefix = @"^\s*(?:(?:https?://)?(?:www\.|m\.)?vk\.(?:com|ru|me)/|[@*])?";
    private const string Suffix = @"/?(?:[?#]\S*)?\s*$";

    [GeneratedRegex(Prefix + @"(?:id)?(?<id>\d{1,10})" + Suffix + @"|^\s*\[id(?<id>\d{1,10})\|[^\]]*\]\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(Prefix + "(?<name>[a-z][a-z0-9_.]{1,31})" + Suffix, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
