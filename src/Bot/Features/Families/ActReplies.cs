using System.Globalization;
using BotHost.Domain.Invites;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Features.Files;
using BotHost.Messaging;

namespace BotHost.Features.Families;

/// <summary>The words of the acts of annulment.</summary>
internal static class ActReplies
{
    private const int MostLines = 20;

    public static Reply Making { get; } = new("Готовим документ. Пришлём сюда через несколько секунд.");

    public static Reply List(IReadOnlyList<AnnulmentAct> acts) => acts.Count == 0
        ? new Reply("Актов пока нет. Ночью, в 03:10, бот аннулирует невостребованные приглашения и коды и составляет акт.")
        : new Reply($"Акты об аннулировании:\n{string.Join('\n', acts.Select(act => $"№ {act.Number} от {Date(act)}: {act.Count}"))}")
            .Tiled(acts.Select(act => Choice.Do($"Акт № {act.Number}", "acts", "show", act.Id.ToString())));

    /// <param name="lines">Empty when the invites have been purged meanwhile.</param>
    public static Reply Act(AnnulmentAct act, IReadOnlyList<string> lines, bool opensToAnyone)
    {
        var text = $"{Title(act)}\n\n{Numbers(act)}\n\n{string.Join('\n', lines.Take(MostLines).Select((line, i) => $"{i + 1}. {line}"))}".TrimEnd();
        if (lines.Count > MostLines)
            text += $"\nИ ещё {lines.Count - MostLines}: они в документе.";
        if (opensToAnyone)
            text += $"\n\n{FileReplies.OpenToAnyone}";
        return new Reply(text).Row(Choice.Do("Документ для папки", "acts", "print", act.Id.ToString()).Primary(), Choice.Do("Все акты", "acts"));
    }

    public static string Title(AnnulmentAct act) => $"Акт № {act.Number} от {Date(act)} об аннулировании невостребованных ссылок-приглашений";

    public static IReadOnlyList<string> Paragraphs(AnnulmentAct act, string school, IReadOnlyList<string> lines) =>
    [
        $"{school}. Основание: пункт 2.1 Положения (аннулирование ссылок, которыми не воспользовались, в целях безопасности).",
        Numbers(act),
        "",
        .. lines.Count > 0 ? lines.Select((line, i) => $"{i + 1}. {line}.") : ["Подробный список удалён по сроку хранения."],
        "",
        "Ответственный за информационно-технологическую поддержку: ______________________ / ______________________",
    ];

    public static string Why(Invite invite) => invite.State switch
    {
        InviteState.Expired => "срок вышел",
        InviteState.Declined => "адресат отказался",
        InviteState.Blocked => "закрыто отметкой о запрете",
        _ => "отозвано",
    };

    public static string Kind(CodeKind kind) => kind switch
    {
        CodeKind.Family => "Код семьи",
        CodeKind.Pupil => "Код ученика",
        CodeKind.Staff => "Код сотрудника",
        _ => "Ссылка для второго взрослого",
    };

    private static string Numbers(AnnulmentAct act)
        => $"Аннулировано: {act.Count}. Срок вышел: {act.Expired}. Отозвано: {act.Revoked}. Отказались: {act.Declined}. Неиспользованных кодов: {act.Codes}.";

    private static string Date(AnnulmentAct act) => $"{RussianDate.Day(act.Date)} {act.Date.Year.ToString(CultureInfo.InvariantCulture)} г.";
}
