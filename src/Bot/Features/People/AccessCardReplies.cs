using System.Text;
using BotHost.Domain;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Messaging;

namespace BotHost.Features.People;

/// <summary>What deciders and linked adults read about a request.</summary>
internal static class AccessCardReplies
{
    public static Reply Card(CardFacts facts, CardOccasion occasion, IReadOnlyList<SkippedLine> skipped)
    {
        var id = facts.Request.Id.ToString();
        return new Reply(Text(facts, occasion, skipped))
            .Row(Choice.Do("Подтвердить", "access", "approve", id).Positive(), Choice.Do("Отклонить", "access", "reject", id).Negative())
            .Row(Choice.Do("Спросить", "access", "ask", id), Choice.Open("Открыть профиль", facts.Profile))
            .Deciding();
    }

    public static Reply Closed(string @class, string outcome) => new($"Заявка в класс {@class}: {outcome.TrimEnd('.')}.") { HasMenu = false };

    /// <summary>One list instead of a card for each: somebody may be flooding the class. Names are in the text alone, never in a button, which is kept longer.</summary>
    /// <param name="open">Each with the asker's profile.</param>
    public static Reply List(string @class, Id<SchoolClass> id, IReadOnlyList<(AccessRequest Request, string Profile)> open, int page)
    {
        if (open.Count == 0)
            return new Reply($"Заявки в класс {@class}: все решены.");
        var numbered = open.Select((row, i) => (Number: i + 1, row.Request, row.Profile)).ToList();
        var lines = numbered.Skip(Pages.Start(page, open.Count)).Take(Pages.Size).Select(row => $"{row.Number}. «{row.Request.ChildName}», {row.Profile}");
        return new Reply(
            $"""
            В классе {@class} {Plural.Word(open.Count, "ждёт", "ждут", "ждут")} {Plural.Of(open.Count, "заявка", "заявки", "заявок")}. Их много, поэтому показываю списком.
            Если вы не ждали столько, это могут быть чужие: проверьте каждую.

            {string.Join('\n', lines)}
            """)
            .Paged([.. numbered.Select(row => Choice.Do($"Заявка {row.Number}", "access", "show", row.Request.Id.ToString()))], page, "access", "list", id.ToString());
    }

    public static Reply SomeoneAsks(string child, string @class, AskerKind kind, string profile, Id<AccessRequest> id) => new Reply(
        $"""
        Ученик: {child}, {@class}
        {(kind == AskerKind.Guardian ? "Новый человек просит доступ как взрослый этого ребёнка." : "Кто-то просит доступ как сам ребёнок.")}
        Профиль: {profile}
        Имя в профиле ничего не доказывает. Решает классный руководитель.
        Если вы не знаете этого человека, скажите.
        """)
        .Row(Choice.Do("Я против", "access", "object", id.ToString()).Negative(), Choice.Do("Всё в порядке", "access", "fine", id.ToString()));

    public static Reply AskWhy(string id) => new Reply(
        """
        Почему отклоняем? Человек увидит причину и как быть дальше.
        Можно написать своими словами. Не пишите, есть ли такой ребёнок в классе: так чужие узнают о детях.
        """)
        .Row(Choice.Do(RejectReasons.Unproved, "access", "rejected", id, "unproved"))
        .Row(Choice.Do(RejectReasons.InPerson, "access", "rejected", id, "person"))
        .Row(Choice.Do(RejectReasons.Unknown, "access", "rejected", id, "unknown"))
        .Row(Choice.Do("Вернуться к заявке", "access", "show", id));

    /// <param name="matching">How many of the pupils the typed name fits; they come first.</param>
    public static Reply ChoosePupil(AccessRequest request, string @class, int matching, IReadOnlyList<Pupil> pupils, int page)
    {
        var id = request.Id.ToString();
        var text = matching switch
        {
            0 => $"Имя «{request.ChildName}» не совпало ни с кем в списке {@class}. Выберите ученика, если вы знаете, о ком речь.",
            1 => $"О каком ученике {@class} речь?",
            _ => $"Имя «{request.ChildName}» подходит нескольким ученикам {@class}. Выберите, о ком речь.",
        };
        return new Reply(text)
            .Paged([.. pupils.Select(pupil => Choice.Do(pupil.ShortName, "access", "link", id, pupil.Id.ToString()))], page, "access", "pick", id)
            .Row(Choice.Do("Вернуться к заявке", "access", "show", id));
    }

    public static Reply EmptyClass(string @class, string id) => new Reply(
        $"В списке {@class} пока нет учеников, поэтому подтвердить некого. Список загружает администратор школы. Заявка подождёт.")
        .Row(Choice.Do("Вернуться к заявке", "access", "show", id));

    public static Reply AskAboutBlock(string child, string id, string pupil) => new Reply(
        $"""
        Ученик: {child}
        Есть отметка о запрете: одному из взрослых нельзя давать доступ к этому ребёнку.
        Вы проверили, что пишет не он?
        """)
        .Row(Choice.Do("Проверил(а), подтвердить", "access", "link", id, pupil, "sure").Negative())
        .Row(Choice.Do("Вернуться к заявке", "access", "show", id))
        .Deciding();

    public static Reply Objected(string child, string @class, string profile, string id) => new Reply(
        $"""
        Ученик: {child}, {@class}
        Взрослый, который уже связан с ребёнком, против заявки.
        Кто просит: {profile}
        Свяжитесь с семьёй, прежде чем решать.
        """)
        .Row(Choice.Do("Открыть заявку", "access", "show", id).Primary());

    public static Reply ObjectionTaken { get; } = new("Спасибо. Я сразу передал это тому, кто решает. Без его решения никто доступа не получит.");

    public static Reply FineTaken { get; } = new("Спасибо. Решает всё равно классный руководитель.");

    public static Reply Refused(ApprovalRefusal refusal, string id) => refusal switch
    {
        ApprovalRefusal.OwnRequest => "Свою заявку решает другой человек: классный руководитель, администратор или руководитель школы.",
        ApprovalRefusal.NoRight => "Эту заявку решает классный руководитель или администратор школы. Если вы ведёте этот класс, попросите администратора подтвердить вашу роль.",
        ApprovalRefusal.NotInClass => new Reply("Этого ученика в классе уже нет. Выберите другого.").Row(Back(id)),
        ApprovalRefusal.AskerIsPupil => new Reply("Этот профиль уже связан с учеником. Профиль ученика взрослому не открываем: отклоните заявку, пусть взрослый напишет из своего.").Row(Back(id)),
        ApprovalRefusal.AskerIsAdult => new Reply("Этот профиль принадлежит взрослому. Чат с учениками по нему не открываем: пусть ребёнок напишет из своего.").Row(Back(id)),
        ApprovalRefusal.PupilHasAccount => new Reply("У этого ученика уже есть свой профиль. Если он сменился, сначала отвяжите прежний: «/invite» и класс.").Row(Back(id)),
        ApprovalRefusal.Blocked => new Reply("На этот профиль стоит отметка о запрете. Подтвердить нельзя. Снять отметку может администратор школы.").Row(Back(id)),
        _ => "Эту заявку уже решили.",
    };

    public static Reply Approved(string child, string link) => new Reply($"Подтверждено: {child} Я написал этому человеку и дал приглашение.")
        .Row(Choice.Do("Это ошибка", "family", "ask", link));

    public static Reply PupilApproved(string child, string pupil) => new Reply($"Подтверждено: {child} Я написал ученику и дал приглашение.")
        .Row(Choice.Do("Это ошибка", "family", "askpupil", pupil));

    public static Reply RejectedDone { get; } = new("Заявка отклонена. Я передал причину и объяснил, как быть дальше.");

    private static Choice Back(string id) => Choice.Do("Вернуться к заявке", "access", "show", id);

    private static string Text(CardFacts facts, CardOccasion occasion, IReadOnlyList<SkippedLine> skipped)
    {
        var text = new StringBuilder();
        Line(text, occasion switch
        {
            CardOccasion.Reminder => "Напоминание: человек ждёт вашего решения.",
            CardOccasion.Escalated => "Прежний ответственный не ответил, поэтому решить прошу вас.",
            CardOccasion.Undelivered => "Прежнему ответственному написать не удалось, поэтому решить прошу вас.",
            _ => null,
        });
        foreach (var line in skipped)
            Line(text, Skipped(line));
        Line(text, $"Заявка в класс {facts.Class}");
        Line(text, facts.Request.Kind == AskerKind.Guardian ? "Просит: родитель или другой взрослый" : "Просит: ученик или ученица");
        Line(text, $"Профиль: {facts.Profile}{(facts.DisplayName.Length > 0 ? $" («{facts.DisplayName}»)" : "")}");
        Line(text, "Имя в профиле ничего не доказывает.");
        Line(text, $"Ребёнок, как написали: «{facts.Request.ChildName}»");
        Line(text, facts.Matches.Count switch
        {
            0 => "В списке класса такого имени нет.",
            1 => $"В списке класса: {facts.Matches[0]}",
            _ => $"В списке класса подходят: {string.Join(", ", facts.Matches)}",
        });
        if (facts.Matches.Count > 0)
            Line(text, facts.Adults.Count == 0
                ? "С ребёнком ещё никто из взрослых не связан."
                : $"Уже {Plural.Word(facts.Adults.Count, "связан", "связаны", "связаны")} {Plural.Of(facts.Adults.Count, "взрослый", "взрослых", "взрослых")}: {string.Join(", ", facts.Adults.Take(4))}");
        if (facts.HasAccount)
            Line(text, "У этого ученика уже есть свой профиль.");
        if (facts.Others.Count > 0)
            Line(text, "Другие заявки этого человека: " + string.Join(", ", facts.Others.Select(other => $"{other.Class} ({State(other.State)})")));
        Line(text, facts.Block switch
        {
            BlockMark.ThisAccount => "ЕСТЬ ОТМЕТКА О ЗАПРЕТЕ: этому профилю доступ к ребёнку закрыт.",
            BlockMark.Child => "ЕСТЬ ОТМЕТКА О ЗАПРЕТЕ: одному из взрослых нельзя давать доступ к ребёнку.",
            _ => null,
        });
        Line(text, facts.Request.ObjectedAt is null ? null : "Взрослый, связанный с ребёнком, ПРОТИВ этой заявки.");
        text.Append("\nПроверьте другим способом: позвоните по номеру из личного дела или спросите при встрече.");
        return text.ToString();
    }

    private static void Line(StringBuilder text, string? line)
    {
        if (line is not null)
            text.Append(line).Append('\n');
    }

    private static string Skipped(SkippedLine skipped) => (skipped.Line, skipped.Exists) switch
    {
        (DeciderLine.Homeroom, false) => "У класса нет классного руководителя с подтверждённой ролью, поэтому решить прошу вас.",
        (DeciderLine.Homeroom, true) => "Классному руководителю бот написать не может, поэтому решить прошу вас.",
        (_, false) => "Администратор школы не назначен, поэтому решить прошу вас.",
        _ => "Администратору школы бот написать не может, поэтому решить прошу вас.",
    };

    public static string State(RequestState state) => state switch
    {
        RequestState.Pending => "ждёт",
        RequestState.Approved => "подтверждена",
        RequestState.Rejected => "отклонена",
        RequestState.Withdrawn => "отозвана",
        _ => "истекла",
    };
}

/// <summary>Ready reasons. None of them says whether the child is in the class.</summary>
internal static class RejectReasons
{
    public const string Unproved = "Не удалось проверить, кто пишет";
    public const string InPerson = "Нужна личная встреча в школе";
    public const string Unknown = "Я не знаю этого человека";

    public static string? Of(string key) => key switch
    {
        "unproved" => "Не удалось проверить, кто пишет.",
        "person" => "Нужна личная встреча: придите в школу с документом, что вы родитель.",
        "unknown" => "Классный руководитель пока не знает вас. Познакомьтесь лично или по телефону.",
        _ => null,
    };
}
