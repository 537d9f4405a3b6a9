namespace BotHost.Sandbox.State;

/// <summary>How a text in a chat addresses a community.</summary>
internal static class Mentions
{
    public static bool Names(string text, Community community) =>
        Contains(text, $"[club{community.Id}|", isWhole: false)
        || Contains(text, $"[public{community.Id}|", isWhole: false)
        || Contains(text, $"@club{community.Id}", isWhole: true)
        || Contains(text, $"@{community.ScreenName}", isWhole: true)
        || Contains(text, $"*{community.ScreenName}", isWhole: true);

    private static bool Contains(string text, string mention, bool isWhole)
    {
        for (var at = text.IndexOf(mention, StringComparison.OrdinalIgnoreCase); at >= 0;
            at = text.IndexOf(mention, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + mention.Length;
            if (!isWhole || end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] == '_'))
                return true;
        }
        return false;
    }
}
