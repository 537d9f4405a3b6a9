using BotHost.Features.Language;
using BotHost.Tests.Harness;
using static BotHost.Tests.Features.Invites.ClassScene;

namespace BotHost.Tests.Features.Language;

/// <summary>Every intent of the rule files leads to an answer with a next step, whoever writes, and nothing is done without a question.</summary>
public sealed class IntentRoutesTests
{
    private static readonly (string Intent, string Text)[] Wishes =
    [
        ("get_class_link", "дайте ссылку на чат 5а"), ("invite_problem", "не получается перейти по ссылке"), ("invite_create", "сделай приглашения для родителей 5а"), ("invite_list", "покажи приглашения 5а"),
        ("invite_print", "распечатай коды для родителей 5а"), ("invite_revoke", "отмени все приглашения 5а"), ("redeem_code", "куда вводить код с бумажки"), ("child_add", "хочу добавить ребёнка"),
        ("child_remove", "мы ушли из школы, удалите нас из чата"), ("delete_my_data", "сотрите все мои данные"), ("my_data", "какие данные обо мне хранятся"), ("privacy_info", "зачем вам фамилия ребёнка"),
        ("howto", "как отключить звук в чате"), ("refuse_privacy", "дайте телефоны родителей 5а"), ("refuse_role", "сделай меня директором"), ("report_intruder", "в чате 5а посторонний человек"),
        ("security_alert", "звонят мошенники из школы"), ("support_contact", "позовите администратора"), ("quiet_settings", "не пишите мне ночью"), ("announce", "напиши всем родителям 5а что завтра собрание"),
        ("remind_missing", "напомни тем кто не вступил в 5а"), ("reminder_create", "напомни завтра в 10:00 про форму"), ("reminder_list", "какие у меня напоминания"), ("reminder_cancel", "отмени напоминание про форму"),
        ("roster_list", "кто в чате 5а"), ("roster_missing", "кто не вступил в 5а"), ("bind_chat", "привяжи этот чат к 5а"), ("unbind_chat", "отвяжи чат 5а"), ("digest_now", "покажи сводку за сегодня"),
        ("digest_settings", "присылай сводку в 7 утра"), ("stats_report", "покажи статистику по школе"), ("movement_add", "Сидоров Петя переведён в 5б с понедельника"), ("movement_report", "сколько выбыло за месяц"),
        ("assign_admin", "назначь Белкину администратором"), ("assign_homeroom", "назначь Белкину классной 5а"), ("verify_request", "я учитель физики, подтвердите меня"), ("verify_status", "когда меня подтвердят"),
        ("verify_list", "кто ждёт подтверждения"), ("verify_approve", "подтверди Белкину"), ("verify_reject", "отклони заявку Белкиной"), ("event_plan", "запланируй собрание на пятницу в 18:00"),
        ("event_change", "перенеси собрание на час позже"), ("event_list", "когда родительское собрание"), ("out_of_scope", "что задали по русскому"), ("thanks", "спасибо большое"), ("greeting", "добрый день"),
        ("help", "что ты умеешь"), ("undo", "отмени последнее действие"), ("back", "вернуться назад"), ("confirm", "да, всё верно"), ("deny", "нет, не надо"), ("cancel", "я передумал"), ("crisis", "не хочу жить"),
        ("unknown", "ывапро"), ("class_add", "добавь класс 5В"), ("audit_show", "кто подтвердил Белкину"),
    ];

    [Theory]
    [InlineData(Mother)]
    [InlineData(Teacher)]
    [InlineData(BotWorld.Administrator)]
    [InlineData(BotWorld.Head)]
    [InlineData(Pupil)]
    [InlineData(Stranger)]
    public async Task Whoever_writes_gets_an_answer_with_a_next_step_and_nothing_is_done_at_once(long writer)
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite, null, Mother);
        List<string> wrong = [];
        foreach (var (intent, text) in Wishes)
        {
            await scene.World.SayAsync(writer, "отмена");
            var before = scene.World.MessagesTo(writer).Count;
            await scene.World.SayAsync(writer, text);
            var answers = scene.World.MessagesTo(writer).Skip(before).ToList();
            if (answers.Count == 0)
                wrong.Add($"{intent}: no answer");
            else if (answers[^1].Text.Contains("Не получилось. Мы уже разбираемся", StringComparison.Ordinal) || answers[^1].Keyboard?.Buttons.Any() != true)
                wrong.Add($"{intent}: {answers[^1].Text}");
        }

        Assert.Empty(wrong);
        Assert.True(scene.IsInside(Mother));
        Assert.False(scene.IsInside(writer) && writer is Stranger or BotWorld.Head);
    }

    /// <summary>The same words by different people.</summary>
    [Theory]
    [InlineData(Teacher, "дайте ссылку в учительскую", "Роль", false)]
    [InlineData(Pupil, "подтвердите меня как учителя", "Передам администратору", true)]
    [InlineData(Mother, "покажи статистику по школе", "руководител", true)]
    [InlineData(BotWorld.Administrator, "покажи статистику по школе", "Это может", false)]
    [InlineData(Mother, "кто не вступил в 5а", "Сидоров", false)]
    [InlineData(Mother, "скиньте список всех детей 5А с телефонами", "Чужие данные", true)]
    [InlineData(Pupil, "скиньте список всех детей 5А с телефонами", "Чужие данные", true)]
    [InlineData(BotWorld.Administrator, "добавь класс 5В", "класс в школе", true)]
    [InlineData(Teacher, "добавь класс 5В", "только администратор", true)]
    [InlineData(BotWorld.Administrator, "кто подтвердил Белкину?", "Журнал решений читает руководитель", true)]
    [InlineData(BotWorld.Head, "кто подтвердил Белкину?", "—", true)]
    [InlineData(Teacher, "у Смирнова сменилась фамилия", "ведут администратор и руководитель", true)]
    [InlineData(Teacher, "Петров больше не учится", "ведут администратор и руководитель", true)]
    [InlineData(Mother, "мы переводимся в другую школу", "Из чата можно выйти самим", true)]
    [InlineData(Mother, "сын теперь в 5а", "«Родители 5А»", true)]
    public async Task The_same_words_mean_different_things_by_role(long writer, string text, string words, bool isSaid)
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite, null, Mother);

        await scene.World.SayAsync(writer, text);

        if (isSaid)
            Assert.Contains(words, scene.World.LastTo(writer).Text, StringComparison.OrdinalIgnoreCase);
        else
            Assert.DoesNotContain(words, scene.World.LastTo(writer).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_rule_file_is_asked_for_in_this_test()
        => Assert.Empty(RuleFiles.Load().Value.Intents.Except(Wishes.Select(wish => wish.Intent)));

    /// <summary>The same words in the class chat are talk among people: the bot keeps silent, above all about anybody's data.</summary>
    [Fact]
    public async Task In_a_class_chat_the_bot_keeps_silent()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite, null, Mother);
        var before = scene.World.Emulator.View.Chat(scene.ChatNumber).Messages.Count;
        var toMother = scene.World.MessagesTo(Mother).Count;
        foreach (var (_, text) in Wishes)
            scene.World.Emulator.People.WriteInChat(Mother, scene.ChatNumber, text);
        await scene.World.SettleAsync();

        Assert.Equal(before + Wishes.Length, scene.World.Emulator.View.Chat(scene.ChatNumber).Messages.Count);
        Assert.Equal(toMother, scene.World.MessagesTo(Mother).Count);
    }
}
