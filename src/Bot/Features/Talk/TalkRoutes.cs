using BotHost.Features.Announcements;
using BotHost.Features.Audiences;
using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Messaging;

namespace BotHost.Features.Talk;

/// <summary>The school's talk: which of its features is meant by a free sentence, and the menu of all of them.</summary>
internal sealed class TalkRoutes(Outbox outbox, AudienceFinder audiences, Rights rights, AnnouncementHandler announcements)
{
    private static readonly string[] _announce = ["объявление", "объявить", "объяви", "разошли", "сообщи"];

    /// <summary>Whether a free sentence begins with a word of this area.</summary>
    public static bool Reads(string text) => Area(text) is not null;

    public Task SayAsync(Turn turn, CancellationToken cancellationToken) => Area(turn.Text) switch
    {
        "announce" => announcements.BeginAsync(turn, Rest(turn.Text), cancellationToken),
        _ => MenuAsync(turn, cancellationToken),
    };

    public async Task MenuAsync(Turn turn, CancellationToken cancellationToken)
    {
        DialogState.End(turn.Person);
        outbox.Answer(turn.Person, TalkReplies.Menu(
            await audiences.MaySpeakAsync(turn.Person, cancellationToken), await rights.IsAdministratorAsync(turn.Person, cancellationToken)));
    }

    private static string? Area(string text)
    {
        var first = text.TrimStart().Split([' ', ':', ',', '.', '\n'], 2)[0];
        return _announce.Contains(first, StringComparer.OrdinalIgnoreCase) ? "announce" : null;
    }

    private static string Rest(string text) => text.TrimStart().Split([' ', ':', ',', '.', '\n'], 2) is [_, var rest] ? rest.Trim() : "";
}
