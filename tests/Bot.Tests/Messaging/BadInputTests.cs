using BotHost.Messaging;
using BotHost.Sandbox.People;
using BotHost.Sandbox.State;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Tests.Messaging;

/// <summary>Whatever comes, it gets a clear answer, or silence where a person said nothing; nothing is lost, and the next one is answered.</summary>
public sealed class BadInputTests
{
    private const long Parent = 101;
    private const long Other = 102;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Odd_messages_are_answered_with_a_next_step(DatabaseKind database)
    {
        await using var world = await StartAsync(database);
        Draft[] odd =
        [
            new(new string('ы', 500_000)), // a megabyte
            new("😀🎉👍"),
            new("\u0000\u0007\uFEFF"),
            new("") { Attachments = [new Attachment.Sticker(5)] },
            new("") { Attachments = [new Attachment.AudioMessage(Parent, 1, 3, null)] },
            new("") { Attachments = [new Attachment.Photo(Parent, 1, 10, 10, "http://127.0.0.1/p.jpg", "key")] },
            new("") { Attachments = [.. new[] { "video", "audio", "wall", "market", "link", "gift", "graffiti", "poll", "story", "call", "geo", "unheard_of" }.Select(kind => new Attachment.Other(kind, Parent, 1))] },
            new("привет") { Payload = "не JSON" },
            new("привет") { Payload = "[1,2,3]" },
            new("привет") { Payload = """{"command":{"a":[]}}""" },
            new("привет") { Ref = "нет-такого", RefSource = "ссылка" },
        ];

        foreach (var draft in odd)
        {
            var before = world.MessagesTo(Parent).Count;
            world.Emulator.People.WriteToCommunity(Parent, BotWorld.GroupId, draft);
            await world.SettleAsync();
            Assert.Equal(before + 1, world.MessagesTo(Parent).Count);
            Assert.NotEmpty(world.LastTo(Parent).Keyboard!.Buttons);
        }
        await AssertStillAnswersAsync(world);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Nothing_said_is_answered_with_nothing(DatabaseKind database)
    {
        await using var world = await StartAsync(database);
        await world.SayAsync(Parent, "помощь");
        var said = world.Emulator.People.WriteToCommunity(Parent, BotWorld.GroupId, "помощь");
        await world.SettleAsync();

        world.Emulator.People.EditMessage(Parent, said.Conversation, said.Cmid, new Draft("помогите"));
        world.Emulator.People.DeleteMessage(Parent, said.Conversation, said.Cmid);
        await world.SettleAsync();

        Assert.Equal(2, world.MessagesTo(Parent).Count);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Broken_events_stop_nothing(DatabaseKind database)
    {
        await using var world = await StartAsync(database);
        string[] broken =
        [
            """{"type":"message_new"}""",
            """{"type":"message_new","event_id":"b1","group_id":500001,"object":[]}""",
            """{"type":"message_new","event_id":"b2","group_id":500001,"object":{"message":[1,2]}}""",
            """{"type":"message_new","event_id":"b3","group_id":500001,"object":{"message":{"from_id":"сто","peer_id":{}}}}""",
            """{"type":"message_event","event_id":"b4","group_id":500001,"object":{"user_id":101}}""",
            """{"type":"message_event","event_id":"b5","group_id":500001,"object":"текст"}""",
            """{"type":"never_heard_of","event_id":"b6","group_id":500001,"object":{"a":1}}""",
            """{"type":7,"event_id":"b7","object":null}""",
            """{}""",
        ];

        foreach (var json in broken)
            world.Emulator.Updates.Inject(BotWorld.GroupId, json);
        await world.SettleAsync();

        Assert.Empty(world.MessagesTo(Parent));
        await AssertStillAnswersAsync(world);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Doubled_and_late_updates_are_answered_once_each(DatabaseKind database)
    {
        await using var world = await StartAsync(database);

        world.Emulator.Updates.DuplicateNext(BotWorld.GroupId, 3);
        await world.SayAsync(Parent, "помощь");
        world.Emulator.Updates.Hold(BotWorld.GroupId);
        world.Emulator.People.WriteToCommunity(Parent, BotWorld.GroupId, "помощь");
        world.Emulator.People.WriteToCommunity(Other, BotWorld.GroupId, "помощь");
        world.Emulator.Updates.Release(BotWorld.GroupId, lastFirst: true);
        await world.SettleAsync();

        Assert.Equal((2, 1), (world.MessagesTo(Parent).Count, world.MessagesTo(Other).Count));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Another_persons_button_does_nothing_for_who_found_it(DatabaseKind database)
    {
        await using var world = await StartAsync(database);
        await world.SayAsync(Parent, "помощь");
        var button = world.LastTo(Parent).Keyboard!.Buttons.First();

        await world.SayAsync(Other, "привет");
        var before = world.MessagesTo(Other).Count;
        world.Emulator.People.WriteToCommunity(Other, BotWorld.GroupId, new Draft(button.Label) { Payload = button.Payload });
        await world.SettleAsync();

        Assert.Equal(before + 1, world.MessagesTo(Other).Count);
        Assert.Single(world.MessagesTo(Parent));
        await AssertStillAnswersAsync(world);
    }

    private static async Task<BotWorld> StartAsync(DatabaseKind database)
    {
        var world = await BotWorld.StartAsync(database);
        world.AddUser(Parent, "Вера", "Родина");
        world.AddUser(Other, "Инна", "Гостева");
        return world;
    }

    private static async Task AssertStillAnswersAsync(BotWorld world)
    {
        await world.SayAsync(Other, "помощь");
        Assert.Contains("Я бот", world.LastTo(Other).Text, StringComparison.Ordinal);
        Assert.Equal(0, await world.ReadAsync(db => db.Inbox.CountAsync(row => row.State != InboxState.Done)));
    }
}
