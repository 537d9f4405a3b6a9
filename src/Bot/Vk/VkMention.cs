using System.Globalization;
using System.Text.RegularExpressions;

namespace BotHost.Vk;

/// <summary>How people in a chat call the community: <c>[club1|Name]</c>, <c>[public1|@name]</c>, <c>@club1</c>, <c>@screenname</c>.</summary>
internal sealed class VkMention
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);
    private readonly Regex pattern;

    public VkMention(VkConnection connection)
    {
        var names = string.Create(CultureInfo.InvariantCulture, $"(?:club|public){connection.GroupId}");
        var calls = string.IsNullOrEmpty(connection.ScreenName) ? names : $"(?:{names}|{Regex.Escape(connection.ScreenName)})";
        pattern = new Regex(
            $@"\[{names}\|[^\]\r\n]{{0,200}}\]|(?<!\w)[@*]{calls}(?![\w.])",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            Patience);
    }

    /// <returns>The text without the mentions, and without the comma that follows a name.</returns>
    public string Cut(string text, out bool isMentioned)
    {
        isMentioned = false;
        if (!text.AsSpan().ContainsAny('[', '@', '*'))
            return text;
        try
        {
            var cut = pattern.Replace(text, "");
            isMentioned = cut.Length != text.Length;
            return isMentioned ? cut.TrimStart(' ', ',', ':', '\u00a0').TrimEnd() : text;
        }
        catch (RegexMatchTimeoutException) // text made to be slow
        {
            return text;
        }
    }
}
