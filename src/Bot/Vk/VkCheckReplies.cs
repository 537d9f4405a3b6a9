namespace BotHost.Vk;

/// <summary>What the check command says of a finding, in one line that names the next step.</summary>
internal static class VkCheckReplies
{
    public static string For(VkFinding finding) => $"{Mark(finding.Level)} {Text(finding)}{(finding.Code == 0 ? "" : $" (VK: {finding.Code}, {Meaning(finding.Code)})")}";

    private static string Text(VkFinding finding) => (finding.Point, finding.Level) switch
    {
        (VkCheckPoint.Token, VkFindingLevel.Good) => "Ключ доступа принят.",
        (VkCheckPoint.Token, _) => "Ключ доступа не принят. Создайте новый: Управление → Работа с API → Ключи доступа.",
        (VkCheckPoint.TokenRight, VkFindingLevel.Good) => $"Право ключа «{finding.Subject}» есть.",
        (VkCheckPoint.TokenRight, VkFindingLevel.Problem) => $"У ключа нет права «{finding.Subject}». Создайте ключ с этим правом.",
        (VkCheckPoint.TokenRight, _) => $"У ключа нет права «{finding.Subject}»: файлы и картинки отправляться не будут.",
        (VkCheckPoint.Community, VkFindingLevel.Good) => "Сообщество найдено.",
        (VkCheckPoint.Community, _) => "Сообщество не найдено. Проверьте GroupId.",
        (VkCheckPoint.LongPoll, VkFindingLevel.Good) => "Long Poll включён.",
        (VkCheckPoint.LongPoll, VkFindingLevel.Warning) => "Long Poll выключен. Бот включит его при запуске.",
        (VkCheckPoint.LongPoll, _) => "Настройки Long Poll не читаются. Проверьте право ключа «manage».",
        (VkCheckPoint.LongPollVersion, VkFindingLevel.Good) => $"Версия API событий: {finding.Subject}.",
        (VkCheckPoint.LongPollVersion, _) => $"Версия API событий: {finding.Subject}, нужна {VkUpdates.ApiVersion}. Бот поставит её при запуске.",
        (VkCheckPoint.LongPollEvent, _) => $"Событие «{finding.Subject}» выключено. Бот включит его при запуске.",
        (VkCheckPoint.LongPollServer, VkFindingLevel.Good) => "Сервер Long Poll отвечает.",
        (VkCheckPoint.LongPollServer, _) => "Сервер Long Poll недоступен. Проверьте право ключа «manage» и повторите проверку.",
        (VkCheckPoint.CallbackServer, VkFindingLevel.Good) => $"Сервер Callback подтверждён: {finding.Subject}",
        (VkCheckPoint.CallbackServer, _) when finding.Subject.Length == 0 => "Сервер Callback не добавлен. Добавьте его: Управление → Работа с API → Callback API.",
        (VkCheckPoint.CallbackServer, _) => $"Сервер Callback не подтверждён: {finding.Subject}. Проверьте адрес, код и секрет.",
        (VkCheckPoint.Chat, VkFindingLevel.Good) => $"Чат {finding.Subject}: бот администратор, ссылку видит и может менять.",
        (VkCheckPoint.Chat, VkFindingLevel.Warning) => $"Чат {finding.Subject}: бот участник. Назначьте сообщество администратором чата, чтобы ссылка была личной.",
        (VkCheckPoint.Chat, _) => $"Чат {finding.Subject}: бот его не видит. Добавьте сообщество в чат и назначьте администратором.",
        (VkCheckPoint.LiveSend, VkFindingLevel.Good) => "Пробное сообщение доставлено.",
        _ => $"Пробное сообщение не доставлено. {Step(finding.Code)}",
    };

    private static string Step(int code) => code switch
    {
        901 or 902 or 1021 => "Напишите сообществу первым и повторите проверку.",
        912 => "Включите: Управление → Сообщения → Настройки для бота → Возможности ботов.",
        986 or 1016 => "Учебному профилю сообщество написать не может: проверьте с личного профиля.",
        993 => "Чат переехал в MAX: через VK он недоступен.",
        _ => "Повторите проверку позже.",
    };

    private static string Meaning(int code) => VkErrors.Describe(new VkError(code)).Meaning;

    private static string Mark(VkFindingLevel level) => level switch
    {
        VkFindingLevel.Good => "[+]",
        VkFindingLevel.Warning => "[!]",
        _ => "[-]",
    };
}
