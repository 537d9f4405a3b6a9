using BotHost.Domain;
using BotHost.Domain.Announcements;
using BotHost.Features.People;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Announcements;

/// <summary>Everything that is said with "ann". Whoever presses is judged anew each time.</summary>
internal sealed class AnnouncementRoutes(BotDb db, Outbox outbox, AnnouncementHandler handler, AnnouncementDesk desk, AnnouncementReports reports)
{
    public Task RouteAsync(Turn turn, string[] words, CancellationToken cancellationToken) => words[1..] switch
    {
        ["new"] => handler.BeginAsync(turn, "", cancellationToken),
        ["to", var audience] => handler.ChooseAsync(turn, audience, cancellationToken),
        ["list", var page] => reports.ListAsync(turn, Pages.Read(page), isArchive: false, cancellationToken),
        ["archive", var page] => reports.ListAsync(turn, Pages.Read(page), isArchive: true, cancellationToken),
        ["queue"] => desk.ShowQueueAsync(turn, cancellationToken),
        ["news"] => Answer(turn, AnnouncementReplies.Preference(turn.Person.News)),
        ["news", var choice] when Enum.TryParse<NewsPreference>(choice, out var preference) => Prefer(turn, preference),
        [var verb, var id, ..] when Id.TryParse<Announcement>(id, out var it) => RouteAsync(turn, verb, it, cancellationToken),
        _ => Answer(turn, AnnouncementReplies.NotFound),
    };

    private async Task RouteAsync(Turn turn, string verb, Id<Announcement> id, CancellationToken cancellationToken)
    {
        if (await db.Announcements.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } it)
        {
            outbox.Answer(turn.Person, AnnouncementReplies.NotFound);
            return;
        }
        var isManager = await reports.MayManageAsync(turn.Person, it, cancellationToken);
        switch (verb)
        {
            case "read":
                await reports.ReadAsync(turn, it, cancellationToken);
                break;
            case "send":
                await desk.SendAsync(turn, it, cancellationToken);
                break;
            case "word" or "urgent" or "when" or "text" or "whom" or "drop":
                await handler.ChangeAsync(turn, verb, it, cancellationToken);
                break;
            case "approve" or "decline":
                await desk.DecideAsync(turn, it, verb == "approve", cancellationToken);
                break;
            case "silent":
                await reports.ShowSilentAsync(turn, it, cancellationToken);
                break;
            case "nudge":
                await reports.NudgeAsync(turn, it, cancellationToken);
                break;
            case "stop" or "correct" or "askrecall" or "recall" when isManager:
                await ManageAsync(turn, verb, it, cancellationToken);
                break;
            case "show" when it.State == AnnouncementState.Draft && it.Author == turn.Person.Id:
                await desk.PreviewAsync(turn.Person, it, cancellationToken);
                break;
            case "show" when it.State == AnnouncementState.Awaiting && isManager && it.Author != turn.Person.Id:
                await desk.ShowInQueueAsync(turn.Person, it, cancellationToken);
                break;
            default:
                await reports.ShowAsync(turn, it, cancellationToken);
                break;
        }
    }

    private async Task ManageAsync(Turn turn, string verb, Announcement it, CancellationToken cancellationToken)
    {
        if (verb == "stop")
            desk.Stop(turn, it);
        else if (verb == "recall")
            await desk.RecallAsync(turn, it, cancellationToken);
        else if (!it.IsOut)
            outbox.Answer(turn.Person, AnnouncementReplies.TooLate);
        else if (verb == "askrecall")
            outbox.Answer(turn.Person, AnnouncementReplies.AskRecall(it, await desk.CountShownAsync(it, cancellationToken)));
        else if (it.Author != turn.Person.Id)
            outbox.Answer(turn.Person, AnnouncementReplies.OnlyAuthorCorrects);
        else
            handler.BeginCorrection(turn, it);
    }

    private Task Prefer(Turn turn, NewsPreference preference)
    {
        turn.Person.News = preference;
        return Answer(turn, AnnouncementReplies.PreferenceSaved(preference));
    }

    private Task Answer(Turn turn, Reply reply)
    {
        outbox.Answer(turn.Person, reply);
        return Task.CompletedTask;
    }
}
