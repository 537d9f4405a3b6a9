using BotHost.Domain.Audiences;
using BotHost.Domain.Events;
using BotHost.Domain.Language;
using BotHost.Domain.Reminders;
using BotHost.Domain.Schools;
using BotHost.Features.Audiences;
using BotHost.Features.Dialogs;
using BotHost.Features.Events;
using BotHost.Features.Schools;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Reminders;

/// <summary>A new reminder out of a sentence; what the sentence left out is asked.</summary>
internal sealed class ReminderHandler(
    BotDb db, Work work, Outbox outbox, AudienceFinder audiences, SchoolCalendars calendars, EventFinder events, ReminderDesk desk)
{
    public const string Dialog = "remind";
    private const int MostPerPerson = 30;

    /// <param name="said">What followed "напомни".</param>
    public Task BeginAsync(Turn turn, string said, CancellationToken cancellationToken)
        => GoOnAsync(turn, DialogState.Begin(Dialog, "", turn.Now), ReminderSentence.Read(said, work.Now, work.School.Zone), cancellationToken);

    public Task HearAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        var whole = dialog.Step == "what" ? $"{dialog.Data["whom"]} {dialog.Data["when"]} {turn.Text}" : $"{dialog.Data["whom"]} {turn.Text} {dialog.Data["what"]}";
        return GoOnAsync(turn, dialog, ReminderSentence.Read(whole, work.Now, work.School.Zone) with { Text = dialog.Step == "what" ? turn.Text.Trim() : dialog.Data["what"] }, cancellationToken);
    }

    private async Task GoOnAsync(Turn turn, DialogState dialog, ReminderSentence said, CancellationToken cancellationToken)
    {
        var audience = await FindAudienceAsync(turn, said, cancellationToken);
        if (audience is null && said.Audience is not null)
        {
            DialogState.End(turn.Person);
            return; // said why
        }
        var subject = said.When.Before is null ? null : await events.FindAsync(turn.Person, said.Text, cancellationToken);
        var rule = ReminderRules.From(said.When, audience is null, await calendars.LoadAsync(cancellationToken), work.Now, work.School.Zone);
        var text = subject is null ? said.Text : EventFinder.TextBeside(said.Text, subject);
        if (said.When.Before is not null && subject is null)
            outbox.Answer(turn.Person, ReminderReplies.NoSuchEvent(await events.ChoicesAsync(turn.Person, cancellationToken)));
        else if (rule is null)
            Ask(turn, dialog, "when", said, ReminderReplies.AskWhen);
        else if (text.Length is 0 or > Reminder.MaxText)
            Ask(turn, dialog, "what", said, text.Length == 0 ? ReminderReplies.AskWhat : ReminderReplies.TextTooLong);
        else if (await db.Reminders.CountAsync(row => row.Owner == turn.Person.Id && row.State == ReminderState.Active, cancellationToken) >= MostPerPerson)
            outbox.Answer(turn.Person, ReminderReplies.TooMany);
        else
            await AddAsync(turn, audience, text, rule, subject, cancellationToken);
    }

    private async Task AddAsync(Turn turn, Audience? audience, string text, ReminderRule rule, SchoolEvent? subject, CancellationToken cancellationToken)
    {
        DialogState.End(turn.Person);
        var it = new Reminder
        {
            Owner = turn.Person.Id,
            Audience = audience?.ToString(),
            Text = text,
            Rule = rule.ToString(),
            Zone = work.School.Zone.Id,
            Event = subject?.Id,
            State = audience is null ? ReminderState.Active : ReminderState.Draft,
            CreatedAt = work.Now,
        };
        if (await desk.NextAsync(it, work.Now, cancellationToken) is null)
        {
            outbox.Answer(turn.Person, ReminderReplies.Never);
            return;
        }
        db.Reminders.Add(it);
        await desk.SettleAsync(it, cancellationToken);
        await desk.ShowAsync(turn.Person, it, cancellationToken);
    }

    private async Task<Audience?> FindAudienceAsync(Turn turn, ReminderSentence said, CancellationToken cancellationToken)
    {
        if (said.Audience is not { } spoken)
            return null;
        if (await audiences.FindAsync(spoken, turn.Person, cancellationToken) is not FoundAudience.Found { Audience: var audience })
        {
            outbox.Answer(turn.Person, ReminderReplies.NoSuchAudience);
            return null;
        }
        if (AudiencePolicy.Decide(await audiences.SpeakerAsync(turn.Person, cancellationToken), audience) == AudienceDecision.Allowed)
            return audience;
        outbox.Answer(turn.Person, ReminderReplies.NotForThem);
        return null;
    }

    /// <summary>Keeps what was said in the words it was said in, so that the whole sentence is read once more.</summary>
    private void Ask(Turn turn, DialogState dialog, string step, ReminderSentence said, Reply question)
    {
        var whole = turn.Text.Trim();
        var whom = dialog.Data.GetValueOrDefault("whom") ?? Whom(said);
        dialog.Next(step, turn.Now, ("whom", whom), ("when", step == "what" ? whole : ""), ("what", said.Text)).SaveTo(turn.Person);
        outbox.Answer(turn.Person, question);
    }

    private static string Whom(ReminderSentence said)
    {
        if (said.Audience is not { } audience)
            return "мне";
        List<string> words = [];
        if (audience.IsChat)
            words.Add("в чат");
        if (audience.IsStaffRoom)
            words.Add("в учительскую");
        if ((audience.Circle & Circle.Parents) != 0)
            words.Add("родителям");
        if ((audience.Circle & Circle.Pupils) != 0)
            words.Add("ученикам");
        if ((audience.Circle & Circle.Staff) != 0)
            words.Add("сотрудникам");
        words.AddRange(audience.Classes.Select(it => it.Readings[0].ToString()).Concat(audience.Grades.Select(grade => $"{grade} классам")));
        return string.Join(' ', words);
    }
}

/// <summary>A rule out of what was said about the time.</summary>
internal static class ReminderRules
{
    /// <returns>Null while the hour or the day is missing.</returns>
    public static ReminderRule? From(SpokenWhen when, bool isOwn, SchoolCalendar calendar, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (when.Before is { } before)
            return new ReminderRule { Kind = ReminderKind.BeforeEvent, Before = before };
        if (when.Time is not { } time)
            return null;
        var today = SchoolTime.DateOf(now, zone);
        var until = when.IsUntilTermEnd ? calendar.TermEnd(today) : when.Until;
        return when switch
        {
            { IsEverySchoolDay: true } => new ReminderRule { Kind = ReminderKind.SchoolDays, Time = time, Until = until },
            { Weekly.Count: > 0 } => new ReminderRule { Kind = ReminderKind.Weekly, Days = when.Weekly, Time = time, Until = until, RunsOnHolidays = isOwn },
            { Date: { } date } => new ReminderRule { Kind = ReminderKind.Once, Date = date, Time = time },
            _ => null,
        };
    }
}
