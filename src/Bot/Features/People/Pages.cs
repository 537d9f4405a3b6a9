using BotHost.Messaging;

namespace BotHost.Features.People;

/// <summary>Lists of choices, six at a time, two in a row: with the arrows and the menu they fit under a message.</summary>
internal static class Pages
{
    public const int Size = 6;

    public static Reply Paged(this Reply reply, IReadOnlyList<Choice> choices, int page, params string[] turnPage)
    {
        var last = Math.Max(0, (choices.Count - 1) / Size);
        page = Math.Clamp(page, 0, last);
        foreach (var row in choices.Skip(Start(page, choices.Count)).Take(Size).Chunk(2))
            reply = reply.Row(row);
        if (last == 0)
            return reply;
        List<Choice> arrows = [];
        if (page > 0)
            arrows.Add(Choice.Do("← Назад", [.. turnPage, Text(page - 1)]));
        if (page < last)
            arrows.Add(Choice.Do("Дальше →", [.. turnPage, Text(page + 1)]));
        return reply.Row([.. arrows]);
    }

    /// <summary>Where a page begins; the last page for one beyond it.</summary>
    public static int Start(int page, int count) => Math.Clamp(page, 0, Math.Max(0, (count - 1) / Size)) * Size;

    /// <summary>The page a button named; the first for anything else.</summary>
    public static int Read(string text) => int.TryParse(text, out var page) && page >= 0 ? page : 0;

    private static string Text(int page) => page.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
