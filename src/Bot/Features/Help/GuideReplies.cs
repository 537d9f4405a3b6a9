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
    ];

    /// <summary>The guide that a question came from; null for a question of one's own.</summary>
    public static string? TitleOf(string? topic) => Find(topic ?? "")?.Title;

    /// <summary>How the messenger is used, each in one step. Found by what people write; too many for a menu.</summary>
    private static readonly Guide[] _howTo =
    [
        new("mute_chat", "Чат без звука", ["Откройте чат, нажмите на его название вверху, затем «Уведомления» и выключите их. Сообщения будут приходить без звука."], null),
        new("notifications", "Не приходят уведомления", ["Откройте чат, нажмите на его название вверху и включите «Уведомления». Проверьте, что они разрешены приложению в настройках телефона."], null),
        new("call", "Звонок в чате", ["Откройте чат и нажмите на трубку или камеру вверху. Все участники увидят звонок и смогут войти."], null),
        new("poll", "Опрос в чате", ["В чате нажмите скрепку рядом с полем ввода, выберите «Опрос», впишите вопрос и ответы."], null),
        new("register", "Регистрация", ["Установите приложение мессенджера, войдите по номеру телефона и подтвердите вход. Затем напишите мне класс, и я дам ссылку в чат. Код из SMS никому не называйте, мне тоже."], null),
        new("install", "Установить приложение", ["Приложение есть в магазине вашего телефона: найдите мессенджер по названию и нажмите «Установить». Можно войти и с компьютера через браузер."], null),
        new("pin_message", "Закрепить сообщение", ["Нажмите на сообщение и удерживайте, затем выберите «Закрепить». Это могут администраторы чата."], null),
        new("send_file", "Отправить файл или фото", ["В чате нажмите скрепку рядом с полем ввода и выберите фото или файл."], null),
        new("leave_chat", "Выйти из чата", ["Откройте чат, нажмите на его название вверху, внизу списка выберите «Покинуть чат»."], null),
        new("password", "Забыт пароль", ["На экране входа нажмите «Забыли пароль?» и следуйте подсказкам. Код из SMS вводите только там и никому не называйте."], null),
        new("find_chat", "Найти чат", ["Откройте список чатов и начните вводить название вверху. Если чата нет, попросите у меня ссылку."], null),
        new("delete_message", "Удалить сообщение", ["Нажмите на своё сообщение и удерживайте, затем «Удалить» и «для всех»."], null),
        new("reply", "Ответить на сообщение", ["Нажмите на сообщение и удерживайте, затем «Ответить»."], null),
        new("change_name", "Изменить имя", ["Имя меняется в настройках профиля: «Профиль», «Редактировать»."], null),
        new("voice_message", "Голосовое сообщение", ["Нажмите на микрофон рядом с полем ввода, удерживайте и говорите."], null),
        new("demo_screen", "Показать экран", ["Во время звонка нажмите «Ещё» и «Показать экран»."], null),
        new("add_contact", "Добавить контакт", ["Откройте профиль человека и нажмите «Добавить»."], null),
    ];

    /// <returns>Null when there is no such guide.</returns>
    public static Guide? Find(string key) => All.Concat(_howTo).FirstOrDefault(guide => guide.Key == key);

    public static Reply Menu { get; } = new Reply("Что не получается?").Rowed(All.Select(guide => Choice.Do(guide.Title, "guide", guide.Key, "0")))
        .Row(Choice.Do("Меня взломали", "safety", "hacked"), Choice.Do("Это точно бот школы?", "safety", "check"))
        .Row(Choice.Do("Другое: написать человеку", "ticket", "ask", ""));

    public static Reply Step(Guide guide, int number)
    {
        var isLast = number == guide.Steps.Count - 1;
        var source = isLast && guide.Source is { } address ? $"\n\nПодробнее у самой платформы: {address}" : "";
        var reply = new Reply($"{guide.Title}.{(guide.Steps.Count > 1 ? $" Шаг {number + 1} из {guide.Steps.Count}." : "")}\n\n{guide.Steps[number]}{source}");
        return isLast
            ? reply.Row(Choice.Do("Получилось", "guide", guide.Key, "done").Positive(), Choice.Do("Не получилось", "ticket", "ask", guide.Key))
            : reply.Row(Choice.Do("Дальше", "guide", guide.Key, $"{number + 1}").Primary(), Choice.Do("Уже получилось", "guide", guide.Key, "done").Positive());
    }

    public static Reply Done { get; } = new("Хорошо, что получилось. Если что-то ещё, я здесь.");
}
