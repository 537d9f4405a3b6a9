using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Domain.Audiences;
using BotHost.Domain.Events;
using BotHost.Domain.People;
using BotHost.Domain.Reminders;
using BotHost.Domain.Schools;
using BotHost.Features.Audiences;
using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Features.Schools;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Reminders;

/// <summary>What is done with a reminder that there is: shown, switched on, changed, put off, cancelled, brought back.</summary>
internal sealed class ReminderDesk(
    BotDb db, Work work, Outbox outbox, AudienceFinder audiences, SchoolCalendars calendars, AuditLog audit, BotOptions options)
{
    public const string Dialog = "reminder-change";
    public static readonly TimeSpan UndoWithin = TimeSpan.FromMinutes(10);
    private const int PreviewCount = 3;

    /// <summary>Buttons of "rem". Reminders of other people are not found, but for putting off what one was reminded of.</summary>
    public async Task RouteAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        if (words is [_, "list", var page])
            await ListAsync(turn, Pages.Read(page), cancellationToken);
        else if (words is [_, var verb, var text, ..] && Id.TryParse<Reminder>(text, out var id)
            && await db.Reminders.FirstOrDefaultAsync(row => row.Id == id && row.Owner == turn.Person.Id, cancellationToken) is { } it)
            await ActAsync(turn, verb, words, it, cancellationToken);
        else
            outbox.Answer(turn.Person, ReminderReplies.NotFound);
    }

    public async Task ShowAsync(Person owner, Reminder it, CancellationToken cancellationToken)
        => outbox.Answer(owner, ReminderReplies.Card(it, await FactsAsync(owner, it, cancellationToken), Zone(it)));

    /// <summary>Settles the next moment of an active reminder; one without any is done.</summary>
    public async Task SettleAsync(Reminder it, CancellationToken cancellationToken)
    {
        if (it.State != ReminderState.Active)
            return;
        it.NextAt = await NextAsync(it, work.Now, cancellationToken);
        if (it.NextAt is null)
            it.State = ReminderState.Done;
    }

    public async Task<DateTimeOffset?> NextAsync(Reminder it, DateTimeOffset after, CancellationToken cancellationToken)
        => (await CalendarAsync(it, cancellationToken)).Next(ReminderRule.Parse(it.Rule), after, (await EventAsync(it, cancellationToken))?.StartsAt);

    public async Task<SchoolEvent?> EventAsync(Reminder it, CancellationToken cancellationToken)
        => it.Event is { } id ? await db.Events.FirstOrDefaultAsync(row => row.Id == id && row.State == EventState.Planned, cancellationToken) : null;

    /// <summary>An event moved or was cancelled: what reminds of it goes with it.</summary>
    public async Task FollowAsync(SchoolEvent moved, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        foreach (var it in await db.Reminders.Where(row => row.Event == moved.Id && (row.State == ReminderState.Active || row.State == ReminderState.Done)).ToListAsync(cancellationToken))
        {
            it.State = ReminderState.Active;
            await SettleAsync(it, cancellationToken);
        }
    }

    /// <summary>Days became free or worked: what repeats is settled anew.</summary>
    public async Task FollowCalendarAsync(CancellationToken cancellationToken)
    {
        foreach (var it in await db.Reminders.Where(row => row.State == ReminderState.Active && row.NextAt > work.Now).ToListAsync(cancellationToken))
        {
            if (ReminderRule.Parse(it.Rule).IsRepeated)
                await SettleAsync(it, cancellationToken);
        }
    }

    public async Task HearAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        DialogState.End(turn.Person);
        if (!Id.TryParse<Reminder>(dialog.Data["id"], out var id) || await db.Reminders.FirstOrDefaultAsync(row => row.Id == id && row.Owner == turn.Person.Id, cancellationToken) is not { } it)
        {
            outbox.Answer(turn.Person, ReminderReplies.NotFound);
            return;
        }
        var rule = ReminderRule.Parse(it.Rule);
        if (dialog.Step == "text" && turn.Text.Trim() is { Length: > 0 and <= Reminder.MaxText } text)
            await ChangeAsync(turn, it, text, rule, cancellationToken);
        else if (dialog.Step == "time" && ReminderRules.From(Domain.Language.WhenReader.Read(turn.Text, work.Now, Zone(it)), it.IsOwn, await calendars.LoadAsync(cancellationToken), work.Now, Zone(it)) is { } changed)
            await ChangeAsync(turn, it, it.Text, changed, cancellationToken);
        else
        {
            dialog.SaveTo(turn.Person);
            outbox.Answer(turn.Person, dialog.Step == "text" ? ReminderReplies.TextTooLong : ReminderReplies.AskWhen);
        }
    }

    private async Task ChangeAsync(Turn turn, Reminder it, string text, ReminderRule rule, CancellationToken cancellationToken)
    {
        it.Change(text, rule, work.Now);
        if (it.State == ReminderState.Done)
            it.State = ReminderState.Active;
        await SettleAsync(it, cancellationToken);
        await ShowAsync(turn.Person, it, cancellationToken);
    }

    private async Task ActAsync(Turn turn, string verb, string[] words, Reminder it, CancellationToken cancellationToken)
    {
        switch (verb)
        {
            case "on" when it.State == ReminderState.Draft:
                await SwitchOnAsync(turn, it, cancellationToken);
                return;
            case "urgent" when it is { IsOwn: false, State: ReminderState.Draft or ReminderState.Active }:
                it.IsUrgent = !it.IsUrgent && (await audiences.SpeakerAsync(turn.Person, cancellationToken)).IsAdministrator;
                audit.Write(turn.Person, it.IsUrgent ? "reminder.urgent" : "reminder.ordinary", it.Id);
                await SettleAsync(it, cancellationToken);
                break;
            case "cancel" when it.State is ReminderState.Draft or ReminderState.Active:
                it.Cancel(work.Now);
                break;
            case "undo":
                if (!it.Undo(work.Now, UndoWithin))
                {
                    outbox.Answer(turn.Person, ReminderReplies.UndoIsOver);
                    return;
                }
                await SettleAsync(it, cancellationToken);
                break;
            case "time" or "text":
                DialogState.Begin(Dialog, verb, turn.Now, ("id", it.Id.ToString())).SaveTo(turn.Person);
                outbox.Answer(turn.Person, verb == "time" ? ReminderReplies.AskWhen : ReminderReplies.AskWhat);
                return;
            case "snooze" when words is [_, _, _, var minutes] && int.TryParse(minutes, out var count):
                Snooze(turn, it, TimeSpan.FromMinutes(Math.Clamp(count, 1, 10_080)));
                return;
        }
        await ShowAsync(turn.Person, it, cancellationToken);
    }

    private async Task SwitchOnAsync(Turn turn, Reminder it, CancellationToken cancellationToken)
    {
        var decision = AudiencePolicy.Decide(await audiences.SpeakerAsync(turn.Person, cancellationToken), Audience.Parse(it.Audience!));
        if (decision != AudienceDecision.Allowed)
        {
            outbox.Answer(turn.Person, ReminderReplies.NotForThem);
            return;
        }
        it.State = ReminderState.Active;
        await SettleAsync(it, cancellationToken);
        audit.Write(turn.Person, "reminder.set", it.Id);
        await ShowAsync(turn.Person, it, cancellationToken);
    }

    /// <summary>A single occurrence beside the rule, which goes on as it was.</summary>
    private void Snooze(Turn turn, Reminder it, TimeSpan by)
    {
        var local = TimeZoneInfo.ConvertTime(work.Now + by, Zone(it));
        var rule = new ReminderRule { Kind = ReminderKind.Once, Date = DateOnly.FromDateTime(local.DateTime), Time = new TimeOnly(local.Hour, local.Minute) };
        var snoozed = new Reminder
        {
            Owner = it.Owner,
            Text = it.Text,
            Rule = rule.ToString(),
            Zone = it.Zone,
            State = ReminderState.Active,
            NextAt = work.Now + by,
            CreatedAt = work.Now,
            SnoozedFrom = it.Id,
        };
        db.Reminders.Add(snoozed);
        turn.Toast = "Напомню ещё раз";
        outbox.Answer(turn.Person, ReminderReplies.Snoozed(work.Now + by, Zone(it), snoozed));
    }

    private async Task ListAsync(Turn turn, int page, CancellationToken cancellationToken)
    {
        var all = await db.Reminders.Where(row => row.Owner == turn.Person.Id && (row.State == ReminderState.Active || row.State == ReminderState.Draft))
            .OrderBy(row => row.NextAt).ToListAsync(cancellationToken);
        outbox.Answer(turn.Person, ReminderReplies.List([.. all.Select(it => (it, ReminderReplies.Label(it, Zone(it))))], page));
    }

    private async Task<ReminderFacts> FactsAsync(Person owner, Reminder it, CancellationToken cancellationToken)
    {
        var rule = ReminderRule.Parse(it.Rule);
        var subject = await EventAsync(it, cancellationToken);
        return new ReminderFacts(
            rule,
            it.Audience is { } stored ? await audiences.DescribeAsync(Audience.Parse(stored), cancellationToken) : "вам",
            subject?.Title,
            (await CalendarAsync(it, cancellationToken)).Preview(rule, work.Now, PreviewCount, subject?.StartsAt),
            (await audiences.SpeakerAsync(owner, cancellationToken)).IsAdministrator,
            it.ChangedAt is { } at && work.Now - at <= UndoWithin);
    }

    /// <summary>One's own comes at the hour one asked for; what goes to others keeps the quiet hours.</summary>
    private async Task<ReminderCalendar> CalendarAsync(Reminder it, CancellationToken cancellationToken) => new(
        Zone(it),
        await calendars.LoadAsync(cancellationToken),
        it.IsOwn || it.IsUrgent ? QuietHours.Never : new QuietHours(options.QuietHours.From, options.QuietHours.To));

    private static TimeZoneInfo Zone(Reminder it) => TimeZoneInfo.FindSystemTimeZoneById(it.Zone);
}
