using BotHost.Domain;
using BotHost.Domain.Roster;
using BotHost.Features.People;
using BotHost.Messaging;

namespace BotHost.Features.Schools;

/// <summary>Words about groups and clubs.</summary>
internal static class GroupReplies
{
    public static Reply What { get; } = new Reply("Что добавить?")
        .Row(Choice.Do("Классы", "set-up", "go", "Classes"), Choice.Do("Кружок", "group", "new", "Club"), Choice.Do("Группа", "group", "new", "Group"))
        .Row(Choice.Do("К списку", "class-card", "list", "0"));

    public static Reply AskName(ClassKind kind) => new Reply(kind == ClassKind.Club
        ? "Как называется кружок? Например: Шахматы." : "Как называется группа? Например: Группа продлённого дня 1.").Row(Choice.Do("Отмена", "cancel"));

    public static Reply NotAName { get; } = new Reply("Нужно название от 3 до 40 знаков, не похожее на класс. Например: Шахматы.").Row(Choice.Do("Отмена", "cancel"));

    public static Reply Taken { get; } = new Reply("Такое название уже есть. Напишите другое.").Row(Choice.Do("Отмена", "cancel"));

    public static string Added(SchoolClass group) => $"{Kind(group)} «{group.Name}» добавлен(а). Назначьте руководителя и отметьте участников.";

    public static Reply Members(SchoolClass group, IReadOnlyList<(string Class, string Name)> members)
    {
        var text = members.Count == 0
            ? $"«{group.Name}»: участников пока нет."
            : $"«{group.Name}», участников: {members.Count}.\n\n{string.Join('\n', members.GroupBy(it => it.Class).Select(it => $"{it.Key}: {string.Join(", ", it.Select(row => row.Name))}"))}";
        return new Reply(text).Row(Choice.Do("Отметить участников", "group", "from", group.Id.ToString(), "0").Primary())
            .Row(Choice.Do("Карточка", "class-card", "show", group.Id.ToString()));
    }

    public static Reply FromWhichClass(SchoolClass group, IReadOnlyList<SchoolClass> classes, int page)
        => new Reply($"«{group.Name}»: ученики какого класса?")
            .Paged([.. classes.Select(row => Choice.Do(row.Name, "group", "class", group.Id.ToString(), row.Id.ToString(), "0"))], page, "group", "from", group.Id.ToString())
            .Row(Choice.Do("Готово", "group", "show", group.Id.ToString()));

    public static Reply Choose(SchoolClass group, Id<SchoolClass> @class, IReadOnlyList<(Pupil Pupil, bool IsInside)> pupils, int page)
        => new Reply(pupils.Count == 0 ? "В этом классе учеников нет." : $"«{group.Name}»: нажмите на имя, чтобы записать или убрать. Записаны отмечены словом «да».")
            .Paged(
                [.. pupils.Select(it => Choice.Do(it.IsInside ? $"да: {it.Pupil.ShortName}" : it.Pupil.ShortName, "group", "toggle", group.Id.ToString(), it.Pupil.Id.ToString(), $"{page}"))],
                page, "group", "class", group.Id.ToString(), @class.ToString())
            .Row(Choice.Do("Готово", "group", "show", group.Id.ToString()));

    private static string Kind(SchoolClass group) => group.Kind == ClassKind.Club ? "Кружок" : "Группа";
}
