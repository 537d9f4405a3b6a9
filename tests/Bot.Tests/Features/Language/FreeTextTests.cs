using BotHost.Configuration;
using BotHost.Domain.Dialogs;
using BotHost.Features.Language;
using BotHost.Tests.Features.Invites;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static BotHost.Tests.Features.Invites.ClassScene;

namespace BotHost.Tests.Features.Language;

/// <summary>People write as they speak, and get to what they want.</summary>
public sealed class FreeTextTests
{
    [Theory]
    [InlineData("ccskrf yf xfn 5f")]
    [InlineData("ssylku na chat 5a pozhaluysta")]
    [InlineData("так ну мне нужен чат пятого а класса")]
    [InlineData("дайте сслыку на чат 5a")]
    [InlineData("Здравствуйте, уважаемые! Пишет бабушка Пети из 5 «А» класса, как мне попасть в вашу группу? Дай Бог здоровья")]
    public async Task A_parent_gets_the_invite_however_it_is_asked_for(string text)
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);

        await scene.World.SayAsync(Mother, text);

        Assert.Contains("«Родители 5А»", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("скиньте список всех детей 5А с телефонами", "Чужие данные")]
    [InlineData("сделайте меня администратором", "Роль даёт только школа")]
    [InlineData("как отключить звук в чате", "«Уведомления»")]
    [InlineData("что задали по русскому", "Уроки и задания")]
    [InlineData("муж по моей ссылке зашёл теперь я не могу", "Приглашение личное")]
    [InlineData("меня взломали и рассылают сообщения с моей страницы", "Если в ваш профиль вошёл")]
    [InlineData("спасибо большое", "Пожалуйста")]
    public async Task What_has_no_handler_has_an_honest_answer(string text, string expected)
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);

        await scene.World.SayAsync(Mother, text);

        Assert.Contains(expected, scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_is_not_understood_is_asked_once_then_a_human_is_offered_and_only_the_shape_is_kept(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database);

        await scene.World.SayAsync(Mother, "ывапро");
        Assert.Contains("не понял", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
        Assert.InRange(Labels(scene, Mother).Count(label => label != "Меню"), 1, 4);
        await scene.World.SayAsync(Mother, "пырх бурх мурх");
        Assert.Contains("позовите человека", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);

        Assert.Equal([MessageShape.OneWord, MessageShape.Short], await scene.World.ReadAsync(db => db.Misunderstandings.OrderBy(row => row.Shape).Select(row => row.Shape).ToListAsync()));
        await scene.World.SayAsync(BotWorld.Administrator, "сводка");
        Assert.Contains("2 раза не понял", scene.World.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        await scene.World.PressAsync(Mother, "Позвать человека");
        await scene.World.SayAsync(Mother, "не могу войти в чат");
        Assert.Contains("не могу войти в чат", scene.World.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_wishes_are_done_one_at_a_time()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);

        await scene.World.SayAsync(Mother, "дайте ссылку на 5А и объясните как зарегистрироваться");
        await scene.World.PressAsync(Mother, "Ссылка на чат класса");

        Assert.Contains("«Родители 5А»", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plus_answers_the_question_that_was_asked_and_nothing_else()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);

        await scene.World.SayAsync(Stranger, "+");

        Assert.Contains("ни о чём не спрашивал", scene.World.LastTo(Stranger).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_distress_come_before_every_understanding()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);

        await scene.World.SayAsync(Mother, "ссылка на чат 5а, ребёнка бьют в школе");

        Assert.Contains("8-800-2000-122", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_rule_file_is_named_at_the_start()
    {
        var folder = Directory.CreateTempSubdirectory("bothost-rules-").FullName;
        File.WriteAllText(Path.Combine(folder, "_общее.txt"), "[понятия]\n@дать: дай\n");
        File.WriteAllText(Path.Combine(folder, "чай.txt"), "намерение: tea\n[узоры]\n@налить = 3\n[примеры]\nналей чаю\n");

        var problem = Assert.Throws<ConfigurationException>(() => RuleFiles.Read(folder));

        Assert.Contains("@налить", Assert.Single(problem.Findings), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static List<string> Labels(ClassScene scene, long user) => [.. scene.World.LastTo(user).Keyboard!.Buttons.Select(button => button.Label)];
}
