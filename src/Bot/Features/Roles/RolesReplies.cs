using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.People;
using BotHost.Messaging;

namespace BotHost.Features.Roles;

/// <summary>Words about offices and frozen accounts.</summary>
internal static class RolesReplies
{
    public static Reply NoRight { get; } = new Reply("Роли видят администратор и руководитель школы.").Row(Choice.Do("Мой статус", "status"));

    public static Reply NoSuchAccount { get; } = new Reply("Бот не знает такого профиля. Укажите номер или ссылку вида vk.com/id123; этот человек должен был писать боту.").Row(Choice.Do("Роли", "roles"));

    public static Reply Over { get; } = new Reply("Это предложение уже решено или устарело.").Row(Choice.Do("Роли", "roles"));

    public static Reply Show(IReadOnlyList<(Person Person, string What)> holders, IReadOnlyList<(Person Person, string Name)> frozen)
    {
        var text = $"Кто ведёт школу в боте:\n{string.Join('\n', holders.Select(it => $"– {it.What}"))}";
        if (frozen.Count > 0)
            text += $"\n\nДоступ приостановлен:\n{string.Join('\n', frozen.Select(it => $"– {it.Name}"))}";
        return new Reply($"{text}\n\nПриостановить любой аккаунт: /freeze и ссылка на профиль.")
            .Tiled(holders.Select(it => Choice.Do(it.What, "roles", "show", it.Person.Id.ToString())).Concat(
                frozen.Select(it => Choice.Do($"Приостановлен: {it.Name}", "roles", "show", it.Person.Id.ToString()))).Take(6), perRow: 1)
            .Row(Choice.Do("Добавить администратора", "roles", "add", "0").Primary());
    }

    public static Reply Choose(IReadOnlyList<StaffMember> staff, int page) => (staff.Count == 0
            ? new Reply("Назначить некого: администратором становится сотрудник с подтверждённой ролью.")
            : new Reply("Кто станет администратором? Здесь сотрудники с подтверждённой ролью.")
                .Paged([.. staff.Select(row => Choice.Do(StaffName.Short(row.FullName), "roles", "appoint", row.Account!.Value.ToString()))], page, "roles", "add"))
        .Row(Choice.Do("Роли", "roles"));

    public static Reply Card(Person other, string name, bool isAdministrator, bool mayEnd, bool mayFreeze, bool mayUnfreeze)
    {
        var id = other.Id.ToString();
        var reply = new Reply($"{name}: {(isAdministrator ? "администратор" : "не администратор")}.{(other.IsFrozen ? " Доступ приостановлен." : "")}");
        if (mayEnd)
            reply = reply.Row(Choice.Do("Снять администратора", "roles", "end", id).Negative());
        if (mayFreeze)
            reply = reply.Row(Choice.Do("Приостановить доступ", "roles", "freeze", id).Negative());
        if (mayUnfreeze)
            reply = reply.Row(Choice.Do("Вернуть доступ", "roles", "unfreeze", id).Positive());
        return reply.Row(Choice.Do("Роли", "roles"));
    }

    public static Reply AskAppoint(Person other, string name, bool needsSecond) => new Reply(
        $"Назначить администратором: {name}? Администратор видит заявки всех классов, ведёт списки, движение и чаты."
        + (needsSecond ? "\n\nНужно согласие ещё одного администратора или руководителя: бот спросит их." : ""))
        .Row(Choice.Do(needsSecond ? "Предложить" : "Назначить", "roles", "appoint-sure", other.Id.ToString()).Positive(), Choice.Do("Роли", "roles")).Deciding();

    public static Reply Proposal(OfficeProposal proposal, string name, string by, Person proposer) => new Reply(
        $"Предлагают назначить администратором: {name}. Предложил(а): {by}\n\nАдминистратор видит заявки всех классов, ведёт списки, движение и чаты. Согласны?")
        .Row(Choice.Do("Назначить", "roles", "yes", proposal.Id.ToString()).Positive(), Choice.Do("Нет", "roles", "no", proposal.Id.ToString()).Negative())
        .Row(Freeze(proposer)).Deciding();

    public static Reply Proposed(string name, int asked) => new Reply(asked > 0
        ? $"Предложение отправлено. {name} станет администратором, когда согласится ещё один администратор или руководитель. Предложение действует 7 дней."
        : $"Предложение записано, но спросить некого: руководитель и другие администраторы ещё не писали боту. Попросите руководителя открыть бота и «роли».")
        .Row(Choice.Do("Роли", "roles"));

    public static Reply Decided(string name, bool isYes, string by) => new($"{name}: {(isYes ? "назначен(а) администратором" : "администратором не назначен(а)")}. Решение: {by}");

    public static Reply Granted(string name) => new Reply($"Готово: {name} — администратор.").Row(Choice.Do("Роли", "roles"));

    public static Reply GrantedNotice(string name, string office, Person by) => new Reply($"Назначен администратор: {name}. Решение: {office}").Row(Freeze(by));

    public static Reply YouAreAdministrator { get; } = new Reply("Вы теперь администратор школы в боте. Напишите «меню».").Row(Choice.Do("Меню", "menu"));

    public static Reply AskEnd(Person other, string name) => new Reply($"Снять администратора: {name}? Роль сотрудника останется, а доступ ко всем классам, заявкам и спискам закончится сразу.")
        .Row(Choice.Do("Снять", "roles", "end-sure", other.Id.ToString()).Negative(), Choice.Do("Роли", "roles")).Deciding();

    public static Reply Ended(string name) => new Reply($"Готово: {name} больше не администратор.").Row(Choice.Do("Меню", "menu"));

    public static Reply EndedNotice(string name, string office, Person by) => new Reply($"{name} больше не администратор. Решение: {office}").Row(Freeze(by));

    public static Reply YouAreNoAdministrator { get; } = new("Вы больше не администратор школы в боте. Если это ошибка, обратитесь к руководителю школы.");

    public static Reply AskFreeze(Person other, string name) => new Reply(
        $"Приостановить доступ: {name}? Этот аккаунт ничего не сможет сделать в боте, его приглашения закончатся. Данные останутся. Вернуть доступ сможет руководитель школы.")
        .Row(Choice.Do("Приостановить", "roles", "freeze-sure", other.Id.ToString()).Negative(), Choice.Do("Роли", "roles")).Deciding();

    public static Reply Frozen(string name) => new Reply($"Доступ приостановлен: {name}. Руководитель и другие администраторы знают.").Row(Choice.Do("Роли", "roles"));

    public static Reply FrozenNotice(string name, string office, Person by) => new Reply($"Приостановлен доступ: {name}. Решение: {office}").Row(Choice.Do("Роли", "roles"));

    public static Reply Unfrozen(string name) => new Reply($"Доступ возвращён: {name}.").Row(Choice.Do("Роли", "roles"));

    public static Reply UnfrozenNotice(string name, string office, Person by) => new Reply($"Доступ возвращён: {name}. Решение: {office}").Row(Choice.Do("Роли", "roles"));

    public static Reply YouAreUnfrozen { get; } = new Reply("Ваш доступ возвращён.").Row(Choice.Do("Меню", "menu"));

    public static Reply Refused(OfficeDecision decision) => new Reply(decision switch
    {
        OfficeDecision.NeedsSecond => "Вы уже предложили. Второе согласие даёт другой администратор или руководитель школы.",
        OfficeDecision.Yourself => "О себе решает другой человек: руководитель школы или второй администратор.",
        OfficeDecision.NotVerified => "Администратором становится только сотрудник с подтверждённой ролью. Сначала подтвердите роль.",
        OfficeDecision.AlreadyHolds => "Так уже есть, менять нечего.",
        OfficeDecision.LastAdministrator => "Это последний администратор. Сначала назначьте другого.",
        OfficeDecision.Untouchable => "Этот аккаунт задан владельцем бота, в чате его не изменить.",
        _ => "Это решает руководитель школы.",
    }).Row(Choice.Do("Роли", "roles"));

    /// <summary>Whoever acted may not be who they seem: the brake is one tap away (design §8).</summary>
    private static Choice Freeze(Person by) => Choice.Do("Это странно: приостановить", "roles", "freeze", by.Id.ToString());
}
