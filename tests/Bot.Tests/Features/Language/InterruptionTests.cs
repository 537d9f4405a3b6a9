using BotHost.Tests.Features.Invites;
using BotHost.Tests.Harness;
using static BotHost.Tests.Features.Invites.ClassScene;

namespace BotHost.Tests.Features.Language;

/// <summary>A dialog waits for an answer, and the person writes something else.</summary>
public sealed class InterruptionTests
{
    private const string GoOn = "Продолжить прошлое";

    [Theory]
    [InlineData("ссылка 5а", "Да, ссылка 5а", "«Родители 5А»")]
    [InlineData("покажите что обо мне записано у вас", "Да, Мои данные", "О вас")]
    [InlineData("не работает ссылка на чат", "Да, Ссылка не работает", "ссылка откроется заново")]
    public async Task Another_clear_wish_is_asked_about_and_then_done(string text, string button, string answer)
    {
        await using var scene = await AskedForACodeAsync(Mother);

        await scene.World.SayAsync(Mother, text);
        Assert.Contains("ещё не закончили", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
        await scene.World.PressAsync(Mother, button);

        Assert.Contains(answer, scene.World.LastTo(Mother).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_dialog_goes_on_where_it_was()
    {
        await using var scene = await AskedForTheChildAsync();
        await scene.World.SayAsync(Stranger, "позовите живого человека");

        await scene.World.PressAsync(Stranger, GoOn);
        Assert.Contains("Как зовут", scene.World.LastTo(Stranger).Text, StringComparison.Ordinal);
        await scene.World.SayAsync(Stranger, "Смирнов Петя");

        Assert.Contains("Смирнов Петя", scene.World.LastTo(Stranger).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Смирнов Петя", "Смирнов Петя")]
    [InlineData("Петя Смирнов из 5а", "Пет")]
    [InlineData("отмена", "отменили")]
    [InlineData("меня бьют", "8-800-2000-122")]
    [InlineData("vtyz ,m.n", "8-800-2000-122")] // in the wrong layout
    [InlineData("мошенники звонят от имени школы", "мошенник")]
    [InlineData("взломали мою страницу", "Если в ваш профиль вошёл")]
    public async Task Answers_the_way_out_distress_and_security_are_never_asked_about(string text, string answer)
    {
        await using var scene = await AskedForTheChildAsync();

        await scene.World.SayAsync(Stranger, text);

        Assert.Contains(answer, scene.World.LastTo(Stranger).Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ещё не закончили", scene.World.LastTo(Stranger).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dialog_left_lying_gives_way_without_a_question()
    {
        await using var scene = await AskedForACodeAsync(Mother);
        await scene.World.AdvanceAsync(TimeSpan.FromHours(2));

        await scene.World.SayAsync(Mother, "ссылка 5а");

        Assert.Contains("«Родители 5А»", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_of_a_dialog_that_is_over_says_so()
    {
        await using var scene = await AskedForACodeAsync(Mother);
        await scene.World.SayAsync(Mother, "ссылка 5а");
        var question = scene.World.LastTo(Mother);
        await scene.World.SayAsync(Mother, "отмена");

        await scene.World.PressAsync(Mother, question, GoOn);

        Assert.Contains("уже закончен", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
    }

    private static async Task<ClassScene> AskedForACodeAsync(long user)
    {
        var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        await scene.World.SayAsync(user, "код");
        return scene;
    }

    /// <summary>A stranger has agreed, named the class, and is asked for the child's name.</summary>
    private static async Task<ClassScene> AskedForTheChildAsync()
    {
        var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        await scene.World.SayAsync(Stranger, "ссылка 5а");
        await scene.World.PressAsync(Stranger, "Согласен(на)");
        return scene;
    }
}
