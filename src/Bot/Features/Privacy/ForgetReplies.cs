using BotHost.Domain.Language;
using BotHost.Domain.Privacy;
using BotHost.Domain.Roster;
using BotHost.Messaging;

namespace BotHost.Features.Privacy;

internal static class ForgetReplies
{
    public static Reply Refused(ForgetDecision decision) => new Reply(decision == ForgetDecision.HandOverFirst
        ? "У вас есть должность в школе: сначала передайте её другому. Это делает администратор или руководитель. Потом бот удалит ваши данные сразу."
        : "Ваша роль сотрудника подтверждена: это запись школы. Попросите администратора снять её, и бот сразу удалит остальное.")
        .Row(Choice.Do("Мои данные", "mydata"), Choice.Do("Помощь", "help"));

    public static Reply Ask(IReadOnlyList<Pupil> children, IReadOnlyList<(string Name, bool IsRemovable)> chats)
    {
        var leave = chats.Where(chat => chat.IsRemovable).Select(chat => chat.Name).ToList();
        var stay = chats.Where(chat => !chat.IsRemovable).Select(chat => chat.Name).ToList();
        return new Reply(
            $"""
            Удалить ваши данные?

            Удалится сразу: номер и имя профиля, заявки, приглашения, напоминания, обращения, места в списках, разговоры, попытки ввода кодов{(children.Count > 0 ? $", ваша связь с ребёнком ({string.Join(", ", children.Select(child => child.ShortName))})" : "")}.
            {(leave.Count > 0 ? $"Бот уберёт вас из чатов: {string.Join(", ", leave)}.\n" : "")}{(stay.Count > 0 ? $"Из этих чатов выйдите сами, бот этого не может: {string.Join(", ", stay)}.\n" : "")}Останется: список учеников школы (его ведёт школа), журнал решений без имён и номеров (1 год, чтобы школа могла ответить за решения), отметка, что согласие было и отозвано.

            Вернуться можно в любой день: просто напишите боту снова.
            """)
            .Row(Choice.Do("Да, удалить", "forget", "sure", "now").Negative(), Choice.Do("Нет", "menu"))
            .Deciding();
    }

    public static Reply Done(DestructionRecord record, IReadOnlyList<string> stay, TimeZoneInfo zone) => new Reply(
        $"""
        Готово. Данные удалены {RussianDate.Full(record.At, zone)}. Акт об уничтожении № {record.Number}: заявок {record.Requests}, связей с детьми {record.Links}, приглашений {record.Invites}, записей о чатах {record.Memberships}, прочего {record.Others}.
        {(stay.Count > 0 ? $"Выйдите сами из чатов: {string.Join(", ", stay)}.\n" : "")}Это сообщение хранится у вас. Номер диалога исчезнет из очереди отправки за 60 дней.
        """).WithoutMenu();
}
