using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.Language;
using BotHost.Domain.Roster;
using BotHost.Features.People;
using BotHost.Messaging;

namespace BotHost.Features.Schools;

/// <summary>Words about the head's lists and chats.</summary>
internal static class ListReplies
{
    public static Reply NoChat { get; } = new Reply("Этот чат ещё не подключён. Добавьте бота в чат и выберите «Чат руководителя».").Row(Choice.Do("Списки", "lists"));

    public static Reply All(Func<SchoolList, int> count, IReadOnlyCollection<ChatKind> bound) => new Reply(
        $"""
        Чаты руководителя (пункт 2.2 Положения):
        – с заместителями: {(bound.Contains(ChatKind.HeadDeputies) ? "подключён" : "не подключён")}, в списке {count(SchoolList.Deputies)};
        – со всеми сотрудниками: {(bound.Contains(ChatKind.HeadStaff) ? "подключён" : "не подключён")};
        – с родительским активом: {(bound.Contains(ChatKind.HeadParentActive) ? "подключён" : "не подключён")}, в списке {count(SchoolList.ParentActive)};
        – с ученическим активом: {(bound.Contains(ChatKind.HeadPupilActive) ? "подключён" : "не подключён")}, в списке {count(SchoolList.PupilActive)}.

        Чтобы подключить чат, добавьте в него бота.
        """)
        .Row(Show("Заместители", SchoolList.Deputies))
        .Row(Show("Родительский актив", SchoolList.ParentActive), Show("Ученический актив", SchoolList.PupilActive))
        .Row(Choice.Do("Пригласить сотрудников", "lists", "invite-staff"));

    public static Reply Show(SchoolList list, IReadOnlyList<(ListEntry Entry, string Name, bool IsInside)> rows, bool hasChat, int page)
    {
        var shown = rows.Select((row, i) => $"{i + 1}. {row.Name}{(hasChat ? row.IsInside ? ", в чате" : ", нет в чате" : "")}");
        var missing = rows.Count(row => !row.IsInside);
        var reply = new Reply($"{Title(list)}: {rows.Count}.{(rows.Count == 0 ? "" : $"\n\n{string.Join('\n', shown)}\n\nЧтобы убрать из списка, нажмите на имя.")}")
            .Paged([.. rows.Select(row => Choice.Do($"Убрать: {row.Name}", "lists", "drop", list.ToString(), row.Entry.Id.ToString(), $"{page}"))], page, "lists", "show", list.ToString())
            .Row(Choice.Do("Добавить", "lists", "add", list.ToString(), "0").Primary());
        return hasChat && missing > 0 ? reply.Row(Choice.Do($"Пригласить: {missing}", "lists", "invite", list.ToString())) : reply;
    }

    public static Reply ChooseStaff(IReadOnlyList<StaffMember> staff, int page) => (staff.Count == 0
            ? new Reply("Подтверждённых сотрудников пока нет.")
            : new Reply("Кто заместитель? Здесь только сотрудники с подтверждённой ролью.")
                .Paged([.. staff.Select(row => Choice.Do(StaffName.Short(row.FullName), "lists", "put", nameof(SchoolList.Deputies), row.Id.ToString(), "0"))], page, "lists", "add", nameof(SchoolList.Deputies)))
        .Row(Back(SchoolList.Deputies));

    public static Reply ChooseClass(SchoolList list, IReadOnlyList<SchoolClass> classes, int page) => new Reply($"{Title(list)}: из какого класса?")
        .Paged([.. classes.Select(row => Choice.Do(row.Name, "lists", "pupils", list.ToString(), row.Id.ToString(), "0"))], page, "lists", "add", list.ToString()).Row(Back(list));

    public static Reply ChoosePupil(SchoolList list, Id<SchoolClass> @class, IReadOnlyList<Pupil> pupils, int page) => (pupils.Count == 0
            ? new Reply(list == SchoolList.ParentActive ? "В этом классе пока нет связанных родителей." : "В этом классе пока нет учеников с подтверждёнными страницами.")
            : new Reply(list == SchoolList.ParentActive ? "Чей родитель? Добавятся связанные с ребёнком взрослые." : "Кто из учеников?")
                .Paged([.. pupils.Select(row => Choice.Do(row.ShortName, "lists", "put", list.ToString(), row.Id.ToString(), "0"))], page, "lists", "pupils", list.ToString(), @class.ToString()))
        .Row(Back(list));

    public static Reply Invited(int invited, int unreachable) => new Reply((invited, unreachable) switch
    {
        (0, 0) => "Все уже в чате.",
        (_, 0) => $"Отправлено: {Plural.Of(invited, "приглашение", "приглашения", "приглашений")}.",
        _ => $"Отправлено: {Plural.Of(invited, "приглашение", "приглашения", "приглашений")}. Ещё не писали боту: {unreachable}; попросите их открыть бота.",
    }).Row(Choice.Do("Списки", "lists"));

    private static string Title(SchoolList list) => list switch
    {
        SchoolList.Deputies => "Заместители руководителя",
        SchoolList.ParentActive => "Родительский актив",
        _ => "Ученический актив",
    };

    private static Choice Show(string label, SchoolList list) => Choice.Do(label, "lists", "show", list.ToString());

    private static Choice Back(SchoolList list) => Choice.Do("К списку", "lists", "show", list.ToString());
}
