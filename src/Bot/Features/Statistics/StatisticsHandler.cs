using BotHost.Domain.Schools;
using BotHost.Domain.Statistics;
using BotHost.Features.Dialogs;
using BotHost.Features.Files;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using MiniExcelLibs;

namespace BotHost.Features.Statistics;

/// <summary>"/stats": the school in numbers, for the head and the administrators (clause 2.1-17).</summary>
internal sealed class StatisticsHandler(BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit, StatisticsReader reader, FileDesk files)
{
    public const string Dialog = "platform-figure";

    private DateOnly Today => SchoolTime.DateOf(work.Now, work.School.Zone);

    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        if (!await MayAsync(turn, cancellationToken))
            return;
        switch (words)
        {
            case ["figure"]:
                DialogState.Begin(Dialog, "line", turn.Now).SaveTo(turn.Person);
                outbox.Answer(turn.Person, StatisticsReplies.AskFigure);
                break;
            case ["chart"]:
                await ShowChartAsync(turn, cancellationToken);
                break;
            case ["pdf" or "xlsx", var key] when StatisticsPeriod.Of(key, Today) is { } period:
                await HandOverAsync(turn, words[0], period, cancellationToken);
                break;
            default:
                var asked = (words is [var word, ..] ? StatisticsPeriod.Of(word, Today) : null) ?? StatisticsPeriod.Of("month", Today)!;
                outbox.Answer(turn.Person, StatisticsReplies.Report(await reader.ReadAsync(asked, cancellationToken)));
                break;
        }
    }

    /// <summary>A number of the platform was typed.</summary>
    public async Task HearAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!await MayAsync(turn, cancellationToken))
            return;
        if (PlatformFigure.Read(turn.Text) is not var (name, value, source))
        {
            outbox.Answer(turn.Person, StatisticsReplies.FigureUnclear);
            return;
        }
        DialogState.End(turn.Person);
        var figure = new PlatformFigure { Name = name, Value = value, Source = source, AsOf = Today, EnteredBy = turn.Person.Id, EnteredAt = turn.Now };
        db.PlatformFigures.Add(figure);
        audit.Write(turn.Person, "statistics.figure", figure.Id);
        outbox.Answer(turn.Person, StatisticsReplies.FigureKept(name, value));
    }

    private async Task<bool> MayAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await rights.RunsSchoolAsync(turn.Person, cancellationToken))
            return true;
        DialogState.End(turn.Person);
        outbox.Answer(turn.Person, StatisticsReplies.NoRight);
        return false;
    }

    private async Task ShowChartAsync(Turn turn, CancellationToken cancellationToken)
    {
        var facts = await reader.ReadAsync(StatisticsPeriod.Of("month", Today)!, cancellationToken);
        if (facts.Classes.Count == 0)
            outbox.Answer(turn.Person, StatisticsReplies.NothingToDraw);
        else if (!PrintFonts.AreThere)
            outbox.Answer(turn.Person, FileReplies.NoFont);
        else
            files.ShowPicture(turn.Person, "coverage.png", () => CoverageChart.Draw(facts.Classes), StatisticsReplies.Chart(facts));
    }

    private async Task HandOverAsync(Turn turn, string format, StatisticsPeriod period, CancellationToken cancellationToken)
    {
        if (format == "pdf" && !PrintFonts.AreThere)
        {
            outbox.Answer(turn.Person, FileReplies.NoFont);
            return;
        }
        var facts = await reader.ReadAsync(period, cancellationToken);
        var maker = StatisticsReplies.MadeBy(await rights.SignatureAsync(turn.Person, cancellationToken), turn.Now, work.School.Zone);
        audit.Write(turn.Person, "statistics.exported", turn.Person.Id, format);
        var name = $"Статистика {period.From:yyyy-MM-dd} – {period.To:yyyy-MM-dd}";
        if (format == "pdf")
            files.HandOver(turn.Person, $"{name}.pdf", FileDesk.Pdf, () => Paper(facts, maker), StatisticsReplies.File(period));
        else
            files.HandOver(turn.Person, $"{name}.xlsx", FileDesk.Xlsx, () => Workbook(facts, maker), StatisticsReplies.File(period));
        outbox.Answer(turn.Person, StatisticsReplies.FileComing);
    }

    private static byte[] Paper(StatisticsFacts facts, string maker)
    {
        var paragraphs = StatisticsReplies.Paragraphs(facts, withClasses: true);
        return new TextPages(paragraphs[0], [.. paragraphs.Skip(1).SelectMany(it => it.Split('\n').Append(" "))], maker).Make();
    }

    private static byte[] Workbook(StatisticsFacts facts, string maker)
    {
        using var stream = new MemoryStream();
        var coverage = facts.Classes.Append(facts.School with { Class = "Вся школа" }).Select(it => Row(it.Class, it.Children, it.Inside, it.Percent)).ToList();
        coverage.Add(Row($"Сформировал(а): {maker}", null, null, null));
        stream.SaveAs(new Dictionary<string, object> { ["Семьи в чатах"] = coverage, ["События"] = EventRows(facts.Events) });
        return stream.ToArray();

        static Dictionary<string, object?> Row(string @class, int? children, int? inside, int? percent)
            => new() { ["Класс"] = @class, ["Детей"] = children, ["Есть взрослый в чате"] = inside, ["%"] = percent };
    }

    private static List<Dictionary<string, object?>> EventRows(EventFigures it)
    {
        return
        [
            Row("Планировали", it.Planned, "События в боте, время которых в этом периоде и уже прошло"),
            Row("Состоялось", it.Held, "Так отметил ведущий или организатор"),
            Row("Участников", it.People, $"Сумма чисел, которые назвали ведущие; названы для событий: {it.Counted}"),
            Row("Не состоялось", it.NotHeld, "Так отметил ведущий или организатор"),
            Row("Отменено", it.Cancelled, "Отменили до начала"),
            Row("Без отметки", it.Unmarked, "Время прошло, итог не отмечен"),
        ];

        static Dictionary<string, object?> Row(string name, int count, string meaning) => new() { ["События"] = name, ["Число"] = count, ["Что это значит"] = meaning };
    }
}
