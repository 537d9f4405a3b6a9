using System.Collections.Frozen;
using BotHost.Messaging;

namespace BotHost.Features.Language;

/// <summary>What is said where free text leads to no handler of its own, or is not clear.</summary>
internal static class LanguageReplies
{
    private static readonly Choice _human = Choice.Do("Позвать человека", "ticket", "ask", "");
    private static readonly Choice _link = Choice.Do("Ссылка на чат класса", "link");

    private static readonly FrozenDictionary<string, string> _labels = new Dictionary<string, string>
    {
        ["get_class_link"] = "Ссылка на чат класса", ["invite_problem"] = "Ссылка не работает", ["invite_create"] = "Приглашения для класса", ["invite_list"] = "Кто ещё не вступил",
        ["invite_print"] = "Коды на печать", ["invite_revoke"] = "Отозвать приглашения", ["redeem_code"] = "Ввести код", ["child_add"] = "Назвать своего ребёнка",
        ["child_remove"] = "Уйти из чатов", ["delete_my_data"] = "Удалить мои данные", ["my_data"] = "Мои данные", ["privacy_info"] = "Зачем нужны данные", ["howto"] = "Как пользоваться чатом",
        ["report_intruder"] = "В чате чужой человек", ["security_alert"] = "Похоже на мошенников", ["support_contact"] = "Поговорить с человеком", ["quiet_settings"] = "Когда мне писать",
        ["announce"] = "Сделать объявление", ["remind_missing"] = "Напомнить невступившим", ["reminder_create"] = "Поставить напоминание", ["reminder_list"] = "Мои напоминания",
        ["reminder_cancel"] = "Отменить напоминание", ["roster_list"] = "Кто в чате", ["roster_missing"] = "Кто не вступил", ["bind_chat"] = "Подключить чат", ["unbind_chat"] = "Отключить чат",
        ["digest_now"] = "Сводка", ["digest_settings"] = "Время сводки", ["stats_report"] = "Статистика", ["movement_add"] = "Записать движение", ["movement_report"] = "Движение учеников",
        ["assign_admin"] = "Администраторы", ["assign_homeroom"] = "Классное руководство", ["verify_request"] = "Я работаю в школе", ["verify_status"] = "Моя заявка",
        ["verify_list"] = "Кто ждёт решения", ["verify_approve"] = "Подтвердить сотрудника", ["verify_reject"] = "Отклонить заявку", ["event_plan"] = "Запланировать событие",
        ["event_change"] = "Перенести событие", ["event_list"] = "Что и когда будет", ["class_add"] = "Классы школы", ["audit_show"] = "Журнал решений", ["help"] = "Помощь",
    }.ToFrozenDictionary();

    public static Reply NotUnderstood { get; } = new Reply("Я не понял. Что вам нужно?")
        .Row(_link.Primary())
        .Row(Choice.Do("Я работаю в школе", "verify"), Choice.Do("Помощь", "help"))
        .Row(_human);

    public static Reply StillUnsure { get; } = new Reply("Простите, опять не понял. Выберите в меню или позовите человека: он прочитает и ответит.").Row(_human.Primary());

    public static Reply NothingAsked { get; } = new Reply("Сейчас я ни о чём не спрашивал. Напишите, что вам нужно.").Row(_link);

    public static Reply WhatIsMeant(IReadOnlyList<Choice> choices) => new Reply("Уточните, пожалуйста: о чём вы?").Rowed(choices).Row(_human);

    public static Reply OneAtATime(IReadOnlyList<Choice> choices) => new Reply("Понял две просьбы. С чего начнём?").Rowed(choices);

    public static string Label(string intent) => _labels.GetValueOrDefault(intent, "Помощь");

    /// <summary>A button that means consent to what was just asked.</summary>
    public static bool SaysYes(string label) => label.StartsWith("Да", StringComparison.Ordinal) && (label.Length == 2 || !char.IsLetter(label[2])) || label is "Подтвердить" or "Верно" or "Всё верно" or "Отправить" or "Подключить";

    public static bool SaysNo(string label) => label.StartsWith("Нет", StringComparison.Ordinal) && (label.Length == 3 || !char.IsLetter(label[3])) || label is "Отмена" or "Не отправлять" or "Не надо" or "Не тот класс";

    /// <summary>The honest answer and the next step; null when there is none for this intent.</summary>
    public static Reply? For(string intent, string topic) => intent switch
    {
        "thanks" => new Reply("Пожалуйста! Если что-то понадобится, напишите."),
        "invite_problem" => InviteProblem(topic),
        "out_of_scope" => OutOfScope(topic),
        "privacy_info" => new Reply("Имя ребёнка и класс нужны, чтобы учитель узнал своих и не пустил чужих. Я храню «Петя С.» и класс, полную фамилию не храню. Переписку в чатах не читаю, никому данные не передаю.")
            .Row(Choice.Do("Что обо мне записано", "mydata")),
        "refuse_privacy" => new Reply("Чужие данные я не показываю никому: ни телефоны, ни адреса, ни списки детей, ни переписку. Написать учителю можно в чате класса.").Row(_link, _human),
        "refuse_role" => new Reply("Роль даёт только школа. Если вы работаете в школе, отправьте просьбу: её решит администратор.").Row(Choice.Do("Я работаю в школе", "verify")),
        "report_intruder" => new Reply("Спасибо, что сказали. Классному руководителю: откройте чат и нажмите «Не наш» под карточкой участника, я удалю его и сменю ссылку. Остальным: позовите человека, он разберётся.")
            .Row(Choice.Do("Мои чаты", "chat"), _human.Primary()),
        "support_contact" => new Reply("Могу попросить администратора школы написать вам. Классному руководителю проще написать в чате класса.").Row(_human.Primary()),
        "child_remove" => new Reply("Из чата можно выйти самим: откройте чат, его название вверху, «Покинуть чат». Если ребёнок ушёл из школы, администратор отметит это, и вас удалят из чатов класса.").Row(_human.Primary()),
        "quiet_settings" => new Reply("Вечером и ночью я сам не пишу, только отвечаю вам и сообщаю о срочном. Чтобы объявления приходили одним сообщением, откройте «Объявления и события».").Row(Choice.Do("Объявления и события", "talk")),
        "invite_revoke" => new Reply("Сменить ссылку чата можно в его настройках: «Чаты», нужный чат, «Ссылка утекла».").Row(Choice.Do("Чаты", "chat")),
        "undo" => new Reply("Отменить можно кнопкой «Отменить» под сообщением о сделанном: она работает десять минут. Позже поможет администратор.").Row(_human),
        _ => null,
    };

    private static Reply InviteProblem(string reason) => new Reply(reason switch
    {
        "already_used" => "Приглашение личное: по нему входит один человек. Каждому взрослому нужна своя ссылка, дам её сразу.",
        "expired" => "Ссылка живёт недолго, чтобы ею не воспользовались чужие. Дам новую сразу.",
        "wrong_account" => "Похоже, открылся другой профиль. Выйдите из него, войдите под своим и попросите ссылку ещё раз.",
        _ => "Попробуйте ещё раз: нажмите кнопку, и ссылка откроется заново. Если не выходит, позовите человека.",
    }).Row(Choice.Do("Получить ссылку", "link").Primary(), _human);

    private static Reply OutOfScope(string topic) => new Reply(topic switch
    {
        "money" => "Про деньги я не знаю и никогда о них не спрашиваю. Спросите классного руководителя в чате класса.",
        "homework" => "Уроки и задания не моё: посмотрите в дневнике или спросите в чате класса.",
        "grades" => "Оценки в дневнике, у меня их нет.",
        _ => "Этого я не знаю. Я помогаю попасть в чаты школы и передаю объявления.",
    }).Row(_link, _human);
}
