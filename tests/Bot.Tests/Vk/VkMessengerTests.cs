using System.Text.Json;
using BotHost.Domain.Messaging;
using BotHost.Messaging;
using BotHost.Vk;

namespace BotHost.Tests.Vk;

public sealed class VkMessengerTests
{
    private static readonly ConversationRef Dialog = ConversationRef.Dialog(new UserRef("101"));
    private static readonly ConversationRef Chat = ConversationRef.Chat("2000000005");
    private static readonly OutgoingMessage Hello = new() { Text = "Здравствуйте" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sent_message_is_named_by_its_number_in_the_conversation()
    {
        await using var world = await World.StartAsync();
        world.Vk.On("messages.send", _ => """{"response":[{"peer_id":2000000005,"message_id":0,"conversation_message_id":"44"}]}""");

        var result = await world.Messenger.SendAsync(Chat, Hello with { HasLink = true, Media = ["photo-777_1_key", "doc-777_2"] }, 123, Token);

        Assert.Equal(new MessengerResult.Done(new MessageRef("44")), result);
        var sent = Assert.Single(world.Vk.Calls).Parameters;
        Assert.Equal("2000000005", sent["peer_ids"]);
        Assert.Equal("123", sent["random_id"]);
        Assert.Equal("1", sent["disable_mentions"]);
        Assert.Equal("1", sent["dont_parse_links"]);
        Assert.Equal("photo-777_1_key,doc-777_2", sent["attachment"]);
    }

    [Theory]
    [InlineData("""{"response":[{"peer_id":101,"error":{"code":901,"description":"Can't send"}}]}""", typeof(MessengerResult.Blocked))]
    [InlineData("""{"response":[{"peer_id":101,"error":{"error_code":902}}]}""", typeof(MessengerResult.Blocked))]
    [InlineData("""{"response":[{"peer_id":101,"error":{"code":"914"}}]}""", typeof(MessengerResult.TooLong))]
    [InlineData("""{"response":[{"peer_id":101,"error":{"code":4242}}]}""", typeof(MessengerResult.Invalid))]
    [InlineData("""{"response":[{"peer_id":101,"error":"Can't send"}]}""", typeof(MessengerResult.Transient))]
    [InlineData("""{"response":[{"peer_id":101,"error":null,"conversation_message_id":5}]}""", typeof(MessengerResult.Done))]
    [InlineData("""{"response":[{"peer_id":101}]}""", typeof(MessengerResult.Done))]
    [InlineData("""{"response":15}""", typeof(MessengerResult.Done))]
    [InlineData("""{"response":[]}""", typeof(MessengerResult.Transient))]
    [InlineData("""{"response":{"x":[]}}""", typeof(MessengerResult.Transient))]
    [InlineData("""{"error":{"error_code":5}}""", typeof(MessengerResult.Unauthorized))]
    [InlineData("""{"error":{"error_code":"9"}}""", typeof(MessengerResult.Throttled))]
    [InlineData("""{"error":{}}""", typeof(MessengerResult.Transient))]
    [InlineData("""{"error":7}""", typeof(MessengerResult.Transient))]
    public async Task Every_answer_to_a_send_has_a_result(string answer, Type result)
    {
        await using var world = await World.StartAsync();
        world.Vk.On("messages.send", _ => answer);

        Assert.IsType(result, await world.Messenger.SendAsync(Dialog, Hello, 1, Token));
    }

    [Fact]
    public async Task A_passing_error_of_a_lone_recipient_is_tried_again()
    {
        var failures = 2;
        await using var world = await World.StartAsync();
        world.Vk.On("messages.send", parameters =>
            failures-- > 0 ? """{"response":[{"peer_id":101,"error":{"code":10}}]}""" : FakeVk.Sent(parameters));

        Assert.IsType<MessengerResult.Done>(await world.Messenger.SendAsync(Dialog, Hello, 1, Token));
        Assert.Equal(3, world.Vk.Calls.Count);
    }

    [Fact]
    public async Task A_mailing_is_one_call_with_a_result_for_each_in_order()
    {
        await using var world = await World.StartAsync();
        world.Vk.On("messages.send", _ =>
            """{"response":[{"peer_id":103,"conversation_message_id":3},{"peer_id":101,"error":{"code":902,"description":"x"}},{"peer_id":102,"conversation_message_id":2}]}""");

        var results = await world.Messenger.SendManyAsync([.. People(101, 4)], Hello, 9, Token);

        Assert.Equal(
            [new MessengerResult.Blocked(902), new MessengerResult.Done(new("2")), new MessengerResult.Done(new("3")), new MessengerResult.Transient(1)],
            results);
        Assert.Equal("101,102,103,104", Assert.Single(world.Vk.Requests).Parameters["peer_ids"]);
    }

    [Fact]
    public async Task A_mailing_that_is_refused_as_a_whole_is_refused_to_each()
    {
        await using var world = await World.StartAsync();
        world.Vk.On("messages.send", _ => FakeVk.Error(984));

        var results = await world.Messenger.SendManyAsync([.. People(1, 100)], Hello, 9, Token);

        Assert.Equal(100, results.Count);
        Assert.All(results, result => Assert.IsType<MessengerResult.Throttled>(result));
        Assert.Empty(await world.Messenger.SendManyAsync([], Hello, 9, Token));
    }

    [Fact]
    public async Task An_edit_brings_its_buttons_again()
    {
        await using var world = await World.StartAsync();

        var result = await world.Messenger.EditAsync(
            Chat, new MessageRef("44"), Hello with { Buttons = [[new("Меню", new ButtonAction.Callback("m"))]] }, Token);

        Assert.Equal(new MessengerResult.Done(), result);
        var call = Assert.Single(world.Vk.Calls);
        Assert.Equal("messages.edit", call.Method);
        Assert.Equal("44", call.Parameters["cmid"]);
        Assert.Contains("callback", call.Parameters["keyboard"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"response":[{"peer_id":101,"conversation_message_id":7,"response":1}]}""", typeof(MessengerResult.Done))]
    [InlineData("""{"response":[{"peer_id":101,"conversation_message_id":7,"response":0,"error":{"code":924,"description":"x"}}]}""", typeof(MessengerResult.CannotEdit))]
    [InlineData("""{"response":{"7":1}}""", typeof(MessengerResult.Done))]
    [InlineData("""{"response":1}""", typeof(MessengerResult.Done))]
    [InlineData("""{"error":{"error_code":924}}""", typeof(MessengerResult.CannotEdit))]
    public async Task Every_answer_to_a_delete_has_a_result(string answer, Type result)
    {
        await using var world = await World.StartAsync();
        world.Vk.On("messages.delete", _ => answer);

        Assert.IsType(result, await world.Messenger.DeleteAsync(Dialog, new MessageRef("7"), Token));
        var sent = world.Vk.Calls.First().Parameters;
        Assert.Equal(("7", "1"), (sent["cmids"], sent["delete_for_all"]));
    }

    [Theory]
    [InlineData(935, typeof(MessengerResult.Done))]
    [InlineData(15, typeof(MessengerResult.NoRight))]
    [InlineData(925, typeof(MessengerResult.NoRight))]
    [InlineData(1017, typeof(MessengerResult.Gone))]
    public async Task Removing_one_who_is_gone_is_done(int code, Type result)
    {
        await using var world = await World.StartAsync();
        world.Vk.On("messages.removeChatUser", _ => FakeVk.Error(code));

        Assert.IsType(result, await world.Messenger.RemoveMemberAsync(Chat, new UserRef("102"), Token));
        var sent = Assert.Single(world.Vk.Calls).Parameters;
        Assert.Equal(("5", "102"), (sent["chat_id"], sent["member_id"]));
    }

    [Fact]
    public async Task A_link_is_read_and_reset()
    {
        await using var world = await World.StartAsync();
        world.Vk.On("messages.getInviteLink", _ => """{"response":{"link":"https://vk.me/join/abc"}}""");

        Assert.Equal(new InviteLinkResult.Link("https://vk.me/join/abc"), await world.Messenger.GetInviteLinkAsync(Chat, Token));
        Assert.Equal(new MessengerResult.Done(), await world.Messenger.ResetInviteLinkAsync(Chat, Token));
        Assert.Equal(["0", "1"], world.Vk.Calls.Select(call => call.Parameters["reset"]));
    }

    [Theory]
    [InlineData(919, typeof(InviteLinkResult.NoRight))]
    [InlineData(931, typeof(InviteLinkResult.NoRight))]
    [InlineData(927, typeof(InviteLinkResult.Gone))]
    [InlineData(10, typeof(InviteLinkResult.Unavailable))]
    public async Task A_link_that_cannot_be_had_says_why(int code, Type result)
    {
        await using var world = await World.StartAsync();
        world.Vk.On("messages.getInviteLink", _ => FakeVk.Error(code));

        Assert.IsType(result, await world.Messenger.GetInviteLinkAsync(Chat, Token));
    }

    [Fact]
    public async Task Members_are_read_page_by_page_without_communities()
    {
        const int People = 450;
        await using var world = await World.StartAsync();
        world.Vk.On("messages.getConversationMembers", parameters => JsonSerializer.Serialize(new
        {
            response = new
            {
                count = People + 1,
                items = Enumerable.Range(0, People + 1).Skip(int.Parse(parameters["offset"], null)).Take(int.Parse(parameters["count"], null)).Select(number => new
                {
                    member_id = number == 0 ? -FakeVk.GroupId : number,
                    invited_by = 1,
                    join_date = 1788220800,
                    is_admin = number == 2,
                    is_owner = number == 1,
                }),
                profiles = new[] { new { id = 2, first_name = "Анна", last_name = "Примерова" } },
            },
        }));

        var members = await world.Messenger.GetMembersAsync(Chat, Token);

        Assert.Equal(People, members!.Count);
        Assert.Equal(3, world.Vk.Calls.Count);
        Assert.Equal(
            new ChatMemberInfo(new UserRef("2"), "Анна Примерова", true, false, new UserRef("1"), DateTimeOffset.FromUnixTimeSeconds(1788220800)),
            members[1]);
        Assert.True(members[0] is { IsOwner: true, IsAdmin: true, InvitedBy: null });
    }

    [Fact]
    public async Task Members_that_may_not_be_listed_are_null()
    {
        await using var world = await World.StartAsync();
        world.Vk.On("messages.getConversationMembers", _ => FakeVk.Error(917));

        Assert.Null(await world.Messenger.GetMembersAsync(Chat, Token));
    }

    [Fact]
    public async Task Own_rights_are_read_from_the_chat()
    {
        await using var world = await World.StartAsync();
        world.Vk.On("messages.getConversationsById", _ => """
            {"response":{"count":1,"items":[{"peer":{"id":2000000005},"chat_settings":{"owner_id":1,"title":"5А","state":"in","admin_ids":[1,-777],
            "acl":{"can_see_invite_link":true,"can_change_invite_link":true}}}]}}
            """);

        Assert.Equal(new OwnRights(true, true, true, true, "5А"), await world.Messenger.GetOwnRightsAsync(Chat, Token));
    }

    [Fact]
    public async Task Rights_that_the_chat_does_not_tell_are_read_from_its_members()
    {
        await using var world = await World.StartAsync();
        world.Vk.On("messages.getConversationsById", _ => """{"response":{"count":1,"items":[{"chat_settings":{"owner_id":1,"title":"5А","state":"in","acl":{"can_see_invite_link":true}}}]}}""");
        world.Vk.On("messages.getConversationMembers", _ => """{"response":{"count":2,"items":[{"member_id":1},{"member_id":-777,"is_admin":true}]}}""");

        Assert.Equal(new OwnRights(true, true, true, false, "5А"), await world.Messenger.GetOwnRightsAsync(Chat, Token));
    }

    [Theory]
    [InlineData("""{"response":{"count":0,"items":[]}}""")]
    [InlineData("""{"response":{"count":1,"items":[{"chat_settings":{"state":"kicked"}}]}}""")]
    [InlineData("""{"response":[]}""")]
    [InlineData("""{"error":{"error_code":917}}""")]
    public async Task A_chat_that_shows_nothing_gives_no_rights(string answer)
    {
        await using var world = await World.StartAsync();
        world.Vk.On("messages.getConversationsById", _ => answer);

        Assert.Equal(OwnRights.None, await world.Messenger.GetOwnRightsAsync(Chat, Token));
    }

    [Fact]
    public async Task People_are_found_by_number_and_by_short_name()
    {
        await using var world = await World.StartAsync();
        world.Vk.On("users.get", parameters => $$"""{"response":[{"id":{{parameters["user_ids"]}},"first_name":"Анна","last_name":"Примерова"}]}""");
        world.Vk.On("utils.resolveScreenName", parameters => parameters["screen_name"] switch
        {
            "primerova" => """{"response":{"type":"user","object_id":102}}""",
            "school" => """{"response":{"type":"group","object_id":5}}""",
            _ => """{"response":[]}""",
        });

        Assert.Equal(new UserCard(new("101"), "Анна Примерова"), await world.Messenger.GetUserAsync(new("101"), Token));
        Assert.Equal(new UserRef("101"), (await world.Messenger.ResolveUserAsync("https://vk.com/id101", Token))!.User);
        Assert.Equal(new UserRef("102"), (await world.Messenger.ResolveUserAsync("vk.com/primerova", Token))!.User);
        Assert.Null(await world.Messenger.ResolveUserAsync("@school", Token));
        Assert.Null(await world.Messenger.ResolveUserAsync("@nobody", Token));
        Assert.Null(await world.Messenger.ResolveUserAsync("не ссылка", Token));
    }

    [Fact]
    public async Task A_message_sent_before_is_found_by_its_key()
    {
        await using var world = await World.StartAsync();
        world.Vk.On("messages.getHistory", _ =>
            """{"response":{"count":3,"items":[{"from_id":101,"random_id":55,"conversation_message_id":9},{"from_id":-777,"out":1,"random_id":55,"conversation_message_id":8},{"from_id":-777,"random_id":1}]}}""");

        Assert.Equal(new FoundMessage.Found(new("8")), await world.Messenger.FindSentAsync(Dialog, 55, Token));
        Assert.Equal(new FoundMessage.NotThere(), await world.Messenger.FindSentAsync(Dialog, 56, Token));

        world.Vk.On("messages.getHistory", _ => FakeVk.Error(917));
        Assert.Equal(new FoundMessage.Unreadable(), await world.Messenger.FindSentAsync(Dialog, 55, Token));
    }

    [Fact]
    public async Task A_press_is_acknowledged_once_and_never_again()
    {
        await using var world = await World.StartAsync();
        var press = new InteractionRef("c0ffee", new UserRef("101"), Chat);

        Assert.True(await world.Messenger.AcknowledgeAsync(press, new(Toast: new string('я', 120)), Token));
        Assert.True(await world.Messenger.AcknowledgeAsync(press, new(OpenUrl: "https://vk.me/join/x"), Token));
        Assert.True(await world.Messenger.AcknowledgeAsync(press, new(), Token));

        var data = world.Vk.Calls.Select(call => call.Parameters.GetValueOrDefault("event_data")).ToList();
        using var toast = JsonDocument.Parse(data[0]!);
        Assert.Equal(90, toast.RootElement.GetProperty("text").GetString()!.Length);
        using var open = JsonDocument.Parse(data[1]!);
        Assert.Equal("open_link", open.RootElement.GetProperty("type").GetString());
        Assert.Null(data[2]);

        world.Vk.Calls.Clear();
        world.Vk.On("messages.sendMessageEventAnswer", _ => FakeVk.Error(10));
        Assert.False(await world.Messenger.AcknowledgeAsync(press, new(), Token));
        Assert.Single(world.Vk.Calls);
    }

    private static IEnumerable<ConversationRef> People(int first, int count) =>
        Enumerable.Range(first, count).Select(id => ConversationRef.Dialog(new UserRef($"{id}")));

    private sealed class World : IAsyncDisposable
    {
        private World(FakeVk vk)
        {
            Vk = vk;
            Client = vk.Client(new AutoTime());
            Messenger = vk.Messenger(Client);
        }

        public FakeVk Vk { get; }
        public VkClient Client { get; }
        public VkMessenger Messenger { get; }

        public static async Task<World> StartAsync() => new(await FakeVk.StartAsync());

        public async ValueTask DisposeAsync()
        {
            await Client.DisposeAsync();
            await Vk.DisposeAsync();
        }
    }
}
