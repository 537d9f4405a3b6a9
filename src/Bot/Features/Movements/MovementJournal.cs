using BotHost.Domain.Language;
using BotHost.Domain.Roster;
using BotHost.Features.Dialogs;
using BotHost.Features.Files;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace BotHost.Features.Movements;

/// <summary>Reading the register: page by page, a period as a message and a workbook, the roster of any past day.</summary>
internal sealed class MovementJournal(BotDb db, Outbox outbox, AuditLog audit, Rights rights, ClassList classes, MovementDesk desk, RosterHistory history, FileDesk files)
{

    public const string PeriodDialog = "movement-period";
    public const string DayDialog = "movement-day";

    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        switch (words)
        {
            case ["journal", var page, ..]:
                await ShowAsync(turn, Pages.Read(page), cancellationToken);
                break;
            case ["report", "ask", ..]:
                DialogState.Begin(PeriodDialog, "period", turn.Now).SaveTo(turn.Person);
                outbox.Answer(turn.Person, MovementReplies.AskPeriod(desk.Today));
                break;
            case ["report", var from, var to, "file", ..] when Days(from, to) is var (first, last):
                await HandOverAsync(turn, first, last, cancellationToken);
                break;
            case ["report", var from, var to, ..] when Days(from, to) is var (first, last):
                await ReportAsync(turn, first, last, cancellationToken);
                break;
            case ["day", ..]:
                DialogState.Begin(DayDialog, "day", turn.Now).SaveTo(turn.Person);
                outbox.Answer(turn.Person, MovementReplies.AskRosterDay);
                break;
            default:
                await ShowAsync(turn, 0, cancellationToken);
                break;
        }
    }

    /// <summary>"01.09 - 31.10" or "5А 1 октября" was typed.</summary>
    public async Task HearAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        if (!await rights.RunsSchoolAsync(turn.Person, cancellationToken))
        {
            DialogState.End(turn.Person);
            outbox.Answer(turn.Person, MovementReplies.NoRight);
        }
        else if (DayReader.FindIn(turn.Text, desk.Today) is not var (first, start, length))
            outbox.Answer(turn.Person, MovementReplies.Unclear("on"));
        else if (dialog.Name == DayDialog)
            await ShowRosterAsync(turn, first, turn.Text[..start] + " " + turn.Text[(start + length)..], cancellationToken);
        else
        {
            var second = DayReader.Read(turn.Text[(start + length)..], desk.Today) ?? desk.Today;
            DialogState.End(turn.Person);
            await ReportAsync(turn, first < second ? first : second, first < second ? second : first, cancellationToken);
        }
    }

    private static (DateOnly, DateOnly)? Days(string from, string to)
        => DateOnly.TryParseExact(from, "yyyy-MM-dd", out var first) && DateOnly.TryParseExact(to, "yyyy-MM-dd", out var last) ? (first, last) : null;

    private async Task ShowAsync(Turn turn, int page, CancellationToken cancellationToken)
    {
        var count = await db.Movements.CountAsync(cancellationToken);
        page = Math.Clamp(page, 0, Math.Max(0, (count - 1) / MovementReplies.JournalPage));
        var shown = await db.Movements.OrderByDescending(row => row.Number).Skip(page * MovementReplies.JournalPage).Take(MovementReplies.JournalPage).ToListAsync(cancellationToken);
        outbox.Answer(turn.Person, MovementReplies.Journal(await ActsAsync(shown, cancellationToken), count, page));
    }

    private async Task ReportAsync(Turn turn, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(from, to, cancellationToken);
        var acts = await ActsAsync(rows, cancellationToken);
        var pupils = (await history.OnAsync(from.AddDays(-1), cancellationToken)).Sum(it => it.Pupils.Count);
        var after = (await history.OnAsync(to, cancellationToken)).Sum(it => it.Pupils.Count);
        audit.Write(turn.Person, "movement.report", turn.Person.Id, $"{rows.Count} lines");
        outbox.Answer(turn.Person, MovementReplies.Report(from, to, acts, pupils, after, files.OpensToAnyone));
    }

    private async Task HandOverAsync(Turn turn, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var acts = await ActsAsync(await RowsAsync(from, to, cancellationToken), cancellationToken);
        var maker = $"Выгрузил(а): {await rights.SignatureAsync(turn.Person, cancellationToken)}, {desk.Today:dd.MM.yyyy}";
        audit.Write(turn.Person, "movement.exported", turn.Person.Id, $"{acts.Count} lines");
        files.HandOver(turn.Person, $"Движение {from:yyyy-MM-dd} – {to:yyyy-MM-dd}.xlsx", FileDesk.Xlsx, () => Workbook(acts, maker), MovementReplies.File(from, to));
        outbox.Answer(turn.Person, MovementReplies.FileComing);
    }

    private Task<List<Movement>> RowsAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
        => db.Movements.Where(row => row.EffectiveOn >= from && row.EffectiveOn <= to && row.CancelledAt == null)
            .OrderBy(row => row.EffectiveOn).ThenBy(row => row.Number).AsNoTracking().ToListAsync(cancellationToken);

    /// <summary>The register's columns, and below them who took it and when: a sheet that leaves the bot can be told apart.</summary>
    internal static byte[] Workbook(IReadOnlyList<MovementAct> acts, string maker)
    {
        using var stream = new MemoryStream();
        var rows = acts.Select(act => new Dictionary<string, object?>
        {
            ["№"] = act.Movement.Number,
            ["Дата"] = $"{act.Movement.EffectiveOn:dd.MM.yyyy}",
            ["Движение"] = MovementWords.Kind(act.Movement.Kind),
            ["Кто"] = act.Movement.Name,
            ["Из класса"] = act.From,
            ["В класс"] = act.To,
            ["Приказ"] = act.Movement.OrderNumber,
            ["Состояние"] = MovementWords.State(act.Movement),
        }).ToList();
        rows.Add(new Dictionary<string, object?>
        {
            ["№"] = null, ["Дата"] = null, ["Движение"] = maker, ["Кто"] = null, ["Из класса"] = null, ["В класс"] = null, ["Приказ"] = null, ["Состояние"] = null,
        });
        stream.SaveAs(rows, sheetName: "Движение");
        return stream.ToArray();
    }

    private async Task ShowRosterAsync(Turn turn, DateOnly day, string rest, CancellationToken cancellationToken)
    {
        var roster = await history.OnAsync(day, cancellationToken);
        var asked = await classes.ReadAsync(rest, cancellationToken);
        var wanted = ClassName.FindIn(rest) is [var mention, ..] ? mention.Readings.Select(it => it.ToString()).ToHashSet() : [];
        var shown = roster.Where(it => wanted.Contains(it.Class) || asked.Any(row => row.Name == it.Class)).ToList();
        audit.Write(turn.Person, "roster.shown", turn.Person.Id, $"{day:yyyy-MM-dd}");
        outbox.Answer(turn.Person, shown.Count > 0 ? MovementReplies.Roster(day, shown[0]) : MovementReplies.Rosters(day, roster));
    }

    private async Task<IReadOnlyList<MovementAct>> ActsAsync(List<Movement> rows, CancellationToken cancellationToken)
    {
        var ids = rows.SelectMany(row => new[] { row.From, row.To }).OfType<Domain.Id<SchoolClass>>().Distinct().ToList();
        var history = await (from @class in db.Classes where ids.Contains(@class.Id) select new { @class.Id, @class.Name }).ToDictionaryAsync(it => it.Id, it => it.Name, cancellationToken);
        var renames = await db.ClassRenames.Where(row => ids.Contains(row.Class)).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new MovementAct(row, NameOf(row.From, row), NameOf(row.To, row)))];

        string? NameOf(Domain.Id<SchoolClass>? id, Movement row) => id is { } known && history.TryGetValue(known, out var name)
            ? renames.Where(it => it.Class == known && it.At > row.EffectiveAt && it.At > row.RecordedAt).OrderBy(it => it.At).Select(it => it.Before).FirstOrDefault() ?? name
            : null;
    }
}

/// <summary>A line of the register with the classes' names of its day.</summary>
internal sealed record MovementAct(Movement Movement, string? From, string? To);
