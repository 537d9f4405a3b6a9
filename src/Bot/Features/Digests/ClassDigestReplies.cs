using System.Text;
using BotHost.Domain.Digests;
using BotHost.Domain.Language;
using BotHost.Messaging;

namespace BotHost.Features.Digests;

/// <summary>The homeroom teacher's own classes, once a day.</summary>
internal static class ClassDigestReplies
{
    private const int MostShown = 6;

    public static Reply Digest(ClassDigestFacts facts, DateOnly date, TimeZoneInfo zone)
    {
        var text = new StringBuilder($"{Title(facts)}, {RussianDate.DayAndWeekday(date)}\n");
        foreach (var it in facts.Classes)
            AppendClass(text, it, facts);
        if (facts.Events.Count > 0)
        {
            text.Append("\nВпереди:\n");
            foreach (var it in facts.Events.Take(MostShown))
                text.Append(DigestReplies.Line($"{RussianDate.Brief(it.StartsAt, zone)}: {it.Title}"));
        }
        if (facts.IsEmpty)
            text.Append("\nНовостей за день нет.");
        var reply = new Reply(text.ToString().TrimEnd())
            .Rowed(facts.Classes.SelectMany(it => it.Waiting).Take(4).Select(it => Choice.Do($"Заявка: {it.What}", it.Area, "show", it.Id.ToString("N"))));
        if (facts.ShowsMissing && facts.Classes.Where(it => it.Missing > 0 && it.HasChat).Take(3).ToList() is { Count: > 0 } missing)
            reply = reply.Row([.. missing.Select(it => Choice.Do($"Кого нет: {it.Class}", "missing", it.Class))]);
        if (facts.Events.Count > 0)
            reply = reply.Row(Choice.Do("События", "ev", "list", "0"));
        return reply.Row(DigestSettingsReplies.Settings(DigestKind.Class), DigestSettingsReplies.Why(DigestKind.Class));
    }

    private static string Title(ClassDigestFacts facts) => facts.Classes is [var only] ? $"{only.Class}, сводка класса" : "Сводка ваших классов";

    private static void AppendClass(StringBuilder text, ClassNews news, ClassDigestFacts facts)
    {
        if (facts.Classes.Count > 1)
            text.Append("\n" + news.Class + "\n");
        else
            text.Append('\n');
        if (news.Joined.Count > 0)
            text.Append(DigestReplies.Line($"{Plural.Word(news.Joined.Count, "вступила семья", "вступили семьи", "вступили семьи")}: {string.Join(", ", news.Joined.Take(MostShown))}{More(news.Joined.Count)}"));
        if (news.Waiting.Count > 0)
            text.Append(DigestReplies.Line($"{Plural.Of(news.Waiting.Count, "заявка ждёт", "заявки ждут", "заявок ждут")} вашего решения"));
        if (news.Strangers > 0)
            text.Append(DigestReplies.Line($"в чате {Plural.Of(news.Strangers, "незнакомый участник", "незнакомых участника", "незнакомых участников")}"));
        if (facts.ShowsMissing && news is { Children: > 0, HasChat: true })
            text.Append(DigestReplies.Line(news.Inside == news.Children ? "в чате есть взрослый от каждой семьи" : $"в чате есть взрослый у {news.Inside} из {Plural.Of(news.Children, "ребёнка", "детей", "детей")}, пока никого — у {news.Missing}"));
        if (!news.HasChat)
            text.Append(DigestReplies.Line("чат родителей ещё не подключён"));
    }

    private static string More(int all) => all > MostShown ? $" и ещё {all - MostShown}" : "";
}
