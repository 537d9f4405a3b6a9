namespace BotHost.Features.Verification;

/// <summary>Reasons that fit on a button. The key goes to the audit, the words to the asker.</summary>
internal sealed record RejectionReason(string Key, string Label, string Words)
{
    public const string Own = "own words";
}

internal static class RejectionReasons
{
    public static IReadOnlyList<RejectionReason> All { get; } =
    [
        new("unchecked", "Не удалось проверить лично", "не удалось проверить лично, кто вы."),
        new("not-staff", "Не работает в школе", "в списке сотрудников школы вас нет."),
        new("wrong-data", "Ошибка в данных", "в ФИО, должности или классе ошибка. Исправьте и отправьте ещё раз."),
        new("family", "Это родитель или ученик", "роль сотрудника не нужна: для родителей и учеников есть ссылки на чаты классов."),
    ];

    public static RejectionReason? Find(string key) => All.FirstOrDefault(reason => reason.Key == key);
}
