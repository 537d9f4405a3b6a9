using BotHost.Messaging;
using BotHost.Sandbox;
using BotHost.Sandbox.State;
using static BotHost.Demo.DemoPeople;

namespace BotHost.Demo;

/// <summary>The invented school with its chats, ready to be played in: what a start without configuration opens on.</summary>
internal sealed class DemoSchool
{
    private const long ParentOf5A = 211;
    private const long OtherParentOf5A = 212;
    private const long ParentOf7B = 213;
    private const long ParentOf1A = 214;
    private const long Classmate = 302;
    private const long PupilOf7B = 303;

    private static readonly DemoPerson[] More =
    [
        new(ParentOf5A, "Римма", "Абрамова", "мама из 5А"),
        new(OtherParentOf5A, "Лев", "Орлов", "папа из 5А"),
        new(ParentOf7B, "Сима", "Гусева", "мама из 7Б"),
        new(ParentOf1A, "Вадим", "Белов", "папа из 1А"),
        new(Classmate, "Катя", "Тихая", "ученица 5А"),
        new(PupilOf7B, "Тимур", "Спешилов", "ученик 7Б"),
    ];

    private readonly VkEmulator _emulator;

    private DemoSchool(VkEmulator emulator)
    {
        _emulator = emulator;
        var people = emulator.People;
        StaffRoom = people.CreateChat(Administrator, "Учительская", Head, Homeroom5A, Homeroom7B, Homeroom1A);
        Parents5A = people.CreateChat(Homeroom5A, "5А, родители", Grandmother, ParentOf5A, OtherParentOf5A);
        Class5A = people.CreateChat(Homeroom5A, "5А класс", Classmate);
        Class7B = people.CreateChat(Homeroom7B, "7Б класс", PupilOf7B);
        Parents1A = people.CreateChat(Homeroom1A, "1А, родители", ParentOf1A);
        Parents7B = people.CreateChat(Homeroom7B, "7Б, родители", ParentOf7B);
    }

    public static IReadOnlyList<DemoPerson> People { get; } = [.. All, .. More];

    public long StaffRoom { get; }
    public long Parents5A { get; }
    public long Class5A { get; }
    public long Class7B { get; }
    public long Parents1A { get; }

    /// <summary>The bot is not in it yet.</summary>
    public long Parents7B { get; }

    /// <summary>People, community and chats.</summary>
    public static DemoSchool SetUp(VkEmulator emulator)
    {
        DemoWorld.SetUp(emulator);
        foreach (var person in More)
            emulator.Setup.AddUser(person.Id, person.FirstName, person.LastName);
        return new DemoSchool(emulator);
    }

    /// <summary>What happened before anybody opened the page, done through the running bot as people do it.</summary>
    public async Task OpenAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var activity = services.GetRequiredService<BotActivity>();
        await DemoWorld.LoadRosterAsync(services, cancellationToken);
        foreach (var person in new[] { Administrator, Head, Homeroom5A, Homeroom7B, Homeroom1A })
            _emulator.People.PressStart(person, GroupId);
        await activity.SettleAsync(cancellationToken);
        await ConnectAsync(activity, Administrator, StaffRoom, ["Учительская", "Подключить"], cancellationToken);
        await ConnectAsync(activity, Homeroom5A, Parents5A, ["Родители класса", "5А", "Подключить"], cancellationToken);
        await ConnectAsync(activity, Homeroom5A, Class5A, ["Класс с учениками", "5А", "Подключить"], cancellationToken);
        await ConnectAsync(activity, Homeroom7B, Class7B, ["Класс с учениками", "7Б", "Подключить"], cancellationToken);
        await ConnectAsync(activity, Homeroom1A, Parents1A, ["Родители класса", "1А", "Подключить"], cancellationToken);
        Talk();
        await activity.SettleAsync(cancellationToken);
    }

    private async Task ConnectAsync(BotActivity activity, long keeper, long chat, string[] labels, CancellationToken cancellationToken)
    {
        _emulator.People.AddCommunityToChat(keeper, chat, GroupId);
        _emulator.People.MakeCommunityAdmin(chat, GroupId);
        await activity.SettleAsync(cancellationToken);
        foreach (var label in labels)
        {
            var dialog = ConversationKey.Dialog(keeper, GroupId);
            var message = _emulator.View.Messages(dialog).Last(it => it.Keyboard?.Buttons.Any(button => button.Label == label) == true);
            var pressed = _emulator.People.PressAsync(keeper, dialog, message.Cmid, label, cancellationToken);
            await activity.SettleAsync(cancellationToken);
            await pressed;
        }
    }

    private void Talk()
    {
        var people = _emulator.People;
        people.WriteInChat(Head, StaffRoom, "Коллеги, педсовет в четверг в 15:00, кабинет 12.");
        people.WriteInChat(Homeroom7B, StaffRoom, "Принято.");
        people.WriteInChat(Homeroom5A, Parents5A, "Добрый день! В пятницу экскурсия, сбор у входа в 9:40. Нужна сменная обувь.");
        people.WriteInChat(ParentOf5A, Parents5A, "Спасибо! Обед с собой брать?");
        people.WriteInChat(Homeroom5A, Parents5A, "Лучше взять.");
        people.WriteInChat(Homeroom5A, Class5A, "Ребята, завтра приносим линейки и циркули.");
        people.WriteInChat(Homeroom7B, Class7B, "Завтра первый урок в спортзале, возьмите форму.");
        people.WriteInChat(Homeroom1A, Parents1A, "Добрый день! Сменную обувь подпишите, пожалуйста.");
        people.WriteInChat(ParentOf1A, Parents1A, "Хорошо, сделаем.");
        people.WriteInChat(ParentOf7B, Parents7B, "А кто-нибудь знает, как попасть в чат тем, кто сменил телефон?");
    }
}
