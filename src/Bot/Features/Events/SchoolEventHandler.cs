using System.Globalization;
using BotHost.Domain;
using BotHost.Domain.Audiences;
using BotHost.Domain.Events;
using BotHost.Domain.Language;
using BotHost.Domain.Reminders;
using BotHost.Domain.Schools;
using BotHost.Features.Audiences;
using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Features.Reminders;
using BotHost.Features.Schools;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Events;

/// <summary>Plans an event out of one sentence or step by step, and everything that is said with "ev".</summary>
internal sealed class SchoolEventHandler(
    BotDb db, Work work, Outbox outbox, AudienceFinder audiences, EventFinder finder, EventDesk desk, SchoolCalendars calendars)
{
    public const string Dialog = "event";
    private const int MostInSeries = 20;

    public async Task BeginAsync(Turn turn, string said, CancellationToken cancellationToken)
    {
        if (await audiences.MaySpeakAsync(turn.Person, cancellationToken))
            await GoOnAsync(turn, DialogState.Begin(Dialog, "", turn.Now, ("said", said)), cancellationToken);
        else
            await ListAsync(turn, 0, isPast: false, cancellationToken);
    }

    public async Task HearAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        var text = turn.Text.Trim();
        if (dialog.Data.TryGetValue("id", out var id))
        {
            if (await FindAsync(turn, id, cancellationToken) is { } it)
                await HearAboutAsync(turn, dialog, it, text, cancellationToken);
            return;
        }
        await GoOnAsync(turn, dialog.Said(turn.Now, ("said", $"{dialog.Data["said"]}, {text}")), cancellationToken);
    }

    public async Task RouteAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        switch (words[1..])
        {
            case ["new"]:
                await BeginAsync(turn, "", cancellationToken);
                break;
            case ["list" or "past", var page]:
                await ListAsync(turn, Pages.Read(page), words[1] == "past", cancellationToken);
                break;
            case ["kind", var name] when Enum.TryParse<EventKind>(name, out var kind):
                var open = Open(turn);
                await GoOnAsync(turn, open.Said(turn.Now, ("said", $"{EventReplies.KindWord(kind)} {open.Data["said"]}")), cancellationToken);
                break;
            case ["whom", var audience]:
                await GoOnAsync(turn, Open(turn).Said(turn.Now, ("whom", audience)), cancellationToken);
                break;
            case ["attended" or "recording", "none"] when DialogState.Of(turn.Person, turn.Now) is { Name: Dialog } asked && asked.Data.TryGetValue("id", out var about):
                if (await FindAsync(turn, about, cancellationToken) is { } result)
                    await NextQuestionAsync(turn, result, words[1], cancellationToken);
                break;
            case [var verb, var id]:
                if (await FindAsync(turn, id, cancellationToken) is { } it)
                    await ActAsync(turn, verb, it, cancellationToken);
                break;
            default:
                outbox.Answer(turn.Person, EventReplies.NotFound);
                break;
        }
    }

    /// <summary>Reads all that was said so far; asks for the first thing that is missing, or shows the draft.</summary>
    private async Task GoOnAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        var said = EventSentence.Read(dialog.Data["said"], work.Now, work.School.Zone);
        dialog.SaveTo(turn.Person);
        if (said.Kind is not { } kind)
        {
            outbox.Answer(turn.Person, EventReplies.AskKind);
            return;
        }
        if (await AudienceAsync(turn, dialog, said, cancellationToken) is not { } audience)
            return;
        var dates = await DatesAsync(said.When, cancellationToken);
        if (dates.Count == 0)
            outbox.Answer(turn.Person, EventReplies.AskWhen);
        else if (dates[0] <= work.Now)
        {
            dialog.Said(turn.Now, ("said", WhenReader.Read(dialog.Data["said"], work.Now, work.School.Zone).Rest)).SaveTo(turn.Person);
            outbox.Answer(turn.Person, EventReplies.WhenIsOver);
        }
        else if (!await desk.MayPlanAsync(turn.Person, kind, audience, cancellationToken))
            outbox.Answer(turn.Person, EventReplies.NotYours);
        else
            await DraftAsync(turn, said, kind, audience, dates, cancellationToken);
    }

    private async Task<Audience?> AudienceAsync(Turn turn, DialogState dialog, EventSentence said, CancellationToken cancellationToken)
    {
        if (dialog.Data.TryGetValue("whom", out var stored))
            return Audience.Parse(stored);
        var found = said.Audience.IsEmpty ? new FoundAudience.NotSaid() : await audiences.FindAsync(said.Audience, turn.Person, cancellationToken);
        if (found is FoundAudience.Found { Audience: var audience })
            return audience;
        if (found is not FoundAudience.NotSaid)
        {
            outbox.Answer(turn.Person, EventReplies.NoSuchAudience);
            return null;
        }
        var speaker = await audiences.SpeakerAsync(turn.Person, cancellationToken);
        List<(string, Audience)> choices = [];
        foreach (var @class in await db.Classes.Where(row => speaker.Leads.Contains(row.Id)).OrderBy(row => row.Name).Take(2).ToListAsync(cancellationToken))
            choices.AddRange([($"Родители {@class.Name}", Audience.OfClasses(Circle.Parents, @class.Id)), ($"Ученики {@class.Name}", Audience.OfClasses(Circle.Pupils, @class.Id))]);
        if (speaker.IsAdministrator || speaker.IsLeadership)
            choices.AddRange([("Сотрудники", Audience.Of(Circle.Staff)), ("Родители всей школы", Audience.Of(Circle.Parents))]);
        outbox.Answer(turn.Person, EventReplies.AskWhom(choices));
        return null;
    }

    /// <summary>One moment, or those of a weekly series: to its end, the quarter's end, twenty at most, without holidays.</summary>
    private async Task<IReadOnlyList<DateTimeOffset>> DatesAsync(SpokenWhen when, CancellationToken cancellationToken)
    {
        if (!when.IsRepeated)
            return when.At(work.School.Zone) is { } at ? [at] : [];
        var calendar = await calendars.LoadAsync(cancellationToken);
        if (ReminderRules.From(when, isOwn: false, calendar, work.Now, work.School.Zone) is not { } rule)
            return [];
        var until = rule.Until ?? calendar.TermEnd(SchoolTime.DateOf(work.Now, work.School.Zone));
        return new ReminderCalendar(work.School.Zone, calendar, QuietHours.Never).Preview(rule with { Until = until }, work.Now, MostInSeries);
    }

    private async Task DraftAsync(Turn turn, EventSentence said, EventKind kind, Audience audience, IReadOnlyList<DateTimeOffset> dates, CancellationToken cancellationToken)
    {
        DialogState.End(turn.Person);
        var title = said.Title.Length == 0 ? EventReplies.KindWord(kind)
            : kind == EventKind.Other ? said.Title
            : $"{EventReplies.KindWord(kind)}{(said.GoesOn ? "" : ":")} {char.ToLowerInvariant(said.Title[0])}{said.Title[1..]}";
        Guid? series = dates.Count > 1 ? Guid.CreateVersion7(work.Now) : null;
        List<SchoolEvent> drafts = [];
        foreach (var date in dates)
        {
            var it = new SchoolEvent
            {
                Kind = kind,
                Title = title,
                Audience = audience.ToString(),
                StartsAt = date,
                Minutes = said.Minutes is { } minutes and >= 10 and <= 600 ? minutes : EventPolicy.UsualMinutes(kind),
                PlannedBy = turn.Person.Id,
                Link = said.Link,
                IsOnSite = said.IsOnSite || kind == EventKind.Other && said.Link is null,
                Series = series,
                CreatedAt = work.Now,
            };
            if (said.Host is { } host)
                await desk.SetHostAsync(turn.Person, it, host, cancellationToken);
            drafts.Add(it);
        }
        db.Events.AddRange(drafts);
        await desk.ShowAsync(turn.Person, drafts[0], mayManage: true, cancellationToken);
    }

    private async Task ActAsync(Turn turn, string verb, SchoolEvent it, CancellationToken cancellationToken)
    {
        var mayManage = await finder.MayManageAsync(turn.Person, it, cancellationToken);
        var isOpen = it.State is EventState.Draft or EventState.Planned;
        switch (verb)
        {
            case "plan" when mayManage:
                await desk.PlanAsync(turn, it, cancellationToken);
                break;
            case "move" or "host" or "link" when mayManage && isOpen:
                DialogState.Begin(Dialog, verb, turn.Now, ("id", it.Id.ToString())).SaveTo(turn.Person);
                outbox.Answer(turn.Person, verb == "move" ? EventReplies.AskWhen : verb == "host" ? EventReplies.AskHost : EventReplies.AskLink);
                break;
            case "hostme" when mayManage && isOpen:
                await desk.SetHostAsync(turn.Person, it, "я", cancellationToken);
                await desk.ShowAsync(turn.Person, it, mayManage, cancellationToken);
                break;
            case "onsite" when mayManage && isOpen:
                it.IsOnSite = !it.IsOnSite;
                if (it.State == EventState.Planned)
                    desk.Settle(it);
                await desk.ShowAsync(turn.Person, it, mayManage, cancellationToken);
                break;
            case "drop" when mayManage && it.State == EventState.Draft:
                db.Events.RemoveRange(it.Series is { } series ? await db.Events.Where(row => row.Series == series).ToListAsync(cancellationToken) : [it]);
                outbox.Answer(turn.Person, EventReplies.Dropped);
                break;
            case "askcancel" when mayManage && it.State == EventState.Planned:
                outbox.Answer(turn.Person, EventReplies.AskCancel(it, work.School.Zone));
                break;
            case "cancel" or "cancelall" when mayManage && it.State == EventState.Planned:
                await desk.CancelAsync(turn, it, verb == "cancelall", cancellationToken);
                break;
            case "held" or "notheld" when mayManage && it.State == EventState.Planned:
                await HeardResultAsync(turn, it, verb == "held", cancellationToken);
                break;
            default:
                await desk.ShowAsync(turn.Person, it, mayManage, cancellationToken);
                break;
        }
    }

    private async Task HearAboutAsync(Turn turn, DialogState dialog, SchoolEvent it, string text, CancellationToken cancellationToken)
    {
        switch (dialog.Step)
        {
            case "move":
                var at = WhenReader.Read(text, work.Now, work.School.Zone).At(work.School.Zone);
                if (at is null || at <= work.Now)
                    outbox.Answer(turn.Person, at is null ? EventReplies.AskWhen : EventReplies.WhenIsOver);
                else
                    await EndAsync(() => desk.MoveAsync(turn, it, at.Value, cancellationToken));
                break;
            case "host" when text.Length is > 0 and <= 100:
                await desk.SetHostAsync(turn.Person, it, text, cancellationToken);
                await EndAsync(() => desk.ShowAsync(turn.Person, it, mayManage: true, cancellationToken));
                break;
            case "link" when EventSentence.IsLink(text):
                await desk.SetLinkAsync(it, text, cancellationToken);
                await EndAsync(() => desk.ShowAsync(turn.Person, it, mayManage: true, cancellationToken));
                break;
            case "attended" when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 100_000:
                it.Attended = count;
                await NextQuestionAsync(turn, it, "attended", cancellationToken);
                break;
            case "recording" when EventSentence.IsLink(text):
                it.Recording = text;
                await NextQuestionAsync(turn, it, "recording", cancellationToken);
                break;
            default:
                outbox.Answer(turn.Person, dialog.Step switch { "host" => EventReplies.AskHost, "attended" => EventReplies.NotANumber, _ => EventReplies.NotALink });
                break;
        }

        Task EndAsync(Func<Task> act)
        {
            DialogState.End(turn.Person);
            return act();
        }
    }

    /// <summary>The link is of no use any more and is forgotten.</summary>
    private async Task HeardResultAsync(Turn turn, SchoolEvent it, bool wasHeld, CancellationToken cancellationToken)
    {
        if (it.StartsAt > work.Now)
        {
            outbox.Answer(turn.Person, EventReplies.TooLate);
            return;
        }
        (it.State, it.DueAt, it.Link) = (wasHeld ? EventState.Held : EventState.NotHeld, null, null);
        await NextQuestionAsync(turn, it, wasHeld ? "" : "recording", cancellationToken);
    }

    private Task NextQuestionAsync(Turn turn, SchoolEvent it, string answered, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        DialogState.End(turn.Person);
        if (answered == "recording")
            outbox.Answer(turn.Person, EventReplies.ResultSaved(it));
        else
        {
            DialogState.Begin(Dialog, answered == "" ? "attended" : "recording", turn.Now, ("id", it.Id.ToString())).SaveTo(turn.Person);
            outbox.Answer(turn.Person, answered == "" ? EventReplies.AskAttended : EventReplies.AskRecording);
        }
        return Task.CompletedTask;
    }

    private async Task ListAsync(Turn turn, int page, bool isPast, CancellationToken cancellationToken)
    {
        var events = isPast ? await finder.PastAsync(turn.Person, cancellationToken) : await finder.AheadAsync(turn.Person, cancellationToken);
        outbox.Answer(turn.Person, EventReplies.List(events, page, work.School.Zone, isPast, await audiences.MaySpeakAsync(turn.Person, cancellationToken)));
    }

    /// <summary>What a person may not see is not there.</summary>
    private async Task<SchoolEvent?> FindAsync(Turn turn, string id, CancellationToken cancellationToken)
    {
        if (Id.TryParse<SchoolEvent>(id, out var parsed) && await db.Events.FirstOrDefaultAsync(row => row.Id == parsed, cancellationToken) is { } it
            && await finder.MaySeeAsync(turn.Person, it, cancellationToken))
            return it;
        outbox.Answer(turn.Person, EventReplies.NotFound);
        return null;
    }

    private static DialogState Open(Turn turn)
        => DialogState.Of(turn.Person, turn.Now) is { Name: Dialog } open && open.Data.ContainsKey("said") ? open : DialogState.Begin(Dialog, "", turn.Now, ("said", ""));

}
