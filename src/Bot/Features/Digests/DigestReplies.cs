using System.Text;
using BotHost.Domain.Chats;
using BotHost.Domain.Digests;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Features.Elsewhere;
using BotHost.Messaging;

namespace BotHost.Features.Digests;

/// <summary>The digest reads as a list of things to do: first what waits for the reader, then what happened.</summary>
internal static class DigestReplies
{
    public static Reply Digest(DigestFacts facts, DateOnly date, TimeZoneInfo zone)
    {
        var text = new StringBuilder($"Сводка, {RussianDate.DayAndWeekday(date)}\n");
        AppendToDo(text, facts, zone);
        AppendNews(text, facts, zone);
        AppendTroubles(text, facts);
        var cards = facts.Waiting.Select(it => Choice.Do(Label(it), it.Area, "show", it.Id.ToString("N")));
        var reply = new Reply(text.ToString().TrimEnd()).Rowed(cards);
        if (facts.BadgeCount > 0)
            reply = reply.Row(Choice.Do($"Отметки в Сферуме: {facts.BadgeCount}", "staff-member", "badges", "0"));
        if (facts.Acts.Count > 0)
            reply = reply.Row([.. facts.Acts.TakeLast(3).Select(act => Choice.Do($"Акт № {act.Number}", "acts", "show", act.Id.ToString("N")))]);
        if (facts.WaitingCount > facts.Waiting.Count)
            reply = reply.Row(Choice.Do("Все заявки", "pending"));
        if (facts.Elsewhere.Count > 0)
            reply = reply.Row(Choice.Do("Заявки в Сферуме", "elsewhere", "list"));
        return reply.Row(DigestSettingsReplies.Settings(DigestKind.Daily), DigestSettingsReplies.Why(DigestKind.Daily));
    }

    public static Reply NothingNew { get; } = new Reply("Всё спокойно: решений никто не ждёт, новостей нет.")
        .Row(DigestSettingsReplies.Settings(DigestKind.Daily), DigestSettingsReplies.Why(DigestKind.Daily));

    public static Reply Pending(IReadOnlyList<WaitingRequest> waiting, int page, int pages, TimeZoneInfo zone)
    {
        var lines = waiting.Select(it => $"• {it.What}, с {RussianDate.Brief(it.Since, zone)}");
        var reply = new Reply($"Ждут решения:\n{string.Join('\n', lines)}")
            .Rowed(waiting.Select(it => Choice.Do(Label(it), it.Area, "show", it.Id.ToString("N"))));
        List<Choice> turns = [];
        if (page > 0)
            turns.Add(Choice.Do("Назад", "pending", $"{page - 1}"));
        if (page + 1 < pages)
            turns.Add(Choice.Do("Дальше", "pending", $"{page + 1}"));
        return turns.Count > 0 ? reply.Row([.. turns]) : reply;
    }

    public static Reply NobodyWaits { get; } = new("Сейчас решения никто не ждёт.");

    public static string AccessRequest(string className, AskerKind kind) => kind == AskerKind.Pupil ? $"ученик, {className}" : $"родитель, {className}";

    public static string Verification(string fullName) => $"учитель: {fullName}";

    public static string ChatName(ChatKind kind, string? className, string title) => kind switch
    {
        ChatKind.ClassParents => $"родители {className}",
        ChatKind.Class => $"класс {className}",
        ChatKind.StaffRoom => "учительская",
        _ => title.Length > 0 ? $"«{title}»" : "чат",
    };

    private static void AppendToDo(StringBuilder text, DigestFacts facts, TimeZoneInfo zone)
    {
        if (facts.WaitingCount + facts.BadgeCount + facts.Strangers.Count + facts.RemovalsPaused.Count + facts.StaleLinks.Count + facts.Elsewhere.Count == 0)
            return;
        text.Append("\nНужно сделать:\n");
        if (facts.WaitingCount > 0)
            text.Append(Line(Plural.Of(facts.WaitingCount, "заявка ждёт", "заявки ждут", "заявок ждут") + " решения: " + string.Join("; ", facts.Waiting.Select(it => it.What))));
        if (facts.BadgeCount > 0)
            text.Append(Line("поставить в Сферуме отметку «учитель»: " + string.Join(", ", facts.Badges) + More(facts.BadgeCount, facts.Badges.Count)));
        foreach (var it in facts.Elsewhere)
            text.Append(Line($"{ElsewhereReplies.Words(it)} с {RussianDate.Brief(it.NotedAt, zone)} в кабинете Сферума: примите и отметьте"));
        foreach (var (chat, count) in facts.Strangers)
            text.Append(Line($"{chat}: {Plural.Of(count, "незнакомый участник", "незнакомых участника", "незнакомых участников")}, спросите классного руководителя"));
        if (facts.StaleLinks.Count > 0)
            text.Append(Line($"загруженная ссылка устарела: {string.Join(", ", facts.StaleLinks)}. Загрузите новую: «загрузить»"));
        foreach (var chat in facts.RemovalsPaused)
            text.Append(Line($"{chat}: слишком много удалений подряд, бот остановился и ждёт вашего слова"));
    }

    private static void AppendNews(StringBuilder text, DigestFacts facts, TimeZoneInfo zone)
    {
        if (facts.Joined.Count + facts.Expired + facts.Revoked + facts.Annulled == 0)
            return;
        text.Append("\nС ").Append(RussianDate.Brief(facts.Since, zone)).Append(":\n");
        foreach (var (chat, count) in facts.Joined)
            text.Append(Line($"{chat}: {Plural.Of(count, "человек вступил", "человека вступили", "человек вступили")}"));
        if (facts.Expired > 0)
            text.Append(Line($"истекло без входа в чат: {Plural.Of(facts.Expired, "приглашение", "приглашения", "приглашений")}"));
        if (facts.Revoked > 0)
            text.Append(Line($"отозвано: {Plural.Of(facts.Revoked, "приглашение", "приглашения", "приглашений")}"));
        if (facts.Annulled > 0)
            text.Append(Line($"аннулировано: {Plural.Of(facts.Annulled, "приглашение", "приглашения", "приглашений")}"));
    }

    private static void AppendTroubles(StringBuilder text, DigestFacts facts)
    {
        List<string> lines = [];
        if (facts.Unreachable > 0)
            lines.Add($"{Plural.Of(facts.Unreachable, "человеку", "людям", "людям")} нельзя написать: попросите их самих написать боту");
        if (facts.FailedSends > 0)
            lines.Add(Plural.Of(facts.FailedSends, "сообщение не доставлено", "сообщения не доставлены", "сообщений не доставлены"));
        if (facts.UncertainSends > 0)
            lines.Add($"{Plural.Of(facts.UncertainSends, "сообщение", "сообщения", "сообщений")}: неизвестно, доставлено ли");
        if (facts.FailedActs > 0)
            lines.Add($"{Plural.Of(facts.FailedActs, "действие в чатах не удалось", "действия в чатах не удались", "действий в чатах не удались")}: проверьте, остался ли бот администратором чата");
        if (facts.Parked > 0)
            lines.Add($"{Plural.Of(facts.Parked, "обращение", "обращения", "обращений")} бот не смог обработать, об этом знает разработчик");
        if (facts.Misunderstood > 0)
            lines.Add($"{Plural.Of(facts.Misunderstood, "раз", "раза", "раз")} не понял, о чём пишут люди. Новым словам бота учит его оператор");
        if (facts.SharedLinks.Count > 0)
            lines.Add($"ссылка общая, сбросить её бот не может: {string.Join(", ", facts.SharedLinks)}. Сделайте бота администратором чата");
        if (lines.Count > 0)
            text.Append("\nОбратите внимание:\n").AppendJoin("", lines.Select(Line));
    }

    internal static string Line(string text) => $"• {text}.\n";

    private static string More(int all, int shown) => all > shown ? $" и ещё {all - shown}" : "";

    private static string Label(WaitingRequest request) => $"Заявка: {request.What}";
}
