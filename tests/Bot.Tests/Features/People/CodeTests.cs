using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.People;
using BotHost.Messaging;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static BotHost.Tests.Features.People.AccessSchool;

namespace BotHost.Tests.Features.People;

public sealed class CodeTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_teacher_hands_out_a_family_code_and_a_parent_enters_by_it(DatabaseKind database)
    {
        await using var school = await AccessSchool.StartAsync(database);
        await school.LinkAsync(Mother);
        var code = await HandOutAsync(school);

        await school.World.SayAsync(Parent, code.ToLowerInvariant());
        Assert.Contains("Сначала нужно ваше согласие", school.World.LastTo(Parent).Text, StringComparison.Ordinal);
        Assert.False(await school.IsLinkedAsync(Parent));
        await school.World.PressAsync(Parent, "Согласен(на)");

        Assert.True(await school.IsLinkedAsync(Parent));
        Assert.Contains(school.World.MessagesTo(Parent), message => message.Text.Contains("Код подошёл. Ребёнок: Петя С., класс 5А", StringComparison.Ordinal));
        Assert.Single(school.World.MessagesTo(Mother), message => message.Text.Contains("Добавился взрослый по коду семьи", StringComparison.Ordinal));
        Assert.Single(school.World.MessagesTo(Teacher), message => message.Text.Contains("Добавился взрослый по коду семьи", StringComparison.Ordinal));
        var link = await school.World.ReadAsync(db => db.Guardianships.FirstAsync(row => row.Proof == Proof.Code));
        Assert.Equal((await school.World.ReadAsync(db => PersonAsync(db, Teacher))).Id, link.VouchedBy);
    }

    [Fact]
    public async Task A_code_is_stored_as_a_hash_alone_and_shown_once()
    {
        await using var school = await AccessSchool.StartAsync();

        var code = await HandOutAsync(school);

        var glyphs = code.Replace("-", "", StringComparison.Ordinal);
        var stored = await school.World.ReadAsync(db => db.AccessCodes.SingleAsync());
        Assert.DoesNotContain(glyphs, stored.Hash, StringComparison.Ordinal);
        Assert.All(await school.World.ReadAsync(db => db.Outbox.ToListAsync()), row => Assert.Null(row.Content));
        Assert.DoesNotContain(school.World.Logs.Lines, line => line.Contains(glyphs, StringComparison.OrdinalIgnoreCase) || line.Contains(code, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(await school.World.ReadAsync(db => db.Buttons.Select(set => set.Choices).ToListAsync()), choices => choices.Contains(glyphs, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Linked_adults_and_the_teacher_can_undo_a_redemption()
    {
        await using var school = await AccessSchool.StartAsync();
        await school.LinkAsync(Mother);
        var code = await HandOutAsync(school);
        await RedeemAsync(school, Stranger, code);

        await school.World.PressAsync(Mother, "Это ошибка");
        Assert.Contains("Отвязать этого взрослого", school.World.LastTo(Mother).Text, StringComparison.Ordinal);
        await school.World.PressAsync(Mother, "Да, отвязать");

        Assert.False(await school.IsLinkedAsync(Stranger));
        Assert.True(await school.IsLinkedAsync(Mother));
        Assert.Contains("Один взрослый ребёнка отвязал другого", school.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.Contains("связь с ребёнком из 5А отменена", school.World.LastTo(Stranger).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newcomer_cannot_put_out_those_who_were_there_before()
    {
        await using var school = await AccessSchool.StartAsync();
        await school.LinkAsync(Mother);
        await RedeemAsync(school, Stranger, await HandOutAsync(school));
        var mothers = await school.World.ReadAsync(async db =>
        {
            var mother = await PersonAsync(db, Mother);
            return await db.Guardianships.FirstAsync(row => row.Guardian == mother.Id);
        });

        await school.World.UnitOfWork.RunAsync(school.World.School, async (scope, ct) =>
        {
            var stranger = await PersonAsync(scope.GetRequiredService<Persistence.BotDb>(), Stranger);
            await scope.GetRequiredService<FamilyDesk>().UnlinkAsync(TurnOf(stranger, school), mothers.Id, ct);
        }, CancellationToken.None);
        await school.World.SettleAsync();

        Assert.True(await school.IsLinkedAsync(Mother));
    }

    [Fact]
    public async Task Wrong_used_expired_and_revoked_codes_are_one_answer()
    {
        await using var school = await AccessSchool.StartAsync(adjust: options => options with { FamilyCodes = new() { MaxAdults = 1 } });
        var used = await HandOutAsync(school);
        await RedeemAsync(school, Mother, used);
        var revoked = await HandOutAsync(school, "Анна Б.");
        _ = await HandOutAsync(school, "Анна Б."); // a new one voids it
        List<string> answers = [];

        await AnswerAsync(900, "234-ABE");
        await AnswerAsync(901, used);
        await AnswerAsync(902, revoked);
        var expired = await HandOutAsync(school, "Александр О.");
        await school.World.ArrangeAsync(db => db.AccessCodes.ExecuteUpdateAsync(row => row.SetProperty(it => it.ExpiresAt, BotWorld.Start)));
        await AnswerAsync(903, expired);

        Assert.StartsWith("Код не подошёл.", answers[0], StringComparison.Ordinal);
        Assert.Contains("Отправить заявку", answers[0], StringComparison.Ordinal);
        Assert.All(answers, answer => Assert.Equal(answers[0], answer));

        async Task AnswerAsync(long user, string code)
        {
            school.World.AddUser(user, "Гость", "Г");
            await school.World.SayAsync(user, $"код {code}");
            answers.Add(school.World.LastTo(user).Text + string.Join('|', await school.LabelsAsync(user)));
        }
    }

    [Fact]
    public async Task Five_tries_an_hour_even_in_one_burst_and_then_the_right_code_helps_no_more()
    {
        await using var school = await AccessSchool.StartAsync();
        var code = await HandOutAsync(school);

        foreach (var guess in new[] { "234ABE", "235ABE", "236ABE", "237ABE", "238ABE", "239ABE", "23AABE", code })
            school.World.Emulator.People.WriteToCommunity(Stranger, BotWorld.GroupId, guess);
        await school.World.SettleAsync();

        Assert.Equal(5, await school.World.ReadAsync(db => db.CodeAttempts.CountAsync()));
        Assert.Contains("Слишком много попыток. Следующую можно сделать после 23 ноября, понедельник, 11:00", school.World.LastTo(Stranger).Text, StringComparison.Ordinal);
        Assert.False(await school.IsLinkedAsync(Stranger));
        await school.World.AdvanceAsync(TimeSpan.FromHours(1));
        await RedeemAsync(school, Stranger, code);
        Assert.True(await school.IsLinkedAsync(Stranger));
    }

    [Fact]
    public async Task Fifty_failures_of_the_school_pause_redemption_and_tell_homerooms_and_administrators()
    {
        await using var school = await AccessSchool.StartAsync();
        var code = await HandOutAsync(school);
        for (var i = 0; i < 10; i++)
        {
            school.World.AddUser(900 + i, "Робот", "Р");
            foreach (var guess in new[] { "234ABE", "235ABE", "236ABE", "237ABE", "238ABE" })
                school.World.Emulator.People.WriteToCommunity(900 + i, BotWorld.GroupId, guess);
        }
        await school.World.SettleAsync();

        await school.World.SayAsync(Parent, code);

        Assert.Contains("Ввод кодов сейчас приостановлен до 23 ноября, понедельник, 11:00", school.World.LastTo(Parent).Text, StringComparison.Ordinal);
        Assert.Single(school.World.MessagesTo(Teacher), message => message.Text.Contains("Кто-то подбирает коды", StringComparison.Ordinal));
        Assert.Single(school.World.MessagesTo(BotWorld.Administrator), message => message.Text.Contains("Кто-то подбирает коды", StringComparison.Ordinal));
        await school.World.AdvanceAsync(TimeSpan.FromHours(1));
        await RedeemAsync(school, Parent, code);
        Assert.True(await school.IsLinkedAsync(Parent));
    }

    [Fact]
    public async Task A_glyph_that_is_in_no_code_is_named_and_costs_no_try()
    {
        await using var school = await AccessSchool.StartAsync();

        await school.World.SayAsync(Stranger, "код 7QB-K3P");

        Assert.Contains("Знака «Q» в кодах не бывает", school.World.LastTo(Stranger).Text, StringComparison.Ordinal);
        Assert.Equal(0, await school.World.ReadAsync(db => db.CodeAttempts.CountAsync()));
    }

    [Fact]
    public async Task A_pupils_account_gets_the_same_refusal_for_a_right_and_a_wrong_code()
    {
        await using var school = await AccessSchool.StartAsync();
        await school.World.SayAsync(Child, "привет");
        await school.MakePupilAsync(Child);
        var code = await HandOutAsync(school);

        await school.World.SayAsync(Child, code);
        var right = school.World.LastTo(Child).Text;
        await school.World.SayAsync(Child, "234ABE");

        Assert.Equal(right, school.World.LastTo(Child).Text);
        Assert.Contains("из профиля ученика", right, StringComparison.Ordinal);
        Assert.False(await school.IsLinkedAsync(Child));
    }

    [Fact]
    public async Task A_fifth_adult_does_not_enter_by_the_family_code()
    {
        await using var school = await AccessSchool.StartAsync();
        var code = await HandOutAsync(school);
        for (var i = 0; i < 5; i++)
        {
            school.World.AddUser(900 + i, "Родня", "Р");
            await RedeemAsync(school, 900 + i, code);
        }

        Assert.Equal(4, await school.World.ReadAsync(db => db.Guardianships.CountAsync()));
        Assert.Contains("Код не подошёл", school.World.LastTo(904).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pupil_code_links_one_account_once()
    {
        await using var school = await AccessSchool.StartAsync();
        var code = await HandOutAsync(school, kind: "Код ученика");

        await RedeemAsync(school, Child, code);
        await RedeemAsync(school, Stranger, code);

        var child = await school.World.ReadAsync(db => PersonAsync(db, Child));
        Assert.Equal(child.Id, (await school.World.ReadAsync(db => db.Pupils.FirstAsync(row => row.ShortName == "Петя С."))).Account);
        Assert.Contains("Код не подошёл", school.World.LastTo(Stranger).Text, StringComparison.Ordinal);
        Assert.Single(school.World.MessagesTo(Teacher), message => message.Text.Contains("вошёл по коду ученика", StringComparison.Ordinal));
        await school.World.PressAsync(Teacher, "Это ошибка");
        await school.World.PressAsync(Teacher, "Да, отвязать");
        Assert.Null((await school.World.ReadAsync(db => db.Pupils.FirstAsync(row => row.ShortName == "Петя С."))).Account);
    }

    [Fact]
    public async Task Only_the_class_teacher_and_the_administrator_hand_out_codes()
    {
        await using var school = await AccessSchool.StartAsync();

        await school.World.SayAsync(Stranger, "/invite 5А");
        Assert.Contains("видят его классный руководитель и администратор", school.World.LastTo(Stranger).Text, StringComparison.Ordinal);
        await school.World.SayAsync(Teacher, "/invite 5Б");
        Assert.Contains("видят его классный руководитель и администратор", school.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        await school.World.SayAsync(BotWorld.Administrator, "/invite 5А");
        Assert.Contains("Петя С.", await school.LabelsAsync(BotWorld.Administrator));
    }

    [Fact]
    public async Task A_block_kills_codes_and_requests_and_marks_what_comes_after()
    {
        await using var school = await AccessSchool.StartAsync();
        await school.LinkAsync(Mother);
        var code = await HandOutAsync(school);
        await school.AskAsync(Stranger, "Петя Смирнов");
        await school.World.SayAsync(Teacher, "/invite 5А");
        await school.World.PressAsync(Teacher, "Петя С.");
        await school.World.PressAsync(Teacher, "Запрет на доступ");
        await school.World.PressAsync(Teacher, "Тому, кого тут нет");
        Assert.Contains("Сразу закроются: 1 код, 1 заявка", school.World.LastTo(Teacher).Text, StringComparison.Ordinal);

        await school.World.PressAsync(Teacher, "Да, поставить");

        Assert.Equal(RequestState.Rejected, (await school.RequestAsync(Stranger)).State);
        Assert.Contains("Заявка в класс 5А закрыта", school.World.LastTo(Stranger).Text, StringComparison.Ordinal);
        Assert.Contains("Поставлена отметка о запрете", school.World.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        await RedeemAsync(school, Parent, code);
        Assert.Contains("Код не подошёл", school.World.LastTo(Parent).Text, StringComparison.Ordinal);
        Assert.True(await school.IsLinkedAsync(Mother));
        await school.AskAsync(Parent, "Петя Смирнов");
        Assert.Contains("ЕСТЬ ОТМЕТКА О ЗАПРЕТЕ", school.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        await school.World.SayAsync(Teacher, "/invite 5А");
        await school.World.PressAsync(Teacher, "Петя С.");
        await school.World.PressAsync(Teacher, "Снять запрет");
        Assert.Contains("Снять отметку о запрете может администратор", school.World.LastTo(Teacher).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_staff_code_verifies_the_teacher_once()
    {
        await using var school = await AccessSchool.StartAsync();
        var code = "";
        await school.World.UnitOfWork.RunAsync(school.World.School, async (scope, ct) =>
        {
            var db = scope.GetRequiredService<Persistence.BotDb>();
            var staff = new StaffMember { FullName = "Петрова Нина Олеговна", NameKey = "ПЕТРОВА НИНА ОЛЕГОВНА" };
            db.Staff.Add(staff);
            code = (await scope.GetRequiredService<CodeDesk>().IssueAsync(CodeKind.Staff, staff.Id.Value, await PersonAsync(db, BotWorld.Administrator), ct)).Text;
        }, CancellationToken.None);

        await school.World.SayAsync(Parent, code);
        await school.World.SayAsync(Stranger, code);

        var verified = await school.World.ReadAsync(db => db.Staff.FirstAsync(row => row.FullName.StartsWith("Петрова")));
        Assert.Equal(((await school.World.ReadAsync(db => PersonAsync(db, Parent))).Id, Proof.Code), (verified.Account, verified.Proof));
        Assert.Contains("Код не подошёл", school.World.LastTo(Stranger).Text, StringComparison.Ordinal);
        Assert.Single(school.World.MessagesTo(BotWorld.Administrator), message => message.Text.Contains("Петрова Нина Олеговна", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_made_a_code_cannot_enter_by_it()
    {
        await using var school = await AccessSchool.StartAsync();

        await school.World.SayAsync(Teacher, await HandOutAsync(school));

        Assert.Contains("Этот код выдали вы сами", school.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.False(await school.IsLinkedAsync(Teacher));
    }

    /// <returns>The code as the teacher reads it.</returns>
    private static async Task<string> HandOutAsync(AccessSchool school, string child = "Петя С.", string kind = "Код семьи")
    {
        await school.World.SayAsync(Teacher, "/invite 5А");
        await school.World.PressAsync(Teacher, child);
        await school.World.PressAsync(Teacher, kind);
        if (school.World.LastTo(Teacher).Text.Contains("только с согласия родителя", StringComparison.Ordinal))
        {
            await school.World.PressAsync(Teacher, "Согласие есть на бумаге");
            await HandOutAsync(school, child, kind);
        }
        if (school.World.LastTo(Teacher).Text.Contains("прежний перестанет работать", StringComparison.Ordinal))
            await school.World.PressAsync(Teacher, "Выдать новый");
        return school.World.LastTo(Teacher).Text.Split('\n').Single(line => line.Length == 7 && line[3] == '-');
    }

    private static async Task RedeemAsync(AccessSchool school, long user, string code)
    {
        await school.World.SayAsync(user, code);
        if (school.World.LastTo(user).Text.Contains("согласие", StringComparison.Ordinal))
            await school.World.PressAsync(user, "Согласен(на)");
    }

    private static Turn TurnOf(Person person, AccessSchool school) => new()
    {
        Update = new ButtonPressed
        {
            DeduplicationKey = "t", OccurredAt = school.World.Clock.GetUtcNow(), Token = "",
            Interaction = new("e", person.User, Domain.Messaging.ConversationRef.Dialog(person.User)),
        },
        Person = person,
        Conversation = Domain.Messaging.ConversationRef.Dialog(person.User),
        Now = school.World.Clock.GetUtcNow(),
    };
}
