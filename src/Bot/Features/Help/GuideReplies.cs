using BotHost.Messaging;

namespace BotHost.Features.Help;

/// <param name="Key">In buttons.</param>
/// <param name="Title">As the button says it, 40 letters at most.</param>
/// <param name="Source">Where the platform itself explains it; null where only the school can help.</param>
internal sealed record Guide(string Key, string Title, IReadOnlyList<string> Steps, string? Source);

/// <summary>The real traps of the platform, step by step. One step is one message.</summary>
internal static class GuideReplies
{
    private const string PlatformHelp = "https://prof.sferum.ru/faq_sferum";

    public static IReadOnlyList<Guide> All { get; } =
    [
        new("child-profile", "Открылся профиль ребёнка",
        [
            "Так бывает, когда в браузере уже вошёл ребёнок: ссылка открывается от его имени.\nВыйдите из профиля ребёнка: аватар вверху → «Выйти». Или откройте ссылку на своём телефоне.",
            "Войдите под своим номером телефона, не под номером ребёнка.",
            "Попросите у меня новую ссылку: напишите «ссылка» и класс, например «ссылка 5А». Откройте её в этом же браузере.",
        ], PlatformHelp),
        new("one-phone", "Один телефон на двоих",
        [
            "На один номер заводится один профиль. Оставьте свой номер для себя: он понадобится вам как родителю.",
            "Ребёнку 1–4 класса профиль можно завести на вашу почту, без второго номера. Старшим нужен свой номер.",
            "Когда оба профиля есть, напишите мне со своего: «ссылка» и класс. Ссылка личная, ребёнку её не передавайте.",
        ], PlatformHelp),
        new("wrong-role", "Не та роль: ученик, а не родитель",
        [
            "Поменять роль нельзя ни вам, ни боту. Администратор школы убирает профиль из класса и приглашает заново с верной ролью.",
            "Нажмите «Не получилось», и я передам администратору, что нужно новое приглашение.",
        ], PlatformHelp),
        new("no-smartphone", "Нет смартфона",
        [
            "Чат открывается и в браузере компьютера: войдите в ВКонтакте или Сферум под своим номером.",
            "Если компьютера тоже нет, скажите об этом классному руководителю: важное передадут по телефону или запиской. Это не отказ и ни на что не влияет.",
        ], PlatformHelp),
        new("dead-link", "Ссылка не открывается",
        [
            "Личная ссылка живёт несколько минут после нажатия, потом её меняют ради безопасности детей. Старая уже не сработает.",
            "Напишите мне «ссылка» и класс, нажмите на свежую кнопку и сразу подтвердите вход.",
        ], null),
        new("hacked", "Меня взломали",
        [
            "Смените пароль ВКонтакте и завершите чужие сеансы: Настройки → Безопасность → «Завершить все сеансы».",
            "Предупредите классного руководителя по телефону: пусть не верят сообщениям с вашего профиля.",
            "Проверьте, что вошли вы: включите подтверждение входа. Код из SMS не называйте никому, в школе его не спрашивают.",
        ], null),
        new("real-bot", "Как проверить, что это бот школы",
        [
            "Откройте страницу сообщества, от имени которого я пишу. Сравните её адрес с тем, что на сайте школы или на листке с кодом от классного руководителя.",
            "Бот никогда не спрашивает коды из SMS, пароли и деньги. Если спросили, это не я: не отвечайте и покажите переписку учителю.",
        ], null),
    ];

    /// <summary>The guide that a question came from; null for a question of one's own.</summary>
    public static string? TitleOf(string? topic) => All.FirstOrDefault(guide => guide.Key == topic)?.Title;

    public static Reply Menu { get; } = new Reply("Что не получается?").Rowed(All.Select(guide => Choice.Do(guide.Title, "guide", guide.Key, "0")))
        .Row(Choice.Do("Другое: написать человеку", "ticket", "ask", ""));

    public static Reply Step(Guide guide, int number)
    {
        var isLast = number == guide.Steps.Count - 1;
        var source = isLast && guide.Source is { } address ? $"\n\nПодробнее у самой платформы: {address}" : "";
        var reply = new Reply($"{guide.Title}. Шаг {number + 1} из {guide.Steps.Count}.\n\n{guide.Steps[number]}{source}");
        return isLast
            ? reply.Row(Choice.Do("Получилось", "guide", guide.Key, "done").Positive(), Choice.Do("Не получилось", "ticket", "ask", guide.Key))
            : reply.Row(Choice.Do("Дальше", "guide", guide.Key, $"{number + 1}").Primary(), Choice.Do("Уже получилось", "guide", guide.Key, "done").Positive());
    }

    public static Reply Done { get; } = new("Хорошо, что получилось. Если что-то ещё, я здесь.");
}
