using BotHost.Domain.Chats;
using BotHost.Domain.Language;
using BotHost.Messaging;

namespace BotHost.Features.Elsewhere;

internal static class ElsewhereReplies
{
    public static Reply AskCount { get; } = new Reply("Сколько заявок ждёт в кабинете Сферума? Напишите число. Имён не нужно.").Row(Choice.Do("Отмена", "cancel"));

    public static Reply Noted(ElsewhereRequest it, TimeZoneInfo zone)
        => new Reply($"Записал: {Words(it)}. Рассмотрите их в кабинете Сферума: бот туда заглянуть не может.{(it.RemindAt is { } next ? $" Напомню {RussianDate.Brief(next, zone)}." : "")}")
            .Row(Choice.Do("Принято", "elsewhere", "accept", it.Id.ToString()).Positive());

    public static Reply Accepted(ElsewhereRequest it) => new Reply($"Отмечено: {Words(it)} — принято.").Row(Choice.Do("Заявки в Сферуме", "elsewhere", "list"));

    public static Reply List(IReadOnlyList<ElsewhereRequest> waiting, TimeZoneInfo zone)
    {
        var reply = waiting.Count == 0
            ? new Reply("Заявок, которые ждут в кабинете Сферума, не записано. Появились? Отметьте, чьи.")
            : new Reply($"В кабинете Сферума ждут:\n{string.Join('\n', waiting.Select(it => $"• {Words(it)}, с {RussianDate.Brief(it.NotedAt, zone)}"))}\nПримите их там и отметьте здесь.")
                .Tiled(waiting.Take(4).Select(it => Choice.Do($"Принято: {Words(it)}", "elsewhere", "accept", it.Id.ToString()).Positive()), 1);
        return reply.Row(Choice.Do("Ещё: родители", "elsewhere", "note", nameof(ElsewhereKind.Parents)), Choice.Do("Ещё: ученики", "elsewhere", "note", nameof(ElsewhereKind.Pupils)), Choice.Do("Ещё: сотрудники", "elsewhere", "note", nameof(ElsewhereKind.Staff)));
    }

    internal static string Words(ElsewhereRequest it) => Plural.Of(it.Count, "заявка", "заявки", "заявок") + it.Kind switch
    {
        ElsewhereKind.Parents => " от родителей",
        ElsewhereKind.Pupils => " от учеников",
        _ => " от сотрудников",
    };
}
