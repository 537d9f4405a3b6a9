using System.Globalization;
using System.Text.RegularExpressions;
using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.Schools;
using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Features.Schools;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Elsewhere;

/// <summary>Applications in the platform's own cabinet: an administrator notes how many wait, is reminded each school day, and ticks "Принято".</summary>
internal sealed partial class ElsewhereHandler(BotDb db, Work work, Outbox outbox, Rights rights, SchoolCalendars calendars, AuditLog audit)
{
    public const string Dialog = "elsewhere";
    private const int Most = 999;
    private static readonly TimeOnly At = new(10, 0);

    /// <summary>"в сферуме 3 заявки от родителей".</summary>
    public static bool Reads(string text) => Sentence().IsMatch(text);

    public async Task RouteAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken))
            outbox.Answer(turn.Person, DialogReplies.NoRight);
        else if (words is [_, "note", var name] && Enum.TryParse<ElsewhereKind>(name, out var kind))
        {
            DialogState.Begin(Dialog, kind.ToString(), turn.Now).SaveTo(turn.Person);
            outbox.Answer(turn.Person, ElsewhereReplies.AskCount);
        }
        else if (words is [_, "accept", var id] && Id.TryParse<ElsewhereRequest>(id, out var accepted) && await db.Elsewhere.FirstOrDefaultAsync(row => row.Id == accepted, cancellationToken) is { } it)
        {
            if (it.AcceptedAt is null)
                audit.Write(turn.Person, "elsewhere.accepted", it.Id);
            it.Accept(turn.Person.Id, work.Now);
            outbox.Answer(turn.Person, ElsewhereReplies.Accepted(it));
        }
        else
            outbox.Answer(turn.Person, ElsewhereReplies.List(await WaitingAsync(cancellationToken), work.School.Zone));
    }

    /// <summary>A whole sentence, or the number that was asked for.</summary>
    public async Task HearAsync(Turn turn, DialogState? dialog, CancellationToken cancellationToken)
    {
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken))
        {
            outbox.Answer(turn.Person, DialogReplies.NoRight);
            return;
        }
        var match = Number().Match(turn.Text);
        var count = match.Success ? int.Parse(match.ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (count is < 1 or > Most)
        {
            outbox.Answer(turn.Person, ElsewhereReplies.AskCount);
            return;
        }
        DialogState.End(turn.Person);
        var it = new ElsewhereRequest
        {
            Kind = dialog is not null ? Enum.Parse<ElsewhereKind>(dialog.Step) : KindOf(turn.Text),
            Count = count,
            NotedBy = turn.Person.Id,
            NotedAt = work.Now,
            RemindAt = await NextReminderAsync(cancellationToken),
        };
        db.Elsewhere.Add(it);
        audit.Write(turn.Person, "elsewhere.noted", it.Id);
        outbox.Answer(turn.Person, ElsewhereReplies.Noted(it, work.School.Zone));
    }

    public async Task<DateTimeOffset?> NextReminderAsync(CancellationToken cancellationToken)
        => (await calendars.LoadAsync(cancellationToken)).NextSchoolDay(SchoolTime.DateOf(work.Now, work.School.Zone).AddDays(1)) is { } day
            ? SchoolTime.At(day, At, work.School.Zone)
            : null;

    private Task<List<ElsewhereRequest>> WaitingAsync(CancellationToken cancellationToken)
        => db.Elsewhere.Where(row => row.AcceptedAt == null).OrderBy(row => row.NotedAt).Take(5).ToListAsync(cancellationToken);

    private static ElsewhereKind KindOf(string text)
        => text.Contains("родител", StringComparison.OrdinalIgnoreCase) ? ElsewhereKind.Parents
            : text.Contains("учен", StringComparison.OrdinalIgnoreCase) || text.Contains("обуча", StringComparison.OrdinalIgnoreCase) ? ElsewhereKind.Pupils
            : ElsewhereKind.Staff;

    [GeneratedRegex(@"\bсферум\w*\b.*\b\d{1,3}\s+заяв|\b\d{1,3}\s+заяв\w*\b.*\bсферум", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\d{1,4}", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}

/// <summary>Each school day at ten, until somebody ticks "Принято".</summary>
internal sealed class ElsewhereJob(BotDb db, Work work, Outbox outbox, Rights rights, ElsewhereHandler handler) : ISchoolJob
{
    private const int Page = 50;

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
        => db.Elsewhere.Where(row => row.RemindAt != null).MinAsync(row => row.RemindAt, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var due = await db.Elsewhere.Where(row => row.RemindAt != null && row.RemindAt <= work.Now).OrderBy(row => row.NotedAt).Take(Page).ToListAsync(cancellationToken);
        if (due.Count == 0)
            return false;
        var next = await handler.NextReminderAsync(cancellationToken);
        due.ForEach(it => it.RemindAt = next);
        foreach (var administrator in (await rights.AdministratorsAsync(cancellationToken)).Where(person => person.CanBeWrittenTo))
            outbox.Tell(administrator, ElsewhereReplies.List(due, work.School.Zone));
        return due.Count == Page;
    }
}
