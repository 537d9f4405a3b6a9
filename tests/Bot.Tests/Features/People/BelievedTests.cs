using BotHost.Domain.People;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static BotHost.Tests.Features.People.AccessSchool;

namespace BotHost.Tests.Features.People;

/// <summary>Design "Who may be believed", sentence by sentence, from the attacker's chair.</summary>
public sealed class BelievedTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_stranger_gets_the_same_answer_whether_or_not_the_child_exists(DatabaseKind database)
    {
        await using var school = await AccessSchool.StartAsync(database);
        await school.LinkAsync(Mother);
        // Four children alike to a stranger: one with a linked mother, one twice in the class, one under a mark, one who does not exist.
        string[] children = ["Пётр Смирнов", "Саша Орлова", "Аня Белова", "Егор Лишний"];
        await school.World.ArrangeAsync(async db => db.AdultBlocks.Add(new AdultBlock
        {
            Pupil = (await db.Pupils.FirstAsync(row => row.ShortName == "Анна Б.")).Id, SetBy = (await PersonAsync(db, Teacher)).Id, SetAt = BotWorld.Start,
        }));
        List<string[]> answers = [];

        for (var i = 0; i < children.Length; i++)
        {
            var user = 900 + i;
            school.World.AddUser(user, "Вера", "С");
            await school.AskAsync(user, children[i]);
            await school.World.SayAsync(user, "статус");
            answers.Add([.. school.World.MessagesTo(user).Select(message =>
                (message.Text + string.Join('|', message.Keyboard?.Buttons.Select(button => button.Label) ?? [])).Replace(children[i], "<child>", StringComparison.Ordinal))]);
        }

        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        Assert.True(answers[0].Length > 5);
    }

    [Fact]
    public async Task The_same_again_returns_the_request_there_is_and_a_fourth_is_refused()
    {
        await using var school = await AccessSchool.StartAsync();
        await school.AskAsync(Stranger, "Петя Смирнов");
        await school.AskAsync(Stranger, "смирнов ПЕТЯ");
        Assert.Contains("Такая заявка уже есть", school.World.LastTo(Stranger).Text, StringComparison.Ordinal);
        await school.AskAsync(Stranger, "Аня Белова");
        await school.AskAsync(Stranger, "Егор Лишний");

        await school.World.SayAsync(Stranger, "код");
        await school.World.PressAsync(Stranger, "У меня нет кода");

        Assert.Contains("У вас уже 3 открытые заявки", school.World.LastTo(Stranger).Text, StringComparison.Ordinal);
        Assert.Equal(3, await school.World.ReadAsync(db => db.AccessRequests.CountAsync()));
    }

    [Fact]
    public async Task Pressing_send_many_times_at_once_makes_one_request()
    {
        await using var school = await AccessSchool.StartAsync();
        await school.DraftAsync(Stranger, "Петя Смирнов");
        var check = school.World.LastTo(Stranger);

        var presses = Enumerable.Range(0, 6).Select(_ => school.World.Emulator.People.PressAsync(Stranger, check.Conversation, check.Cmid, "Отправить", CancellationToken.None)).ToList();
        await school.World.SettleAsync();

        Assert.NotEmpty(presses);
        Assert.Equal(1, await school.World.ReadAsync(db => db.AccessRequests.CountAsync()));
    }

    [Fact]
    public async Task A_flood_on_a_class_collapses_into_one_card()
    {
        await using var school = await AccessSchool.StartAsync();
        for (var i = 0; i < 8; i++)
        {
            school.World.AddUser(900 + i, "Гость", "Г");
            await school.AskAsync(900 + i, "Петя Смирнов");
        }

        var lists = school.World.MessagesTo(Teacher).Where(message => message.Text.Contains("показываю списком", StringComparison.Ordinal)).ToList();
        Assert.Contains("ждут 8 заявок", Assert.Single(lists).Text, StringComparison.Ordinal);
        Assert.Equal(4, school.World.MessagesTo(Teacher).Count(message => message.Text.Contains("Проверьте другим способом", StringComparison.Ordinal)));
        await school.World.PressAsync(Teacher, lists[0], "Дальше →");
        Assert.Contains("8. «Петя Смирнов», https://vk.com/id907", school.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        await school.World.PressAsync(Teacher, "Заявка 8");
        Assert.Contains("Проверьте другим способом", school.World.LastTo(Teacher).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_shows_linked_adults_other_requests_and_the_mark()
    {
        await using var school = await AccessSchool.StartAsync();
        await school.LinkAsync(Mother);
        await school.World.ArrangeAsync(async db => db.AdultBlocks.Add(new AdultBlock
        {
            Pupil = (await db.Pupils.FirstAsync(row => row.ShortName == "Петя С.")).Id, SetBy = (await PersonAsync(db, Teacher)).Id, SetAt = BotWorld.Start,
        }));
        await school.AskAsync(Stranger, "Егор Лишний", "5Б");

        await school.AskAsync(Stranger, "Петя Смирнов");

        var card = school.World.LastTo(Teacher).Text;
        Assert.Contains("Уже связан 1 взрослый: https://vk.com/id103", card, StringComparison.Ordinal);
        Assert.Contains("Другие заявки этого человека: 5Б (ждёт)", card, StringComparison.Ordinal);
        Assert.Contains("ЕСТЬ ОТМЕТКА О ЗАПРЕТЕ", card, StringComparison.Ordinal);
        await school.World.PressAsync(Teacher, "Подтвердить");
        Assert.Contains("Вы проверили, что пишет не он?", school.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.False(await school.IsLinkedAsync(Stranger));
    }

    [Fact]
    public async Task Linked_adults_are_told_and_their_objection_reaches_the_decider()
    {
        await using var school = await AccessSchool.StartAsync();
        await school.LinkAsync(Mother);
        await school.AskAsync(Stranger, "Петя Смирнов");
        Assert.Contains("Новый человек просит доступ", school.World.LastTo(Mother).Text, StringComparison.Ordinal);

        await school.World.PressAsync(Mother, "Я против");

        Assert.Contains("против заявки", school.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.Contains(school.World.MessagesTo(Teacher), message => message.Text.Contains("ПРОТИВ этой заявки", StringComparison.Ordinal));
        Assert.NotNull((await school.RequestAsync(Stranger)).ObjectedAt);
        Assert.DoesNotContain(school.World.MessagesTo(Stranger), message => message.Text.Contains("против", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pupils_account_that_asks_as_a_parent_is_refused_kindly()
    {
        await using var school = await AccessSchool.StartAsync();
        await school.World.SayAsync(Child, "привет");
        await school.MakePupilAsync(Child);

        await school.World.SayAsync(Child, "код");
        await school.World.PressAsync(Child, "У меня нет кода");

        Assert.Contains("Войдите в свой профиль", school.World.LastTo(Child).Text, StringComparison.Ordinal);
        Assert.Equal(0, await school.World.ReadAsync(db => db.AccessRequests.CountAsync()));
    }

    [Fact]
    public async Task An_account_that_became_a_pupils_while_its_request_waited_is_not_approved()
    {
        await using var school = await AccessSchool.StartAsync();
        await school.AskAsync(Child, "Аня Белова");
        await school.MakePupilAsync(Child);

        await school.World.PressAsync(Teacher, "Подтвердить");

        Assert.Contains("уже связан с учеником", school.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.False(await school.IsLinkedAsync(Child));
    }

    [Fact]
    public async Task No_one_approves_himself()
    {
        await using var school = await AccessSchool.StartAsync();

        await school.AskAsync(Teacher, "Петя Смирнов"); // leads the class, and asks as a parent of it

        Assert.DoesNotContain(school.World.MessagesTo(Teacher), message => message.Text.Contains("Проверьте другим способом", StringComparison.Ordinal));
        Assert.Contains("Проверьте другим способом", school.World.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        await school.AskAsync(BotWorld.Administrator, "Аня Белова", "5Б");
        Assert.Contains("Проверьте другим способом", school.World.LastTo(BotWorld.Head).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_teacher_whose_class_was_taken_away_cannot_use_an_old_card()
    {
        await using var school = await AccessSchool.StartAsync();
        await school.AskAsync(Stranger, "Петя Смирнов");
        await school.World.ArrangeAsync(async db => (await db.Homerooms.FirstAsync()).End(BotWorld.Start));

        await school.World.PressAsync(Teacher, "Подтвердить");

        Assert.Contains("решает классный руководитель или администратор", school.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.False(await school.IsLinkedAsync(Stranger));
    }

    [Fact]
    public async Task The_first_decision_wins_and_the_others_cards_say_who_decided()
    {
        await using var school = await AccessSchool.StartAsync();
        await school.AskAsync(Parent, "Петя Смирнов");
        await school.World.AdvanceAsync(TimeSpan.FromHours(48));
        await school.World.PressAsync(BotWorld.Administrator, "Подтвердить");

        await school.World.PressAsync(Teacher, "Отклонить");

        Assert.Contains("подтверждена. Решил: администратор", school.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.Equal(RequestState.Approved, (await school.RequestAsync(Parent)).State);
        Assert.Equal(1, await school.World.ReadAsync(db => db.Guardianships.CountAsync()));
    }

    [Fact]
    public async Task Somebody_elses_button_and_made_up_payloads_do_nothing()
    {
        await using var school = await AccessSchool.StartAsync();
        await school.AskAsync(Stranger, "Петя Смирнов");
        var request = await school.RequestAsync(Stranger);
        var token = await school.World.ReadAsync(async db => (await db.Buttons.ToListAsync()).First(set => set.Choices.Contains("approve", StringComparison.Ordinal)).Id + "-0");
        string[] payloads =
        [
            $$"""{"t":"{{token}}"}""", "{\"t\":\"cmd-access\"}", $$"""{"t":"access approve {{request.Id}}"}""", "{\"t\":[1]}", "[]", "nonsense", "{\"t\":null}", "\"access\"",
            $$"""{"t":"{{token[..23]}}99"}""",
        ];

        foreach (var payload in payloads)
        {
            school.World.Emulator.People.WriteToCommunity(Stranger, BotWorld.GroupId, new Sandbox.People.Draft("нажал") { Payload = payload });
            await school.World.SettleAsync();
            await school.World.SayAsync(Stranger, $"/access approve {request.Id}");
            await school.World.SayAsync(Stranger, $"access approve {request.Id}");
        }

        Assert.False(await school.IsLinkedAsync(Stranger));
        Assert.True((await school.RequestAsync(Stranger)).IsPending);
        Assert.DoesNotContain(school.World.Logs.Lines, line => line.StartsWith("Err", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_old_button_pressed_a_year_later_decides_nothing()
    {
        await using var school = await AccessSchool.StartAsync();
        await school.AskAsync(Stranger, "Петя Смирнов");
        var card = school.World.LastTo(Teacher);
        await school.World.ArrangeAsync(db => db.Buttons.ExecuteUpdateAsync(row => row.SetProperty(it => it.ExpiresAt, BotWorld.Start)));

        await school.World.PressAsync(Teacher, card, "Подтвердить");

        Assert.False(await school.IsLinkedAsync(Stranger));
        Assert.True((await school.RequestAsync(Stranger)).IsPending);
        Assert.Contains("Проверьте другим способом", school.World.LastTo(Teacher).Text, StringComparison.Ordinal); // a fresh card
    }

    [Fact]
    public async Task A_name_never_reaches_a_log_nor_what_buttons_keep()
    {
        await using var school = await AccessSchool.StartAsync();
        await school.AskAsync(Stranger, "Петя Смирнов");
        await school.World.PressAsync(Teacher, "Подтвердить");

        Assert.DoesNotContain(school.World.Logs.Lines, line => line.Contains("Смирнов", StringComparison.Ordinal) || line.Contains("Петя", StringComparison.Ordinal));
        Assert.DoesNotContain(await school.World.ReadAsync(db => db.Buttons.Select(set => set.Choices).ToListAsync()), kept => kept.Contains("Смирнов", StringComparison.Ordinal));
    }
}
