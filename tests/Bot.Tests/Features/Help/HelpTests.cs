using BotHost.Features.Help;
using BotHost.Tests.Harness;
using static BotHost.Tests.Features.Invites.ClassScene;

namespace BotHost.Tests.Features.Help;

public sealed class HelpTests
{
    private const string SchoolLine = "Кто: ";

    public static TheoryData<string> Guides { get; } = [.. GuideReplies.All.Select(guide => guide.Key)];

    [Theory]
    [MemberData(nameof(Guides))]
    public async Task Each_guide_leads_step_by_step_to_an_end(string key)
    {
        var guide = GuideReplies.All.Single(it => it.Key == key);
        await using var world = await BotWorld.StartAsync(DatabaseKind.Sqlite);
        world.AddUser(Mother, "Вера", "Родина");
        await world.SayAsync(Mother, "помощь");
        await world.PressAsync(Mother, "Не получается войти");
        await world.PressAsync(Mother, guide.Title);

        for (var step = 1; step < guide.Steps.Count; step++)
            await world.PressAsync(Mother, "Дальше");
        Assert.Contains(guide.Steps[^1], world.LastTo(Mother).Text, StringComparison.Ordinal);
        await world.PressAsync(Mother, "Получилось");

        Assert.StartsWith("Хорошо, что получилось", world.LastTo(Mother).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_did_not_help_goes_to_a_person_and_the_answer_comes_back(DatabaseKind database)
    {
        await using var world = await StartAsync(database);
        await AskAsync(world);

        Assert.StartsWith("Передал администратору. Номер вопроса: 1.", world.LastTo(Mother).Text, StringComparison.Ordinal);
        var card = world.LastTo(BotWorld.Administrator).Text;
        Assert.StartsWith("Вопрос № 1: Один телефон на двоих\n" + SchoolLine, card, StringComparison.Ordinal);
        Assert.EndsWith("У нас один номер", card, StringComparison.Ordinal);

        await world.PressAsync(BotWorld.Administrator, "Ответить");
        await world.SayAsync(BotWorld.Administrator, "Зайдите в пятницу, поможем");
        Assert.StartsWith("Ответ школы на вопрос № 1:\n\nЗайдите в пятницу", world.LastTo(Mother).Text, StringComparison.Ordinal);
        await world.PressAsync(Mother, "Помогло");
        await world.SayAsync(Mother, "вопросы");
        Assert.Contains("№ 1", world.LastTo(Mother).Text, StringComparison.Ordinal);
        Assert.EndsWith("Один телефон на двоих — закрыт", world.LastTo(Mother).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Logs.Lines, line => line.Contains("один номер", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_question_without_an_answer_is_brought_to_mind_once(DatabaseKind database)
    {
        await using var world = await StartAsync(database);
        await AskAsync(world);

        await world.AdvanceAsync(TimeSpan.FromDays(3));

        Assert.Single(world.MessagesTo(BotWorld.Administrator), message => message.Text.StartsWith("Вопрос № 1 ждёт ответа с", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_parent_cannot_answer_anothers_question_nor_judge_it()
    {
        await using var world = await StartAsync(DatabaseKind.Sqlite);
        await AskAsync(world);
        var ticket = (await world.ReadAsync(db => Task.FromResult(db.Tickets.Single()))).Id;

        world.AddUser(Father, "Олег", "Родин");
        await world.SayAsync(Father, "/questions answer " + ticket);
        Assert.StartsWith("Этот вопрос уже закрыт", world.LastTo(Father).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_too_much_waits_for_an_answer_first()
    {
        await using var world = await StartAsync(DatabaseKind.Sqlite);
        for (var i = 0; i < 3; i++)
            await AskAsync(world);
        await world.SayAsync(Mother, "помощь");
        await world.PressAsync(Mother, "Не получается войти");
        await world.PressAsync(Mother, "Другое: написать человеку");

        Assert.StartsWith("У вас уже три вопроса", world.LastTo(Mother).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_letter_to_the_platform_is_prepared_and_its_answer_waited_for(DatabaseKind database)
    {
        await using var world = await StartAsync(database);
        await world.SayAsync(BotWorld.Administrator, "письмо");
        await world.PressAsync(BotWorld.Administrator, "Регистрация школы");
        Assert.Contains("info@sferum.ru. Бот его не отправляет.", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        await world.PressAsync(BotWorld.Administrator, "Отправил(а)");

        await world.AdvanceAsync(TimeSpan.FromDays(6));
        Assert.DoesNotContain(world.MessagesTo(BotWorld.Administrator), message => message.Text.EndsWith("Ответ пришёл?", StringComparison.Ordinal)); // 4 working days
        await world.AdvanceAsync(TimeSpan.FromDays(2));
        await world.PressAsync(BotWorld.Administrator, "Ответ пришёл");

        Assert.StartsWith("Хорошо, больше не напоминаю", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parent_is_not_offered_the_schools_letters()
    {
        await using var world = await StartAsync(DatabaseKind.Sqlite);
        await world.SayAsync(Mother, "/letter");

        Assert.StartsWith("Письма в поддержку пишет администратор", world.LastTo(Mother).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Abilities_are_those_of_the_reader()
    {
        await using var world = await StartAsync(DatabaseKind.Sqlite);
        foreach (var user in new[] { BotWorld.Administrator, Mother })
        {
            await world.SayAsync(user, "помощь");
            await world.PressAsync(user, "Что я могу");
        }

        Assert.StartsWith("Администратору:", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        Assert.StartsWith("Родителям:", world.LastTo(Mother).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Администратору", world.LastTo(Mother).Text, StringComparison.Ordinal);
    }

    private static async Task<BotWorld> StartAsync(DatabaseKind database)
    {
        var world = await BotWorld.StartAsync(database);
        world.AddUser(Mother, "Вера", "Родина");
        await world.SayAsync(BotWorld.Administrator, "меню");
        return world;
    }

    private static async Task AskAsync(BotWorld world)
    {
        await world.SayAsync(Mother, "помощь");
        await world.PressAsync(Mother, "Не получается войти");
        await world.PressAsync(Mother, "Один телефон на двоих");
        await world.PressAsync(Mother, "Дальше");
        await world.PressAsync(Mother, "Дальше");
        await world.PressAsync(Mother, "Не получилось");
        await world.SayAsync(Mother, "У нас один номер");
    }
}
