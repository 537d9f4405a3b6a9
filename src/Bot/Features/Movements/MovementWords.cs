using BotHost.Domain.Language;
using BotHost.Domain.Roster;

namespace BotHost.Features.Movements;

/// <summary>How the register calls things: lines, kinds, states, reasons.</summary>
internal static class MovementWords
{
    public static string Line(MovementKind kind, string name, string? from, string? to, string? order, DateOnly on)
    {
        var where = Where(from, to);
        return $"{Kind(kind)}: {name}{(where.Length > 0 ? $" ({where})" : "")}.\nПриказ: {(order is null ? "без номера" : $"№ {order}")}. Дата: {Date(on)}.";
    }

    public static string Kind(MovementKind kind) => kind switch
    {
        MovementKind.Enrolled => "Зачисление",
        MovementKind.Left => "Выбытие",
        MovementKind.Transferred => "Перевод",
        MovementKind.Hired => "Приём на работу",
        MovementKind.Dismissed => "Увольнение",
        MovementKind.LongLeave => "Длительный отпуск",
        _ => "Возвращение",
    };

    public static string State(Movement movement) => movement switch
    {
        { IsPlanned: true } => "Ждёт своего дня",
        { CancelledAt: not null, AppliedAt: not null } => "Отменено после записи",
        { CancelledAt: not null } => "Отозвано, в силу не вступило",
        _ => "В силе",
    };

    public static string Date(DateOnly day) => $"{RussianDate.Day(day)} {day.Year}";

    public static string Reason(MovementRefusal reason) => reason switch
    {
        MovementRefusal.WrongKind => "такое движение не для этого человека.",
        MovementRefusal.AlreadyGone => "этого человека нет в списке. Новому оформите зачисление или приём на работу.",
        MovementRefusal.AlreadyHere => "этот человек уже в списке.",
        MovementRefusal.AlreadyOnLeave => "длительный отпуск уже записан.",
        MovementRefusal.NoClass => "такого класса сейчас нет. Выберите другой.",
        MovementRefusal.SameClass => "ученик уже в этом классе. Выберите другой.",
        MovementRefusal.LastAdministrator => "это последний администратор. Сначала назначьте второго.",
        MovementRefusal.AlreadyPlanned => "для этого человека уже есть запись на будущий день. Сначала отзовите её в журнале.",
        _ => $"дата дальше {MovementPolicy.MostDays} дней от сегодняшней. Проверьте год.",
    };

    public static string Short(MovementAct act) => $"№ {act.Movement.Number}, {act.Movement.EffectiveOn:dd.MM.yyyy}, {Kind(act.Movement.Kind).ToLowerInvariant()}: {act.Movement.Name}"
        + (Where(act.From, act.To) is { Length: > 0 } where ? $", {where}" : "")
        + (act.Movement.OrderNumber is { } order ? $", приказ № {order}" : "")
        + (act.Movement.IsInForce ? "" : $" ({State(act.Movement).ToLowerInvariant()})");

    private static string Where(string? from, string? to) => from is not null && to is not null && from != to ? $"{from} → {to}" : from ?? to ?? "";
}
