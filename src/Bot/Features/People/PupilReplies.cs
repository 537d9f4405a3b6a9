using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Messaging;

namespace BotHost.Features.People;

/// <summary>Lists and cards of pupils, for the homeroom teacher and the administrator.</summary>
internal static class PupilReplies
{
    public static Reply NoRight { get; } = new Reply("Списки класса видят его классный руководитель и администратор школы. Если вы ведёте этот класс, подтвердите роль.")
        .Row(Choice.Do("Подтвердить роль", "verify").Primary());

    public static Reply Classes(IReadOnlyList<SchoolClass> classes, int page) => new Reply("Какой класс?")
        .Paged([.. classes.Select(row => Choice.Do(row.Name, "family", "class", row.Id.ToString(), "0"))], page, "family", "classes");

    public static Reply Pupils(SchoolClass @class, IReadOnlyList<Pupil> pupils, int page) => pupils.Count == 0
        ? new Reply($"В списке {@class.Name} пока нет учеников. Список загружает администратор школы.")
        : new Reply($"{@class.Name}: {Plural.Of(pupils.Count, "ученик", "ученика", "учеников")}. Выберите, для кого нужен код.")
            .Paged([.. pupils.Select(pupil => Choice.Do(pupil.ShortName, "family", "pupil", pupil.Id.ToString()))], page, "family", "class", @class.Id.ToString())
            .Row(Choice.Do("Коды на бумаге", "family", "print", @class.Id.ToString()), Choice.Do("Кого нет в чате", "missing", "class", @class.Id.ToString()));

    public static Reply Pupil(PupilFacts facts, TimeZoneInfo zone)
    {
        var id = facts.Pupil.Id.ToString();
        var code = facts.Family is { } family ? $"действует до {RussianDate.Full(family.ExpiresAt, zone)}, вошли {family.Uses} из {family.MaxUses}" : "нет";
        var reply = new Reply(
            $"""
            {facts.Pupil.ShortName}, {facts.Class}
            Связано взрослых: {facts.Adults}
            Код семьи: {code}
            Свой профиль: {(facts.Pupil.Account is null ? "нет" : "есть")}{(facts.IsBlocked ? "\nЕСТЬ ОТМЕТКА О ЗАПРЕТЕ" : "")}
            """)
            .Row(Choice.Do("Код семьи", "family", "issue", id, nameof(CodeKind.Family)).Primary(), Choice.Do("Код ученика", "family", "issue", id, nameof(CodeKind.Pupil)))
            .Row(Choice.Do("Отозвать ссылки и коды", "revoke", "pupil", id))
            .Row(Choice.Do("Взрослые", "family", "adults", id), facts.IsBlocked ? Choice.Do("Снять запрет", "family", "unblock", id) : Choice.Do("Запрет на доступ", "family", "block", id));
        if (facts.Pupil.Account is not null)
            reply = reply.Row(Choice.Do("Отвязать профиль ученика", "family", "askpupil", id));
        return reply.Row(Choice.Do("К списку класса", "family", "class", facts.Pupil.Class.ToString(), "0"));
    }

    public static Reply HasAccount(string id) => new Reply("У ученика уже есть свой профиль. Если он сменился, сначала отвяжите прежний.")
        .Row(Choice.Do("Отвязать профиль ученика", "family", "askpupil", id), Choice.Do("К ученику", "family", "pupil", id));

    public static Reply Adults(Pupil pupil, IReadOnlyList<AdultLine> adults, TimeZoneInfo zone)
    {
        var back = Choice.Do("К ученику", "family", "pupil", pupil.Id.ToString());
        if (adults.Count == 0)
            return new Reply($"{pupil.ShortName} Пока никто из взрослых с ребёнком не связан.").Row(back);
        var lines = adults.Select((adult, i) => $"{i + 1}. {adult.Profile}, с {RussianDate.Brief(adult.Link.Since, zone)}, {By(adult.Link.Proof)}{(adult.By is { } by ? $" ({by})" : "")}");
        return new Reply($"{pupil.ShortName} Взрослые:\n{string.Join('\n', lines)}\n\nОтвязать можно кнопкой с номером.")
            .Paged([.. adults.Select((adult, i) => Choice.Do($"Отвязать {i + 1}", "family", "ask", adult.Link.Id.ToString()))], 0, "family", "adults", pupil.Id.ToString())
            .Row(back);
    }

    private static string By(Proof proof) => proof switch
    {
        Proof.Code => "по коду семьи",
        Proof.Import => "из списка школы",
        Proof.Named => "назвал другой взрослый",
        _ => "подтвердила школа",
    };
}
