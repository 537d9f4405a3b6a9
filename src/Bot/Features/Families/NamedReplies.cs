using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Messaging;

namespace BotHost.Features.Families;

internal static class NamedReplies
{
    public static Reply NoChild { get; } = new Reply("Сначала школа должна связать вас с ребёнком. Попросите ссылку на чат класса или введите код семьи.")
        .Row(Choice.Do("Ссылка на чат класса", "link").Primary(), Choice.Do("У меня есть код", "code"));

    public static Reply WhichChild(IEnumerable<Pupil> children) => new Reply("Взрослого какого ребёнка добавить?")
        .Tiled(children.Take(6).Select(child => Choice.Do(child.ShortName, "family", "name", child.Id.ToString())), perRow: 2);

    public static Reply Link(string child, Uri start, DateTimeOffset expiresAt, TimeZoneInfo zone) => new Reply(
        $"""
        Ребёнок: {child}
        Отправьте эту ссылку другому взрослому, маме, папе, бабушке или опекуну. Только лично, не в чат:
        {start}

        Она сработает для одного человека, до {RussianDate.Full(expiresAt, zone)}. Прежняя такая ссылка больше не действует.
        Когда взрослый войдёт, об этом узнают классный руководитель и остальные взрослые ребёнка. Они смогут возразить.
        """)
        .Row(Choice.Do("Мой статус", "status"));

    public static Reply Refused(NamingDecision decision, string @class) => decision switch
    {
        NamingDecision.NotOwnChild => NoChild,
        NamingDecision.Full => ByRequest("С ребёнком уже связано столько взрослых, сколько можно без решения школы.", @class),
        NamingDecision.NamedHimself => ByRequest("Добавить взрослого может тот, кого подтвердила сама школа.", @class),
        _ => ByRequest("Этого взрослого должна подтвердить школа.", @class),
    };

    private static Reply ByRequest(string why, string @class)
        => new Reply($"{why} Пусть взрослый сам напишет боту «ссылка {@class}» и отправит заявку: её решит классный руководитель.")
            .Row(Choice.Do("Мой статус", "status"), Choice.Do("Помощь", "help"));
}
