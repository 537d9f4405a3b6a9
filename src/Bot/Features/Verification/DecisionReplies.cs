using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Domain.Verification;
using BotHost.Features.People;
using BotHost.Messaging;

namespace BotHost.Features.Verification;

/// <summary>What those see who decide on a verification.</summary>
internal static class DecisionReplies
{
    public static Reply Card(CardFacts facts, AskedBecause because, CardOccasion occasion, TimeZoneInfo zone)
    {
        var id = facts.Request.Id.ToString();
        var lines = new List<string?>
        {
            Heading(occasion),
            Because(because),
            "",
            $"ФИО: {facts.Request.FullName}",
            $"Работа: {VerifyReplies.Work(facts.Request.Kind, facts.Request.Position)}",
            ClassLine(facts),
            facts.AccountName.Length > 0 ? $"Имя в профиле: {facts.AccountName}" : null,
            "",
            "Имя в профиле ничего не доказывает. Проверьте лично: при встрече или по рабочему телефону.",
            facts.IsOnList ? "В списке сотрудников такое имя есть. Это тоже ничего не доказывает." : "В списке сотрудников такого свободного имени нет.",
            facts.IsHeld ? "Внимание: под этим именем уже подтверждён другой аккаунт. Ему об этой просьбе сообщили." : null,
            facts.Request.ObjectedAt is not null ? "Тот, кто подтверждён под этим именем, ответил: «Это не я»." : null,
            facts.HasTwin ? "Внимание: под этим именем сейчас просит ещё один аккаунт." : null,
            facts.WasRevoked ? "Роль этого аккаунта уже отзывали." : null,
            facts.Request.CodeFor is not null ? "Код сотрудника уже выдан. Роль откроется, когда его введут." : null,
            facts.VouchedBy.Count > 0 ? $"Поручились коллеги: {string.Join(", ", facts.VouchedBy)}. Проверить лично всё равно нужно." : null,
            facts.NotKnownTo > 0 ? $"Не смогли поручиться: {facts.NotKnownTo}." : null,
            $"Просьба ждёт до {RussianDate.Brief(facts.Request.ExpiresAt, zone)}.",
        };
        return new Reply(string.Join('\n', lines.OfType<string>()))
            .Row(Choice.Do("Подтвердить", "role", "approve", id).Positive(), Choice.Do("Отклонить", "role", "reject", id).Negative())
            .Row(Choice.Do("Выдать код сотрудника", "role", "code", id))
            .Row(Choice.Do("Спросить", "role", "ask", id), Choice.Open("Профиль", facts.Profile.AbsoluteUri));
    }

    public static Reply Confirm(CardFacts facts)
    {
        var id = facts.Request.Id.ToString();
        var reply = new Reply(
            $"{facts.Request.FullName}, {VerifyReplies.Work(facts.Request.Kind, facts.Request.Position)}.\n\n"
            + "Вы лично проверили, что этот аккаунт принадлежит этому человеку: при встрече или по рабочему телефону?"
            + (facts.IsHeld ? "\n\nПод этим именем уже подтверждён другой аккаунт. Подтверждайте, только если это другой человек с таким же именем. "
                + "Если человек сменил аккаунт, сначала отзовите роль у старого: «сотрудники»." : "")
            + (facts.PresentTeacher is { } present && facts.Class is { } led ? $"\n\nСейчас {led.Name} ведёт {present.FullName}." : ""));
        reply = facts.Class is { } @class
            ? reply.Row(Choice.Do($"Проверил(а) лично, ведёт {@class.Name}", "role", "confirm", id, nameof(HomeroomWish.Appoint)).Positive())
                .Row(Choice.Do("Проверил(а) лично, без класса", "role", "confirm", id, nameof(HomeroomWish.None)).Positive())
            : reply.Row(Choice.Do("Проверил(а) лично: подтвердить", "role", "confirm", id, nameof(HomeroomWish.None)).Positive());
        return reply.Row(Choice.Do("Назад", "role", "show", id)).Deciding();
    }

    public static Reply ConfirmReplacement(CardFacts facts)
    {
        var id = facts.Request.Id.ToString();
        return new Reply(
            $"Классный руководитель {facts.Class!.Name} сейчас: {facts.PresentTeacher!.FullName}.\nСтанет: {facts.Request.FullName}.\n\nОба узнают об этом сразу. Заменить?")
            .Row(Choice.Do("Проверил(а) лично, заменить", "role", "confirm", id, nameof(HomeroomWish.Replace)).Positive())
            .Row(Choice.Do("Проверил(а) лично, без класса", "role", "confirm", id, nameof(HomeroomWish.None)).Positive())
            .Row(Choice.Do("Назад", "role", "show", id)).Deciding();
    }

    public static Reply WhyReject(VerificationRequest request) => new Reply($"{request.FullName}: почему отклонить? Причину увидит тот, кто просит.")
        .Rowed(RejectionReasons.All.Select(reason => Choice.Do(reason.Label, "role", "reject-for", request.Id.ToString(), reason.Key)))
        .Row(Choice.Do("Написать причину", "role", "reject-own", request.Id.ToString()), Choice.Do("Назад", "role", "show", request.Id.ToString()))
        .Deciding();

    public static Reply WriteReason(VerificationRequest request) => new Reply("Напишите причину одним-двумя предложениями. Её увидит тот, кто просит.")
        .Row(Choice.Do("Назад", "role", "show", request.Id.ToString()), Choice.Do("Отмена", "cancel"));

    public static Reply ReasonUnclear { get; } = new Reply("Причину нужно написать словами, до 300 знаков.").Row(Choice.Do("Отмена", "cancel"));

    /// <param name="office">"администратор Иванова М. П."</param>
    public static Reply Ended(VerificationRequest request, string? office, TimeZoneInfo zone)
    {
        var when = request.DecidedAt is { } decidedAt ? $", {RussianDate.Brief(decidedAt, zone)}" : "";
        var by = office is null ? "" : $" Решение: {office}{when}.";
        return new Reply(request.State switch
        {
            RequestState.Approved => $"{request.FullName}: роль подтверждена.{by}",
            RequestState.Rejected => $"{request.FullName}: просьба отклонена.{by}",
            RequestState.Withdrawn => $"{request.FullName}: просьба отозвана тем, кто просил.",
            _ => $"{request.FullName}: просьба закрыта, 14 дней не было ответа.",
        });
    }

    public static Reply Withdrawn(string fullName) => new($"{fullName}: просьба отозвана тем, кто просил.");

    public static Reply NotYours { get; } = new Reply("Эту просьбу решает другой человек: сам себя никто не подтверждает, а просьбу администратора решает руководитель школы.")
        .Row(Choice.Do("Мой статус", "status"));

    public static Reply NoSuch { get; } = new("Такой просьбы больше нет.");

    public static Reply IsPupil(VerificationRequest request) => new Reply(
        $"{request.FullName}: этот аккаунт записан за учеником, роль сотрудника ему дать нельзя. Если это ошибка, сначала исправьте список учеников.")
        .Row(Choice.Do("Отклонить", "role", "reject", request.Id.ToString()).Negative());

    /// <summary>The code itself: shown once, to be handed over in person.</summary>
    public static Reply Code(VerificationRequest request, string code, DateTimeOffset expiresAt, TimeZoneInfo zone) => new Reply(
        $"Код сотрудника для {request.FullName}: {code}\n\n"
        + $"Передайте его лично, не пересылайте в чатах. Он одноразовый и действует до {RussianDate.Brief(expiresAt, zone)}. Больше бот его не покажет.");

    public static Reply CodeNotNeeded(VerificationRequest request) => new($"{request.FullName}: роль уже подтверждена, код не нужен.");

    public static Reply AskAboutClass(VerificationRequest request, string className, StaffMember? present)
    {
        var id = request.Id.ToString();
        return new Reply($"{request.FullName}: код введён, роль подтверждена. Назначить классным руководителем {className}?"
            + (present is null ? "" : $" Сейчас класс ведёт {StaffName.Short(present.FullName)}; оба узнают о замене."))
            .Row(
                present is null
                    ? Choice.Do("Назначить", "role", "lead", id, nameof(HomeroomWish.Appoint)).Positive()
                    : Choice.Do("Заменить", "role", "lead", id, nameof(HomeroomWish.Replace)).Positive(),
                Choice.Do("Не назначать", "role", "lead", id, nameof(HomeroomWish.None)))
            .Deciding();
    }

    public static Reply ObjectedLate(string fullName, StaffMember? staff)
    {
        var reply = new Reply($"Внимание: недавно подтвердили {fullName}, а тот, кто уже был подтверждён под этим именем, ответил «Это не я». Проверьте аккаунт лично.");
        return staff is null ? reply : reply.Row(Choice.Do("Открыть карточку", "staff-member", "show", staff.Id.ToString()).Primary());
    }

    private static string Heading(CardOccasion occasion) => occasion switch
    {
        CardOccasion.Reminder => "Напоминание: просьба подтвердить роль всё ещё ждёт решения.",
        _ => "Просьба подтвердить роль сотрудника.",
    };

    private static string? Because(AskedBecause because) => because switch
    {
        AskedBecause.AskerIsAdministrator => "Просит администратор, а сам себя никто не подтверждает, поэтому решаете вы.",
        AskedBecause.OthersUnreachable => "Администраторам бот написать не может, поэтому решаете вы.",
        AskedBecause.OthersSilent => "Администраторы не ответили, поэтому решаете вы.",
        _ => null,
    };

    private static string ClassLine(CardFacts facts) => facts switch
    {
        { Class: null } => "Классное руководство: нет",
        { PresentTeacher: { } present } => $"Классное руководство: {facts.Class.Name} (сейчас ведёт {StaffName.Short(present.FullName)})",
        _ => $"Классное руководство: {facts.Class.Name}",
    };
}
