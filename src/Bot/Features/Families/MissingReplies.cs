using System.Globalization;
using System.Text;
using BotHost.Domain.Invites;
using BotHost.Domain.Language;
using BotHost.Features.People;
using BotHost.Messaging;

namespace BotHost.Features.Families;

/// <summary>Who is not in the chat yet. For those who lead the class or run the school.</summary>
internal static class MissingReplies
{
    private const int BarLength = 10;

    /// <param name="reachable">Adults who would be reminded.</param>
    public static Reply Class(ClassCover cover, int reachable)
    {
        var id = cover.Class.Id.ToString();
        var text = new StringBuilder(Headline(cover));
        Append(text, "Нет ни одного взрослого", cover, it => it is Coverage.Nobody);
        Append(text, "Взрослый есть, приглашения нет", cover, it => it is Coverage.Known);
        Append(text, "Приглашены, ещё не открывали", cover, it => it is Coverage.Invited);
        Append(text, "Открывали, но не вошли", cover, it => it is Coverage.Opened);
        Append(text, "Отказались", cover, it => it is Coverage.Declined);
        if (cover.Chat is null)
            text.Append("\n\nЧат родителей ещё не подключён к боту, поэтому приглашать пока некуда.");
        var reply = new Reply(text.ToString());
        if (reachable > 0)
            reply = reply.Row(Choice.Do($"Напомнить: {Plural.Of(reachable, "взрослому", "взрослым", "взрослым")}", "missing", "remind", id).Primary());
        if (cover.Nobody > 0)
            reply = reply.Row(Choice.Do($"Коды для них на бумаге: {cover.Nobody}", "family", "print", id, "nobody"));
        return reply.Row(Choice.Do("Список класса", "family", "class", id, "0"), Choice.Do("Все классы", "missing", "school", "0"));
    }

    public static Reply School(IReadOnlyList<ClassCover> all, int page)
    {
        if (all.Count == 0)
            return new Reply("В школе пока нет классов. Сначала загрузите список.").Row(Choice.Do("Настройка", "setup").Primary());
        var children = all.Sum(it => it.Children.Count);
        var inside = all.Sum(it => it.Inside);
        var nobody = all.Sum(it => it.Nobody);
        // The least covered first: that is where there is something to do.
        var sorted = all.OrderBy(it => it.Children.Count == 0 ? 1 : (double)it.Inside / it.Children.Count).ThenBy(it => it.Class.Name, ClassOrder.Instance).ToList();
        var lines = sorted.Skip(Pages.Start(page, sorted.Count)).Take(Pages.Size).Select(it =>
            $"{it.Class.Name}: {it.Inside} из {it.Children.Count}{(it.Nobody > 0 ? $", без взрослых {it.Nobody}" : "")}{(it.Chat is null ? ", чат не подключён" : "")}");
        return new Reply(
            $"""
            В чатах родителей {inside} из {Plural.Of(children, "семьи", "семей", "семей")}. Без единого взрослого: {Plural.Of(nobody, "ребёнок", "ребёнка", "детей")}.
            {Bar(inside, children)}

            {string.Join('\n', lines)}
            """)
            .Paged([.. sorted.Select(it => Choice.Do(it.Class.Name, "missing", "class", it.Class.Id.ToString()))], page, "missing", "school");
    }

    public static Reply Reminded(ClassCover cover, int families, int left) => new Reply(
        $"""
        {(families > 0 ? $"Напомнили: {Plural.Of(families, "семье", "семьям", "семьям")}. Вечером и ночью бот не пишет, тогда напомнит утром." : "Сейчас напоминать некому.")}
        {(left > 0 ? $"Ещё {Plural.Of(left, "семье", "семьям", "семьям")} сегодня уже писали или написать нельзя. Отдайте код на бумаге." : "")}
        """.TrimEnd())
        .Row(Choice.Do("Кого ещё нет", "missing", "class", cover.Class.Id.ToString()));

    public static int Waiting(ClassCover cover) => cover.Children.Count(child => CoveragePolicy.MayRemind(child.Coverage));

    /// <summary>The numbers say the same as the bar: no meaning is in the picture alone.</summary>
    private static string Headline(ClassCover cover) => cover.Children.Count == 0
        ? $"{cover.Class.Name}: в списке пока нет учеников."
        : $"{cover.Class.Name}: в чате {cover.Inside} из {Plural.Of(cover.Children.Count, "семьи", "семей", "семей")}.\n{Bar(cover.Inside, cover.Children.Count)}"
            + (cover.Inside == cover.Children.Count ? "\n\nВсе на месте." : "");

    private static string Bar(int part, int whole)
    {
        var filled = whole == 0 ? 0 : part * BarLength / whole;
        return string.Create(CultureInfo.InvariantCulture, $"{new string('■', filled)}{new string('□', BarLength - filled)} {(whole == 0 ? 0 : part * 100 / whole)} %");
    }

    private static void Append(StringBuilder text, string title, ClassCover cover, Func<Coverage, bool> fits)
    {
        var children = cover.Children.Where(child => fits(child.Coverage)).ToList();
        if (children.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n\n{title} ({children.Count}):\n").AppendJoin('\n', children.Select(child => $"• {child.Pupil.ShortName}{Reason(child.Coverage)}"));
    }

    private static string Reason(Coverage coverage) => coverage is Coverage.Declined { Reason: { } reason }
        ? reason switch
        {
            DeclineReason.NoSmartphone => " — нет смартфона",
            DeclineReason.OtherAdult => " — вступит другой взрослый",
            _ => " — не хотят",
        }
        : "";
}
