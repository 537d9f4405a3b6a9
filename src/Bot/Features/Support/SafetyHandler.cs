using System.Globalization;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Schools;
using BotHost.Domain.Support;
using BotHost.Features.Invites;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using BotHost.Security;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Support;

/// <summary>"проверь бота" and "меня взломали".</summary>
internal sealed class SafetyHandler(BotDb db, Work work, Outbox outbox, KeyedHash keys, Rights rights, DeciderFinder deciders, InviteRevocations revocations, AuditLog audit)
{
    /// <summary>Which of the two a text asks for; null for neither.</summary>
    public static string? Read(string text)
    {
        if (text.Length > 300)
            return null;
        if (text.Contains("взлом", StringComparison.OrdinalIgnoreCase) || text.Contains("украли профиль", StringComparison.OrdinalIgnoreCase) || text.Contains("украли страниц", StringComparison.OrdinalIgnoreCase))
            return "hacked";
        var asks = new[] { "проверь бота", "проверить бота", "проверка бота", "слово дня", "ты настоящий", "вы настоящий", "это бот школы", "бот настоящий" };
        return Array.Exists(asks, phrase => text.Contains(phrase, StringComparison.OrdinalIgnoreCase)) ? "check" : null;
    }

    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        switch (words)
        {
            case ["hacked", "sure"]:
                await CloseAccountAsync(turn.Person, cancellationToken);
                break;
            case ["hacked", "other"]:
                outbox.Answer(turn.Person, SafetyReplies.OtherHacked);
                break;
            case ["hacked", ..]:
                outbox.Answer(turn.Person, SafetyReplies.AskHacked);
                break;
            default:
                var today = SchoolTime.DateOf(work.Now, work.School.Zone);
                var word = DailyWord.Of(keys.Of("daily-word", work.School.Key, today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
                outbox.Answer(turn.Person, SafetyReplies.Check(work.School.Options.Name, word, today, work.School.Messenger.BuildStartLink("check").ToString()));
                break;
        }
    }

    /// <summary>Whoever sits at the keyboard now, the account can do nothing until the school has looked: that is safe either way.</summary>
    private async Task CloseAccountAsync(Person person, CancellationToken cancellationToken)
    {
        var profile = work.School.Messenger.BuildProfileLink(person.User).ToString();
        List<Person> told = [.. await rights.AdministratorsAsync(cancellationToken), .. await rights.HeadsAsync(cancellationToken)];
        foreach (var child in await rights.ChildrenAsync(person, cancellationToken))
            told.AddRange((await deciders.FindAsync(child.Class, DeciderLine.Homeroom, person.Id, cancellationToken)).People);
        if (await rights.PupilAsync(person, cancellationToken) is { } pupil)
            told.AddRange((await deciders.FindAsync(pupil.Class, DeciderLine.Homeroom, person.Id, cancellationToken)).People);
        await revocations.EndAsync(db.Invites.Where(invite => invite.Person == person.Id), person, cancellationToken);
        foreach (var code in await db.AccessCodes.Where(code => code.IssuedBy == person.Id && code.RevokedAt == null && code.ExpiresAt > work.Now).ToListAsync(cancellationToken))
            code.RevokedAt = work.Now;
        person.FrozenAt = work.Now;
        audit.Write(person, "person.hacked", person.Id);
        foreach (var reader in told.DistinctBy(it => it.Id).Where(it => it.Id != person.Id && it.CanBeWrittenTo))
            outbox.Tell(reader, SafetyReplies.TellHacked(profile), isUrgent: true); // security
        outbox.Answer(person, SafetyReplies.Closed);
    }
}

internal static class SafetyReplies
{
    public static Reply Check(string school, string word, DateOnly today, string start) => new Reply(
        $"""
        Как понять, что это бот вашей школы ({school}):
        1. Слово дня на {RussianDate.Day(today)}: {word}. Спросите классного руководителя: у него бот покажет то же слово. Чужой бот его не знает.
        2. Откройте бота по карточке из школы или с её сайта, а не по ссылке из чата: {start}
        3. Бот школы никогда не спрашивает коды из SMS, пароли, деньги и документы. Спросил — это не он.
        """)
        .Row(Choice.Do("Меня взломали", "safety", "hacked"), Choice.Do("Помощь", "help"));

    public static Reply AskHacked { get; } = new Reply(
        """
        Если в ваш профиль вошёл кто-то чужой:
        1. Смените пароль VK ID и завершите все сеансы: Настройки, «Безопасность и вход».
        2. Предупредите близких: деньги от вашего имени не переводить, коды не называть.
        3. Закройте этот профиль для бота: приглашения и коды, выданные им, перестанут работать, школа узнает сразу.

        Вернуть доступ сможет школа, когда убедится, что профиль снова ваш.
        """)
        .Row(Choice.Do("Закрыть мой профиль", "safety", "hacked", "sure").Negative())
        .Row(Choice.Do("Взломали не меня", "safety", "hacked", "other"), Choice.Do("Отмена", "cancel"));

    public static Reply OtherHacked { get; } = new Reply("Скажите классному руководителю, чей профиль взломан: он удалит его из чата и сменит ссылку. В чате напишите: «Сообщения от этого профиля не открывать, денег не переводить».")
        .Row(Choice.Do("Помощь", "help"));

    public static Reply Closed { get; } = new Reply(
        """
        Профиль закрыт для бота. Школа предупреждена.
        Смените пароль, завершите чужие сеансы, потом придите в школу или свяжитесь с классным руководителем другим способом: доступ вернут.
        """).WithoutMenu();

    public static Reply TellHacked(string profile) => new(
        $"""
        СРОЧНО. Владелец профиля сообщил о взломе: {profile}
        Бот закрыл профилю доступ, его приглашения и коды больше не действуют. Удалите профиль из чатов класса, сообщениям от него не верьте.
        Вернуть доступ можно, когда вы лично убедитесь, что профиль снова у хозяина.
        """);
}
