using BotHost.Domain;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Messaging;

namespace BotHost.Features.People;

/// <summary>Words about marks against adults. Only the school reads them.</summary>
internal static class BlockReplies
{
    public static Reply WhichAdult(Pupil pupil, IReadOnlyList<(Id<Person> Id, string Profile)> adults)
    {
        var id = pupil.Id.ToString();
        var lines = adults.Select((adult, i) => $"{i + 1}. {adult.Profile}");
        return new Reply($"Ученик: {pupil.ShortName}\nКому закрыть доступ к ребёнку?\n{string.Join('\n', lines)}")
            .Paged([.. adults.Take(5).Select((adult, i) => Choice.Do($"Взрослому {i + 1}", "family", "askblock", id, adult.Id.ToString())),
                Choice.Do("Тому, кого тут нет", "family", "askblock", id, "unknown")], 0, "family", "block", id)
            .Row(Choice.Do("Отмена", "family", "pupil", id));
    }

    public static Reply Ask(Pupil pupil, string adult, int codes, int requests, bool isKnown) => new Reply(
        $"""
        Поставить отметку о запрете: {pupil.ShortName}?
        Сразу закроются: {Plural.Of(codes, "код", "кода", "кодов")}, {Plural.Of(requests, "заявка", "заявки", "заявок")} и все приглашения семьи в чаты класса.{(isKnown ? "\nЭтот взрослый будет отвязан от ребёнка." : "")}
        Каждая новая заявка покажет отметку. Остальные взрослые смогут попросить ссылку снова.
        """)
        .Row(Choice.Do("Да, поставить", "family", "setblock", pupil.Id.ToString(), adult).Negative(), Choice.Do("Нет", "family", "pupil", pupil.Id.ToString()))
        .Deciding();

    public static Reply Done(Pupil pupil, int codes, int requests, bool isKnown) => new Reply(
        $"""
        Отметка стоит: {pupil.ShortName}
        Закрыто: {Plural.Of(codes, "код", "кода", "кодов")}, {Plural.Of(requests, "заявка", "заявки", "заявок")}, приглашения семьи.
        {(isKnown ? "Взрослый отвязан. Проверьте, нет ли его в чатах класса, и удалите, если есть." : "Проверьте состав чатов класса.")}
        """)
        .Row(Choice.Do("К ученику", "family", "pupil", pupil.Id.ToString()));

    public static Reply WasSet(string child, string @class) => new($"Поставлена отметка о запрете: {child}, {@class}. Живые коды, заявки и приглашения закрыты.");

    public static Reply WasLifted(string child, string @class) => new($"Снята отметка о запрете: {child}, {@class}.");

    public static Reply LiftedByAdministrator(string id) => new Reply("Снять отметку о запрете может администратор или руководитель школы.").Row(Choice.Do("К ученику", "family", "pupil", id));

    public static Reply AskLift(Pupil pupil) => new Reply($"Снять отметку о запрете: {pupil.ShortName}? Новые заявки и коды снова будут работать как обычно.")
        .Row(Choice.Do("Да, снять", "family", "lift", pupil.Id.ToString()).Negative(), Choice.Do("Нет", "family", "pupil", pupil.Id.ToString()));

    public static Reply Lifted(Pupil pupil) => new Reply($"Отметка снята: {pupil.ShortName}").Row(Choice.Do("К ученику", "family", "pupil", pupil.Id.ToString()));
}
