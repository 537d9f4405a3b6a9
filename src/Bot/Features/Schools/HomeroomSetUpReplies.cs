using BotHost.Domain.Roster;
using BotHost.Features.Verification;
using BotHost.Messaging;

namespace BotHost.Features.Schools;

/// <summary>Words of the dialog in which an administrator says who leads a class.</summary>
internal static class HomeroomSetUpReplies
{
    public static Reply Ask(SchoolClass @class, StaffMember? present) => new Reply(
        $"Кто классный руководитель {@class.Name}?{(present is null ? "" : $" Сейчас: {present.FullName}.")}\n\n"
        + "Напишите ФИО. Можно добавить ссылку на профиль VK: «Иванова Мария Петровна vk.com/id123».")
        .Row(Choice.Do("Назад", "class-card", "show", @class.Id.ToString()), Choice.Do("Отмена", "cancel"));

    public static Reply NameUnclear(SchoolClass @class) => new Reply("Не понял, кто это. Напишите фамилию, имя и отчество целиком, например: Иванова Мария Петровна.")
        .Row(Choice.Do("Назад", "class-card", "show", @class.Id.ToString()), Choice.Do("Отмена", "cancel"));

    public static Reply LookingAtProfile { get; } = new("Смотрю, чей это профиль. Если ответа нет минуту, напишите ФИО и ссылку ещё раз.") { HasMenu = false };

    public static Reply ProfileUnknown { get; } = new Reply("Такого профиля не нашёл. Напишите ФИО и ссылку ещё раз или назначьте без профиля: человек подтвердит роль сам.")
        .Row(Choice.Do("Без профиля", "homeroom", "without", "now"), Choice.Do("Отмена", "cancel"));

    /// <param name="profileName">As the messenger has it; null when it did not say.</param>
    public static Reply ConfirmProfile(string fullName, string? profileName, Uri profile) => new Reply(
        $"{fullName}.\nПрофиль: {profile.AbsoluteUri.Replace("https://", "", StringComparison.Ordinal)}{(profileName is null ? "" : $", в VK: {profileName}")}\n\n"
        + "Имя в профиле ничего не доказывает. Вы лично проверили, что это профиль этого человека? Он сразу получит права классного руководителя.")
        .Row(Choice.Do("Да, проверил(а) лично", "homeroom", "sure", "now").Positive())
        .Row(Choice.Do("Без профиля", "homeroom", "without", "now"), Choice.Open("Профиль", profile.AbsoluteUri))
        .Row(Choice.Do("Отмена", "cancel"))
        .Deciding();

    public static Reply AskReplace(SchoolClass @class, StaffMember present, StaffMember next) => new Reply(
        $"Классный руководитель {@class.Name} сейчас: {present.FullName}.\nСтанет: {next.FullName}.\n\nОба узнают об этом сразу. Заменить?")
        .Row(Choice.Do("Заменить", "homeroom", "replace", "now").Positive(), Choice.Do("Назад", "class-card", "show", @class.Id.ToString()))
        .Deciding();

    public static Reply NotLinked(LinkOutcome outcome) => new Reply(outcome switch
    {
        LinkOutcome.IsPupil => "Этот профиль записан за учеником, подтвердить его как сотрудника нельзя. Напишите ФИО и другую ссылку или назначьте без профиля.",
        LinkOutcome.NotYours => "Свою роль и роль администратора подтверждает другой человек: руководитель школы. Назначьте без профиля, а роль подтвердите словом «подтвердить».",
        LinkOutcome.OtherStaff => "Этот профиль уже подтверждён за другим сотрудником. Напишите ФИО и другую ссылку или назначьте без профиля.",
        _ => "За этим именем уже подтверждён другой профиль. Если человек сменил профиль, сначала отзовите старую роль: «сотрудники».",
    }).Row(Choice.Do("Без профиля", "homeroom", "without", "now"), Choice.Do("Отмена", "cancel"));
}
