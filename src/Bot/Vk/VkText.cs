using System.Text.RegularExpressions;

namespace BotHost.Vk;

/// <summary>Texts on their way out, where VK would read markup that people typed.</summary>
internal static partial class VkText
{
    /// <summary>
    /// Takes the force out of mentions: <c>[id1|Name]</c> would pass somebody's words off as another person's link, and <c>@all</c> would
    /// ring every phone of a class. A space is visible and cannot be stripped on the way, as an invisible character could.
    /// </summary>
    public static string Disarm(string text)
    {
        if (!text.AsSpan().ContainsAny('[', '@', '*'))
            return text;
        text = Bracket().Replace(text, "$1 |");
        return Call().Replace(text, "$1 ");
    }

    [GeneratedRegex(@"(\[[^\[\]\r\n|]{1,300})\|", RegexOptions.CultureInvariant)]
    private static partial Regex Bracket();

    [GeneratedRegex(
        @"(?<![\w.])([@*])(?=(?:all|online|here|everyone|все|всем|онлайн)(?!\w)|(?:id|club|public|event|app)\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Call();
}
