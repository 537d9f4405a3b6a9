using BotHost.Domain.People;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static BotHost.Tests.Features.People.AccessSchool;

namespace BotHost.Tests.Features.People;

public sealed class AccessRequestTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_parent_asks_and_the_homeroom_teacher_approves(DatabaseKind database)
    {
        await using var school = await AccessSchool.StartAsync(database);
        var world = school.World;

        await school.AskAsync(Parent, "Петя Смирнов");

        var told = world.LastTo(Parent).Text;
        Assert.Contains("Решает классный руководитель 5А", told, StringComparison.Ordinal);
        Assert.Contains("24 ноября, вторник, 10:00", told, StringComparison.Ordinal);
        Assert.Contains("25 ноября, среда, 10:00", told, StringComparison.Ordinal);
        var card = world.LastTo(Teacher);
        Assert.Contains("«Петя Смирнов»", card.Text, StringComparison.Ordinal);
        Assert.Contains("В списке класса: Петя С.", card.Text, StringComparison.Ordinal);
        Assert.Contains("https://vk.com/id101", card.Text, StringComparison.Ordinal);
        Assert.Contains("Имя в профиле ничего не доказывает", card.Text, StringComparison.Ordinal);
        Assert.Contains("Проверьте другим способом", card.Text, StringComparison.Ordinal);

        await world.PressAsync(Teacher, "Подтвердить");

        Assert.True(await school.IsLinkedAsync(Parent));
        var request = await school.RequestAsync(Parent);
        Assert.Equal((RequestState.Approved, null), (request.State, request.ChildName));
        Assert.Contains(world.MessagesTo(Parent), message => message.Text.Contains("Вас подтвердили. Ребёнок: Петя С., класс 5А", StringComparison.Ordinal));
        Assert.Contains(world.MessagesTo(Teacher), message => message.Text == "Заявка в класс 5А: подтверждена. Решил: классный руководитель Иванова М. П.");
        Assert.Contains("access.approved", await world.ReadAsync(db => db.Audit.Select(row => row.Action).ToListAsync()));
    }

    [Fact]
    public async Task Consent_comes_first_and_a_refusal_keeps_nothing_and_still_helps()
    {
        await using var school = await AccessSchool.StartAsync();
        await school.World.SayAsync(Parent, "код");
        await school.World.PressAsync(Parent, "У меня нет кода");
        Assert.Contains("Сначала нужно ваше согласие", school.World.LastTo(Parent).Text, StringComparison.Ordinal);

        await school.World.PressAsync(Parent, "Не согласен(на)");

        Assert.Contains("обратитесь к классному руководителю", school.World.LastTo(Parent).Text, StringComparison.Ordinal);
        Assert.Empty(await school.World.ReadAsync(db => db.Consents.ToListAsync()));
        Assert.Null(await school.World.ReadAsync(async db => (await PersonAsync(db, Parent)).Dialog));
    }

    [Fact]
    public async Task The_dialog_survives_a_restart_and_can_be_corrected_and_cancelled()
    {
        await using var school = await AccessSchool.StartAsync();
        var world = school.World;
        await school.DraftAsync(Parent, "Вася Пупкин", "5б");

        await world.RestartAsync();
        await world.PressAsync(Parent, "Исправить");
        await world.PressAsync(Parent, "Имя");
        await world.SayAsync(Parent, "Аня Белова");
        Assert.Contains("Ребёнок: Аня Белова", world.LastTo(Parent).Text, StringComparison.Ordinal);
        Assert.Contains("Класс: 5Б", world.LastTo(Parent).Text, StringComparison.Ordinal);
        await world.SayAsync(Parent, "отмена");
        await world.PressAsync(Parent, "Отправить");

        Assert.Empty(await world.ReadAsync(db => db.AccessRequests.ToListAsync()));
    }

    [Theory]
    [InlineData("7Я", "Такого класса в списке школы нет")]
    [InlineData("5", "Какой именно класс?")]
    [InlineData("😀", "Такого класса в списке школы нет")]
    public async Task A_class_that_is_not_there_is_said_so_with_those_that_are(string typed, string answer)
    {
        await using var school = await AccessSchool.StartAsync();
        await school.World.SayAsync(Parent, "код");
        await school.World.PressAsync(Parent, "У меня нет кода");
        await school.World.PressAsync(Parent, "Согласен(на)");

        await school.World.SayAsync(Parent, typed);

        Assert.Contains(answer, school.World.LastTo(Parent).Text, StringComparison.Ordinal);
        Assert.Contains("5Б", await school.LabelsAsync(Parent));
    }

    [Theory]
    [InlineData("Петя")]
    [InlineData("12345")]
    [InlineData("😀😀😀")]
    public async Task A_name_that_is_none_is_asked_for_again(string typed)
    {
        await using var school = await AccessSchool.StartAsync();

        await school.DraftAsync(Parent, typed);

        Assert.Contains("Не понял имя", school.World.LastTo(Parent).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_a_megabyte_is_refused_with_an_example()
    {
        await using var school = await AccessSchool.StartAsync();

        await school.DraftAsync(Parent, new string('а', 4000));

        Assert.Contains("Слишком длинно", school.World.LastTo(Parent).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_teacher_is_reminded_then_the_administrator_is_asked_then_the_head_and_at_last_it_expires()
    {
        await using var school = await AccessSchool.StartAsync();
        var world = school.World;
        await school.AskAsync(Parent, "Петя Смирнов");

        await world.AdvanceAsync(TimeSpan.FromHours(24));
        Assert.Contains("Напоминание", world.LastTo(Teacher).Text, StringComparison.Ordinal);

        await world.AdvanceAsync(TimeSpan.FromHours(24));
        Assert.Contains("Прежний ответственный не ответил", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        Assert.Contains("Теперь решает администратор школы", world.LastTo(Parent).Text, StringComparison.Ordinal);

        await world.AdvanceAsync(TimeSpan.FromHours(48));
        Assert.Contains("Прежний ответственный не ответил", world.LastTo(BotWorld.Head).Text, StringComparison.Ordinal);

        await world.AdvanceAsync(TimeSpan.FromDays(14));
        var request = await school.RequestAsync(Parent);
        Assert.Equal((RequestState.Expired, null), (request.State, request.ChildName));
        Assert.Contains("за 14 дней никто не решил", world.LastTo(Parent).Text, StringComparison.Ordinal);
        Assert.Single(world.MessagesTo(Teacher), message => message.Text.Contains("истекла", StringComparison.Ordinal));
        await world.PressAsync(Teacher, "Подтвердить");
        Assert.False(await school.IsLinkedAsync(Parent));
        Assert.Contains("истекла", world.LastTo(Teacher).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_off_do_not_count_against_a_decider()
    {
        await using var school = await AccessSchool.StartAsync();
        await school.World.AdvanceToAsync(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero)); // Friday noon in Moscow

        await school.AskAsync(Parent, "Петя Смирнов");

        Assert.Contains("30 ноября, понедельник, 12:00", school.World.LastTo(Parent).Text, StringComparison.Ordinal);
        Assert.Contains("1 декабря, вторник, 12:00", school.World.LastTo(Parent).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_homeroom_teacher_the_administrator_is_asked_and_the_card_says_why()
    {
        await using var school = await AccessSchool.StartAsync();

        await school.AskAsync(Parent, "Петя Смирнов", "5Б");

        Assert.Contains("У класса нет классного руководителя", school.World.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        Assert.Contains("Решает администратор школы", school.World.LastTo(Parent).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_cannot_be_delivered_goes_to_the_next_in_line_at_once()
    {
        await using var school = await AccessSchool.StartAsync();
        school.World.Emulator.People.DenyMessages(Teacher, BotWorld.GroupId);
        await school.World.SettleAsync();
        await school.World.ArrangeAsync(async db => (await PersonAsync(db, Teacher)).UnreachableSince = null); // the bot does not know yet

        await school.AskAsync(Parent, "Петя Смирнов");

        Assert.Contains("Прежнему ответственному написать не удалось", school.World.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        Assert.Equal(DeciderLine.Administrators, (await school.RequestAsync(Parent)).AskedLine);
    }

    [Fact]
    public async Task A_name_that_fits_several_pupils_is_chosen_from_the_class()
    {
        await using var school = await AccessSchool.StartAsync();
        await school.AskAsync(Parent, "Саша Орлова");

        await school.World.PressAsync(Teacher, "Подтвердить");
        Assert.Contains("подходит нескольким", school.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.False(await school.IsLinkedAsync(Parent));
        await school.World.PressAsync(Teacher, "Александра О.");

        Assert.True(await school.IsLinkedAsync(Parent));
    }

    [Fact]
    public async Task A_rejection_brings_a_reason_and_the_next_step()
    {
        await using var school = await AccessSchool.StartAsync();
        await school.AskAsync(Parent, "Петя Смирнов");
        await school.World.PressAsync(Teacher, "Отклонить");

        await school.World.SayAsync(Teacher, "Позвоните мне сегодня вечером");

        var told = school.World.LastTo(Parent);
        Assert.Contains("Решил: классный руководитель Иванова М. П.", told.Text, StringComparison.Ordinal);
        Assert.Contains("Причина: Позвоните мне сегодня вечером", told.Text, StringComparison.Ordinal);
        Assert.Contains("Отправить заявку", await school.LabelsAsync(Parent));
        Assert.DoesNotContain(await school.World.ReadAsync(db => db.Audit.Select(row => row.Reason).ToListAsync()), reason => reason?.Contains("Позвоните", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task One_question_is_relayed_and_one_answer_and_neither_is_kept()
    {
        await using var school = await AccessSchool.StartAsync();
        var world = school.World;
        await school.AskAsync(Parent, "Петя Смирнов");
        await world.PressAsync(Teacher, "Спросить");
        await world.PressAsync(Teacher, "Кем вы приходитесь ребёнку?");
        Assert.Contains("Классный руководитель Иванова М. П. спрашивает:\n«Кем вы приходитесь ребёнку?»", world.LastTo(Parent).Text, StringComparison.Ordinal);

        await world.PressAsync(Parent, "Ответить");
        await world.SayAsync(Parent, "Я его бабушка Вера");
        await world.PressAsync(Parent, "Ответить");

        Assert.Contains("закрыт", world.LastTo(Parent).Text, StringComparison.Ordinal);
        Assert.Contains("«Я его бабушка Вера»", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.All(await world.ReadAsync(db => db.Outbox.ToListAsync()), row => Assert.Null(row.Content));
        await world.PressAsync(Teacher, "Открыть заявку");
        await world.PressAsync(Teacher, "Спросить");
        Assert.Contains("Один вопрос вы уже задали", world.LastTo(Teacher).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_asker_sees_the_request_in_the_status_and_can_withdraw_it()
    {
        await using var school = await AccessSchool.StartAsync();
        await school.AskAsync(Parent, "Петя Смирнов");

        await school.World.SayAsync(Parent, "статус");
        Assert.Contains("Заявка в класс 5А, «Петя Смирнов»: ждёт с 23 ноября в 10:00", school.World.LastTo(Parent).Text, StringComparison.Ordinal);
        await school.World.PressAsync(Parent, "Отозвать: 5А");
        await school.World.PressAsync(Parent, "Да, отозвать");

        var request = await school.RequestAsync(Parent);
        Assert.Equal((RequestState.Withdrawn, null), (request.State, request.ChildName));
        Assert.Contains("отозвана", school.World.LastTo(Teacher).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pupil_asks_for_himself_and_the_account_becomes_the_pupils()
    {
        await using var school = await AccessSchool.StartAsync();
        var world = school.World;
        await world.SayAsync(Child, "код");
        await world.PressAsync(Child, "У меня нет кода");
        await world.PressAsync(Child, "Согласен(на)");
        await world.SayAsync(Child, "5а");
        await world.PressAsync(Child, "Я ученик");
        await world.SayAsync(Child, "Пётр Смирнов");
        await world.PressAsync(Child, "Отправить");
        Assert.Contains("Просит: ученик", world.LastTo(Teacher).Text, StringComparison.Ordinal);

        await world.PressAsync(Teacher, "Подтвердить");

        var (account, child) = await world.ReadAsync(async db => ((await db.Pupils.FirstAsync(row => row.ShortName == "Петя С.")).Account, (await PersonAsync(db, Child)).Id));
        Assert.Equal(child, account);
        Assert.False(await school.IsLinkedAsync(Child));
    }
}
