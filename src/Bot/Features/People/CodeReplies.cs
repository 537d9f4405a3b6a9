using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Messaging;

namespace BotHost.Features.People;

/// <summary>What is said about codes. One answer for wrong, used, expired and revoked.</summary>
internal static class CodeReplies
{
    public static Reply TypeCode { get; } = new Reply(
        """
        Напишите код из шести знаков: его выдаёт классный руководитель или администратор школы.
        Это не код из SMS. Коды из SMS бот не спрашивает никогда.
        """)
        .Row(Choice.Do("У меня нет кода", "access", "begin"), Choice.Do("Отмена", "cancel"));

    public static Reply NotACode { get; } = new Reply("Это не похоже на код. В коде шесть знаков, цифры и буквы. Например: 7AB-K3P.")
        .Row(Choice.Do("Отправить заявку", "access", "begin"), Choice.Do("Отмена", "cancel"));

    private static Reply NoMatch { get; } = new Reply("Код не подошёл.")
        .Row(Choice.Do("Отправить заявку", "access", "begin").Primary(), Choice.Do("Ввести код ещё раз", "code"));

    public static Reply ImpossibleGlyph(char glyph) => new Reply($"Знака «{glyph}» в кодах не бывает. Проверьте код и напишите ещё раз.")
        .Row(Choice.Do("Отправить заявку", "access", "begin"), Choice.Do("Отмена", "cancel"));

    /// <param name="until">When it may be tried again; null where that is not the reason.</param>
    public static Reply Refused(RedeemDecision decision, DateTimeOffset? until, TimeZoneInfo zone) => decision switch
    {
        RedeemDecision.Paused => new Reply($"Ввод кодов сейчас приостановлен{Until(until, zone)}. Школа уже знает. Можно отправить заявку.")
            .Row(Choice.Do("Отправить заявку", "access", "begin").Primary()),
        RedeemDecision.TooManyTries => new Reply($"Слишком много попыток. Следующую можно сделать{After(until, zone)}. Или отправьте заявку.")
            .Row(Choice.Do("Отправить заявку", "access", "begin").Primary()),
        RedeemDecision.OwnCode => new Reply("Этот код выдали вы сами, для себя он не действует. Если вам нужен доступ, отправьте заявку: её решит другой человек.")
            .Row(Choice.Do("Отправить заявку", "access", "begin").Primary()),
        RedeemDecision.PupilAccount => AccessReplies.Refused(AccessRefusal.PupilAsksAsGuardian),
        RedeemDecision.AdultAccount => AccessReplies.Refused(AccessRefusal.AdultAsksAsPupil),
        _ => NoMatch,
    };

    public static Reply Redeemed(string child, string @class, AskerKind kind) => new(kind == AskerKind.Guardian
        ? $"Код подошёл. Ребёнок: {child}, класс {@class}."
        : $"Код подошёл. Здравствуйте, {child}, класс {@class}.");

    public static Reply TellPaused(DateTimeOffset until, TimeZoneInfo zone) => new(
        $"""
        Кто-то подбирает коды: за час больше {RedeemPolicy.FailuresPerHour} неверных попыток.
        Ввод кодов приостановлен до {RussianDate.Full(until, zone)}. Выданные коды не пострадали. Заявки работают как обычно.
        """);

    /// <summary>Shown once, to the one who hands it over.</summary>
    public static Reply Issued(CodeKind kind, string child, string @class, IssuedCode code, string pupil, TimeZoneInfo zone) => new Reply(
        $"""
        {(kind == CodeKind.Family ? "Код семьи" : "Код ученика")}: {child}, {@class}

        {code.Shown}

        Действует до {RussianDate.Full(code.ExpiresAt, zone)}. {(kind == CodeKind.Family
            ? $"По нему могут войти {Plural.Of(code.MaxUses, "взрослый", "взрослых", "взрослых")}, не больше."
            : "По нему войдёт один человек, один раз.")}
        {(kind == CodeKind.Family ? "Отдайте его родителям на бумаге или лично" : "Отдайте его ученику лично")}, не пересылайте в чатах. Второй раз я его не покажу.
        """)
        .Row(Choice.Do("К ученику", "family", "pupil", pupil));

    public static Reply AskReplace(CodeKind kind, string child, DateTimeOffset expiresAt, string pupil, TimeZoneInfo zone) => new Reply(
        $"""
        Ученик: {child}
        Уже есть {(kind == CodeKind.Family ? "код семьи" : "код ученика")}, он действует до {RussianDate.Full(expiresAt, zone)}.
        Если выдать новый, прежний перестанет работать.
        """)
        .Row(Choice.Do("Выдать новый", "family", "issue", pupil, kind.ToString(), "sure").Primary(), Choice.Do("Оставить прежний", "family", "pupil", pupil));

    public static Reply BlockedChild(string pupil) => new Reply("У ребёнка есть отметка о запрете. Коды для него не выдаются: подтверждайте взрослых по заявкам.")
        .Row(Choice.Do("К ученику", "family", "pupil", pupil));

    private static string Until(DateTimeOffset? until, TimeZoneInfo zone) => until is { } at ? $" до {RussianDate.Full(at, zone)}" : "";

    private static string After(DateTimeOffset? until, TimeZoneInfo zone) => until is { } at ? $" после {RussianDate.Full(at, zone)}" : " через час";
}
