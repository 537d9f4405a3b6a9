using System.Text.RegularExpressions;
using BotHost.Domain.Events;
using BotHost.Features.Announcements;
using BotHost.Features.Audiences;
using BotHost.Features.Dialogs;
using BotHost.Features.Elsewhere;
using BotHost.Features.Events;
using BotHost.Features.People;
using BotHost.Features.Reminders;
using BotHost.Messaging;

namespace BotHost.Features.Talk;

/// <summary>The school's talk: announcements, reminders, events. Which of them a sentence means, and the menu of all.</summary>
internal sealed partial class TalkRoutes(
    Outbox outbox, AudienceFinder audiences, Rights rights, AnnouncementHandler announcements, ReminderHandler reminders, SchoolEventHandler events, ElsewhereHandler elsewhere)
{
    /// <summary>Whether a free sentence begins with a word of this area.</summary>
    public static bool Reads(string text)
        => Announce().IsMatch(text) || Remind().IsMatch(text) || EventSentence.BeginsWithKind(text) || ElsewhereHandler.Reads(text);

    /// <summary>Whether the person is writing an announcement, a reminder or an event: their words go to others, and are no question to the bot.</summary>
    public static bool IsAt(Turn turn)
        => Announce().IsMatch(turn.Text) || Remind().IsMatch(turn.Text) || EventSentence.BeginsWithKind(turn.Text)
            || DialogState.Of(turn.Person, turn.Now) is { Name: AnnouncementHandler.Dialog or ReminderHandler.Dialog or ReminderDesk.Dialog or SchoolEventHandler.Dialog };

    public Task SayAsync(Turn turn, CancellationToken cancellationToken)
    {
        var text = turn.Text.Trim();
        if (Announce().Match(text) is { Success: true } announce)
            return announcements.BeginAsync(turn, text[announce.Length..].Trim(), cancellationToken);
        if (Remind().Match(text) is { Success: true } remind)
            return reminders.BeginAsync(turn, text[remind.Length..].Trim(), cancellationToken);
        return EventSentence.BeginsWithKind(text) ? events.BeginAsync(turn, text, cancellationToken) : elsewhere.HearAsync(turn, null, cancellationToken);
    }

    public async Task MenuAsync(Turn turn, CancellationToken cancellationToken)
    {
        DialogState.End(turn.Person);
        outbox.Answer(turn.Person, TalkReplies.Menu(
            await audiences.MaySpeakAsync(turn.Person, cancellationToken), await rights.IsAdministratorAsync(turn.Person, cancellationToken)));
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^\s*(?:объявлени[ея]|объявить|объяви|разошли)\b[\s:,.]*", Options)]
    private static partial Regex Announce();

    [GeneratedRegex(@"^\s*(?:напомни(?:ть|те)?|напоминание|напоминай(?:те)?)\b[\s:,.]*", Options)]
    private static partial Regex Remind();
}
