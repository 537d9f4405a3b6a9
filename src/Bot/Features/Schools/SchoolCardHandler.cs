using BotHost.Domain.Language;
using BotHost.Domain.Roster;
using BotHost.Domain.Schools;
using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Features.Verification;
using BotHost.Features.Reminders;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Schools;

/// <summary>"школа": the school's card (clauses 2.1-1 and 2.1-4) and its calendar.</summary>
internal sealed class SchoolCardHandler(BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit, SchoolCalendars calendars, ReminderDesk reminders)
{
    public const string Dialog = "school-card";

    private const int LongestText = 300;
    private static readonly string[] _fields = ["name", "address", "order", "calendar"];

    private DateOnly Today => SchoolTime.DateOf(work.Now, work.School.Zone);

    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        var isAdministrator = await rights.IsAdministratorAsync(turn.Person, cancellationToken);
        if (!isAdministrator && !await rights.IsHeadAsync(turn.Person, cancellationToken))
            outbox.Answer(turn.Person, SchoolReplies.AdministratorsOnly);
        else if (words is ["calendar", ..])
            await ShowCalendarAsync(turn, isAdministrator, cancellationToken);
        else if (isAdministrator && words is ["ask", var field, ..] && _fields.Contains(field))
        {
            DialogState.Begin(Dialog, field, turn.Now).SaveTo(turn.Person);
            outbox.Answer(turn.Person, SchoolCardReplies.Ask(field));
        }
        else
            await ShowAsync(turn, isAdministrator, cancellationToken);
    }

    public async Task HearAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken))
        {
            DialogState.End(turn.Person);
            outbox.Answer(turn.Person, SchoolReplies.AdministratorsOnly);
            return;
        }
        var profile = await db.Schools.FirstAsync(cancellationToken);
        var line = PlainText.OneLine(turn.Text, LongestText);
        var isTaken = dialog.Step switch
        {
            "calendar" => await ChangeCalendarAsync(turn.Text, cancellationToken),
            "order" => ReadOrder(profile, turn.Text),
            "address" => (profile.Address = line ?? profile.Address) is not null && line is not null,
            _ => (profile.FullName = line ?? profile.FullName) is not null && line is not null,
        };
        if (!isTaken)
        {
            outbox.Answer(turn.Person, SchoolCardReplies.Unclear(dialog.Step));
            return;
        }
        audit.Write(turn.Person, "school.changed", work.School.Key, dialog.Step);
        if (dialog.Step == "calendar")
        {
            await ShowCalendarAsync(turn, isAdministrator: true, cancellationToken); // the dialog stays open: a calendar is typed line by line
            return;
        }
        DialogState.End(turn.Person);
        await ShowAsync(turn, isAdministrator: true, cancellationToken);
    }

    /// <summary>"№ 190-ОД от 01.11.2024".</summary>
    private bool ReadOrder(SchoolProfile profile, string text)
    {
        if (DayReader.FindIn(text, Today) is not var (day, start, length) || day > Today)
            return false;
        var words = text[..start].Replace("приказ", "", StringComparison.OrdinalIgnoreCase).Split([' ', '№', ','], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !word.Equals("от", StringComparison.OrdinalIgnoreCase));
        var number = string.Join(' ', words);
        if (number.Length is 0 or > Movement.LongestOrder || !number.Any(char.IsDigit))
            return false;
        (profile.AppointmentOrder, profile.AppointedOn) = (number, day);
        return true;
    }

    private async Task<bool> ChangeCalendarAsync(string text, CancellationToken cancellationToken)
    {
        if (CalendarLine.Read(text, Today) is not { } line)
            return false;
        var known = await db.CalendarDays.Where(row => row.Date >= line.From && row.Date <= line.To).ToDictionaryAsync(row => row.Date, cancellationToken);
        for (var date = line.From; date <= line.To; date = date.AddDays(1))
        {
            if (line.Kind is not { } kind)
                db.CalendarDays.RemoveRange(known.Values.Where(row => row.Date == date));
            else if (known.TryGetValue(date, out var row))
                row.Kind = kind;
            else
                db.CalendarDays.Add(new CalendarDay { Date = date, Kind = kind });
        }
        await db.SaveChangesAsync(cancellationToken);
        await calendars.RefreshAsync(cancellationToken);
        await reminders.FollowCalendarAsync(cancellationToken);
        return true;
    }

    private async Task ShowAsync(Turn turn, bool isAdministrator, CancellationToken cancellationToken)
        => outbox.Answer(turn.Person, SchoolCardReplies.Card(await db.Schools.FirstAsync(cancellationToken), work.School.Options.Name, work.School.Zone, work.Now, isAdministrator));

    private async Task ShowCalendarAsync(Turn turn, bool isAdministrator, CancellationToken cancellationToken)
    {
        var days = await db.CalendarDays.AsNoTracking().Where(row => row.Date >= Today).OrderBy(row => row.Date).ToListAsync(cancellationToken);
        outbox.Answer(turn.Person, SchoolCardReplies.Calendar(days, isAdministrator));
    }
}
