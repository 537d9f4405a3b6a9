using BotHost.Messaging;

namespace BotHost.Features.Verification;

/// <summary>Words about who leads a class.</summary>
internal static class HomeroomReplies
{
    public static Reply Appointed(string className) => new Reply($"Вас назначили классным руководителем {className}. Заявки родителей этого класса теперь приходят вам.");

    public static Reply Replaced(string className, string successor) => new Reply(
        $"Классный руководитель {className} теперь {successor}. Заявки этого класса вам больше не приходят. Если это ошибка, подойдите к администратору школы.");

    public static Reply AppointedNotice(string className, string teacher, string office) => new($"Классный руководитель {className} теперь {teacher}. Назначил(а): {office}");

    public static Reply Done(string className, string teacher) => new($"Готово: классный руководитель {className} — {teacher}.");

    public static Reply LeftAsItWas { get; } = new("Хорошо, классное руководство осталось как было.");
}
