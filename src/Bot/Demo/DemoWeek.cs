using static BotHost.Demo.DemoPeople;

namespace BotHost.Demo;

/// <summary>One school week, played through: a parent's link, a join, a stranger removed, a teacher verified, reminders, an expiry with link reset, two digests; then the school talks (<see cref="DemoTalk"/>).</summary>
internal static class DemoWeek
{
    /// <returns>How many steps went wrong.</returns>
    public static async Task<int> PlayAsync(TextWriter output, CancellationToken cancellationToken)
    {
        await using var session = await DemoSession.StartAsync(output, cancellationToken);
        await DemoStart.PlayAsync(session);
        var parents5A = await ConnectChatAsync(session);
        await LetMotherInAsync(session, parents5A);
        await MeetStrangerAsync(session, parents5A);
        await VerifyTeacherAsync(session);
        await ForgetInviteAsync(session);
        await ReadDigestsAsync(session);
        await DemoOffice.PlayAsync(session);
        await DemoTalk.PlayAsync(session, parents5A);
        session.Transcript.Head(session.Failures == 0 ? "Неделя прошла, всё получилось" : $"Не получилось шагов: {session.Failures}");
        return session.Failures;
    }

    private static async Task<long> ConnectChatAsync(DemoSession session)
    {
        session.Transcript.Head("Понедельник. Классный руководитель подключает чат родителей 5А");
        await session.SayAsync(Administrator, "меню");
        await session.SayAsync(Homeroom5A, "меню");
        var people = session.Emulator.People;
        var chat = people.CreateChat(Homeroom5A, "5А, родители", Grandmother);
        await session.ActAsync(() =>
        {
            people.AddCommunityToChat(Homeroom5A, chat, GroupId);
            people.MakeCommunityAdmin(chat, GroupId);
        });
        await session.PressAsync(Homeroom5A, "Родители класса");
        await session.PressAsync(Homeroom5A, "5А");
        await session.PressAsync(Homeroom5A, "Подключить");
        session.Expect(Homeroom5A, "Готово: чат подключён");

        session.Transcript.Head("Администратор подключает Учительскую");
        var staffRoom = people.CreateChat(Administrator, "Учительская", Homeroom5A);
        await session.ActAsync(() =>
        {
            people.AddCommunityToChat(Administrator, staffRoom, GroupId);
            people.MakeCommunityAdmin(staffRoom, GroupId);
        });
        await session.PressAsync(Administrator, "Учительская");
        await session.PressAsync(Administrator, "Подключить");
        return chat;
    }

    private static async Task LetMotherInAsync(DemoSession session, long chat)
    {
        session.Transcript.Head("Мама просит ссылку. Бот её ещё не знает");
        await session.UntilAsync(0, 10, 15);
        await session.SayAsync(Mother, "Здравствуйте! Дайте, пожалуйста, ссылку на чат 5А");
        await session.PressAsync(Mother, "Согласен(на)");
        await session.SayAsync(Mother, "Петя Лугов");
        await session.PressAsync(Mother, "Отправить");
        session.Expect(Mother, "Решает классный руководитель 5А");

        session.Transcript.Head("Классный руководитель проверяет и подтверждает");
        await session.UntilAsync(0, 10, 40);
        await session.PressAsync(Homeroom5A, "Подтвердить");
        session.Expect(Mother, "Ваше личное приглашение");

        session.Transcript.Head("Мама открывает ссылку и вступает");
        await session.PressAsync(Mother, "Открыть ссылку");
        var link = session.LinkShownTo(Mother);
        session.Expect(link is not null, "мама не получила ссылку");
        if (link is not null)
            await session.ActAsync(() => session.Emulator.People.JoinByLink(Mother, link));
        session.Expect(session.IsInside(chat, Mother), "мамы нет в чате");
    }

    private static async Task MeetStrangerAsync(DemoSession session, long chat)
    {
        session.Transcript.Head("По утёкшей ссылке входит посторонний");
        await session.UntilAsync(0, 12, 0);
        var leaked = session.Emulator.View.InviteLink(chat);
        await session.ActAsync(() => session.Emulator.People.JoinByLink(Stranger, leaked));
        await session.PressAsync(Homeroom5A, "Не наш");
        session.Expect(!session.IsInside(chat, Stranger), "посторонний остался в чате");
        session.Expect(session.Emulator.View.InviteLink(chat) != leaked, "утёкшая ссылка всё ещё работает");
    }

    private static async Task VerifyTeacherAsync(DemoSession session)
    {
        session.Transcript.Head("Новый учитель просит подтвердить роль");
        await session.UntilAsync(0, 14, 0);
        await session.SayAsync(NewTeacher, "подтвердите меня как учителя");
        await session.SayAsync(NewTeacher, "Новикова Марта Львовна");
        await session.PressAsync(NewTeacher, "Учитель");
        await session.SayAsync(NewTeacher, "рисование");
        await session.PressAsync(NewTeacher, "Нет");
        await session.PressAsync(NewTeacher, "Отправить");
        await session.PressAsync(Administrator, "Подтвердить");
        await session.PressAsync(Administrator, "Проверил(а) лично: подтвердить");
        session.Expect(NewTeacher, "Ваша роль подтверждена");
        await session.PressAsync(NewTeacher, "Открыть ссылку");
        if (session.LinkShownTo(NewTeacher) is { } link)
            await session.ActAsync(() => session.Emulator.People.JoinByLink(NewTeacher, link));
        session.Expect(NewTeacher, "Вы в чате");
    }

    private static async Task ForgetInviteAsync(DemoSession session)
    {
        session.Transcript.Head("Папа получает приглашение и забывает о нём");
        await session.UntilAsync(0, 15, 0);
        await session.SayAsync(Father, "ссылка 5а");
        await session.PressAsync(Father, "Согласен(на)");
        await session.SayAsync(Father, "Лугов Петя");
        await session.PressAsync(Father, "Отправить");
        await session.PressAsync(Homeroom5A, "Подтвердить");
        session.Expect(Father, "Ваше личное приглашение");
    }

    private static async Task ReadDigestsAsync(DemoSession session)
    {
        session.Transcript.Head("17:00. Сводка администратору");
        await session.UntilAsync(0, 17, 1);
        session.Expect(Administrator, "Сводка, 23 ноября");

        session.Transcript.Head("Вторник и среда: напоминания папе");
        await session.UntilAsync(2, 23, 0);
        session.Expect(Father, "Напоминаем");

        session.Transcript.Head("Четверг: приглашение истекло, ссылка чата сброшена");
        await session.UntilAsync(4, 9, 0);
        session.Expect(Father, "Срок приглашения");

        session.Transcript.Head("Пятница: что осталось сделать");
        await session.UntilAsync(4, 17, 1);
        session.Expect(Administrator, "Сводка, 26 ноября");
    }
}
