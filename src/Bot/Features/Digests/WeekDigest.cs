using System.Text;
using BotHost.Domain.Digests;
using BotHost.Domain.Events;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Schools;
using BotHost.Domain.Statistics;
using BotHost.Features.Events;
using BotHost.Features.Statistics;
using BotHost.Messaging;

namespace BotHost.Features.Digests;

/// <summary>An administrator's week: what was done, what is left, what comes.</summary>
/// <param name="Left">The to-do list of now, with the news of the whole week.</param>
internal sealed record WeekFacts(DateOnly From, DateOnly To, StatisticsFacts Done, DigestFacts Left, IReadOnlyList<SchoolEvent> Ahead)
{
    public bool IsEmpty => Left.IsEmpty && Ahead.Count == 0 && Done is { Answered: 0, Issued: 0, Joined: 0, Expired: 0, Movement.Count: 0, Events.Planned: 0 };
}

internal sealed class WeekReader(Work work, StatisticsReader statistics, DigestReader reader, EventFinder events)
{
    public async Task<WeekFacts> ReadAsync(Person administrator, DateOnly date, CancellationToken cancellationToken)
    {
        var period = StatisticsPeriod.Of("week", date)!;
        var since = SchoolTime.At(period.From, TimeOnly.MinValue, work.School.Zone);
        var ahead = (await events.AheadAsync(administrator, cancellationToken)).Where(it => it.StartsAt > work.Now && it.StartsAt < work.Now.AddDays(7));
        return new WeekFacts(period.From, period.To, await statistics.ReadAsync(period, cancellationToken), await reader.ReadAsync(since, cancellationToken), [.. ahead]);
    }
}

internal static class WeekReplies
{
    private const int MostShown = 6;

    public static Reply Digest(WeekFacts facts, TimeZoneInfo zone)
    {
        var text = new StringBuilder($"Итоги недели, {RussianDate.Day(facts.From)} – {RussianDate.Day(facts.To)}\n");
        AppendDone(text, facts);
        AppendLeft(text, facts);
        if (facts.Ahead.Count > 0)
        {
            text.Append("\nНа следующей неделе:\n");
            foreach (var it in facts.Ahead.Take(MostShown))
                text.Append(DigestReplies.Line($"{RussianDate.Brief(it.StartsAt, zone)}: {it.Title}{(it.Link is null && !it.IsOnSite ? " (ссылки ещё нет)" : "")}"));
            if (facts.Ahead.Count > MostShown)
                text.Append(DigestReplies.Line($"и ещё {facts.Ahead.Count - MostShown}"));
        }
        var reply = new Reply(text.ToString().TrimEnd());
        if (facts.Left.WaitingCount > 0)
            reply = reply.Row(Choice.Do("Ждут решения", "pending").Primary());
        return reply.Row(Choice.Do("Статистика", "stats", "week"), Choice.Do("События", "ev", "list", "0"))
            .Row(DigestSettingsReplies.Settings(DigestKind.Weekly), DigestSettingsReplies.Why(DigestKind.Weekly));
    }

    private static void AppendDone(StringBuilder text, WeekFacts facts)
    {
        var (done, left) = (facts.Done, facts.Left);
        text.Append("\nСделано:\n");
        text.Append(DigestReplies.Line(done.TimeToAnswer is { } time
            ? $"решено {Plural.Of(done.Answered, "заявка", "заявки", "заявок")}, обычно за {StatisticsReplies.Span(time)}"
            : "заявок не решали"));
        text.Append(DigestReplies.Line($"выдано {Plural.Of(done.Issued, "приглашение", "приглашения", "приглашений")}, по ним {Plural.Word(done.Joined, "вступил", "вступили", "вступили")} {Plural.Of(done.Joined, "человек", "человека", "человек")}"));
        if (left.Expired + left.Annulled > 0)
            text.Append(DigestReplies.Line($"истекло приглашений: {left.Expired}, аннулировано: {left.Annulled}"));
        if (done.Events.Planned > 0)
            text.Append(DigestReplies.Line($"события: состоялось {done.Events.Held} из {done.Events.Planned}{(done.Events.Unmarked > 0 ? $", без отметки {done.Events.Unmarked}" : "")}"));
        if (done.Movement.Count > 0)
            text.Append(DigestReplies.Line($"движение: {Plural.Of(done.Movement.Sum(it => it.Count), "запись", "записи", "записей")}"));
    }

    private static void AppendLeft(StringBuilder text, WeekFacts facts)
    {
        var (done, left) = (facts.Done, facts.Left);
        List<string> lines = [];
        if (left.WaitingCount > 0)
            lines.Add($"{Plural.Of(left.WaitingCount, "заявка ждёт", "заявки ждут", "заявок ждут")} решения");
        if (left.BadgeCount > 0)
            lines.Add($"отметки «учитель» в Сферуме: {left.BadgeCount}");
        if (left.Elsewhere.Count > 0)
            lines.Add($"в кабинете Сферума {Plural.Of(left.Elsewhere.Sum(it => it.Count), "заявка ждёт", "заявки ждут", "заявок ждут")} больше дня");
        if (left.Strangers.Count > 0)
            lines.Add($"незнакомых участников в чатах: {left.Strangers.Sum(it => it.Count)}");
        if (done.School.Children > 0 && done.School.Inside < done.School.Children)
            lines.Add($"семьи в чатах: {done.School.Inside} из {Plural.Of(done.School.Children, "ребёнка", "детей", "детей")}");
        text.Append(lines.Count > 0 ? "\nОсталось:\n" : "\nНезавершённого нет.\n").AppendJoin("", lines.Select(DigestReplies.Line));
    }
}
