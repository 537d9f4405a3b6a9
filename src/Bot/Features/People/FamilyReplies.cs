using BotHost.Domain.People;
using BotHost.Messaging;

namespace BotHost.Features.People;

/// <summary>What the school and a child's adults read about links to the child.</summary>
internal static class FamilyReplies
{
    public static Reply NewAdult(string child, string @class, string profile, Proof proof, string link) => new Reply(
        $"""
        Ученик: {child}, {@class}
        Добавился взрослый{(proof switch { Proof.Code => " по коду семьи", Proof.Named => ": его назвал другой взрослый ребёнка", _ => ": его подтвердила школа" })}.
        Профиль: {profile}
        Если вы этого человека не знаете, нажмите «Это ошибка».
        """)
        .Row(Choice.Do("Это ошибка", "family", "ask", link).Negative(), Choice.Do("Всё верно", "family", "fine", link));

    public static Reply NewPupil(string child, string @class, string profile, string pupil) => new Reply(
        $"""
        Ученик {child} ({@class}) вошёл по коду ученика.
        Профиль: {profile}
        Если это не его профиль, нажмите «Это ошибка».
        """)
        .Row(Choice.Do("Это ошибка", "family", "askpupil", pupil).Negative());

    public static Reply Thanks { get; } = new("Спасибо.");

    public static Reply AskUnlink(string child, string profile, string link) => new Reply(
        $"""
        Ученик: {child}
        Отвязать этого взрослого от ребёнка?
        Профиль: {profile}
        Его приглашения в чаты класса сразу перестанут работать. Если он уже в чате, удалите его из чата.
        """)
        .Row(Choice.Do("Да, отвязать", "family", "unlink", link).Negative(), Choice.Do("Нет", "menu"));

    public static Reply Unlinked(string child) => new($"Готово. Ученик: {child} Взрослый отвязан, его приглашения закрыты. Проверьте, нет ли его в чате класса.");

    public static Reply UnlinkedBefore { get; } = new("Этот взрослый уже отвязан.");

    public static Reply MayNotUnlink { get; } = new Reply("Отвязать может классный руководитель, администратор школы или, в первые три дня, взрослый, связанный с ребёнком раньше.")
        .Row(Choice.Do("Помощь", "help"));

    public static Reply YouWereUnlinked(string @class) => new Reply($"Ваша связь с ребёнком из {@class} отменена: нас попросили проверить ещё раз. Если это ошибка, отправьте заявку или обратитесь к классному руководителю.")
        .Row(Choice.Do("Отправить заявку", "access", "begin", @class).Primary());

    public static Reply AdultUnlinked(string child, string @class, string profile, string by) => new(
        $"""
        Ученик: {child}, {@class}
        Один взрослый ребёнка отвязал другого.
        Кого отвязали: {profile}
        Кто отвязал: {by}
        Свяжитесь с семьёй. Если это была ошибка, выдайте новый код семьи.
        """);

    public static Reply AskUnlinkPupil(string child, string pupil) => new Reply(
        $"""
        Отвязать профиль от ученика {child}?
        Приглашения этого профиля в чаты класса сразу перестанут работать. Если он уже в чате, удалите его из чата.
        """)
        .Row(Choice.Do("Да, отвязать", "family", "unpupil", pupil).Negative(), Choice.Do("Нет", "menu"));

    public static Reply PupilUnlinked(string child) => new($"Готово: прежний профиль отвязан от ученика {child}, его приглашения закрыты.");
}
