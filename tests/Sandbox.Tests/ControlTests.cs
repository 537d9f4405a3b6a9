using System.Text.Json.Serialization;
using BotHost.Sandbox.Control;
using BotHost.Sandbox.Faults;
using BotHost.Sandbox.People;
using BotHost.Sandbox.Setup;
using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Tests;

/// <summary>An emulator in another process is driven by the same commands.</summary>
public sealed class ControlTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_story_is_told_over_HTTP()
    {
        await using var emulator = new VkEmulator(new SettableClock(TimeProvider.System), new VkEmulatorOptions { RequestsPerSecond = 0 });
        await using var server = await SandboxServer.StartAsync(emulator, Cancellation);
        using var sandbox = new SandboxClient(server.BaseAddress);
        var dialog = ConversationKey.Dialog(101, 1);

        await sandbox.DoAsync(new AddCommunity(new CommunitySetup(1, "key") { LongPollEvents = ["message_new", "message_event"] }), Cancellation);
        await sandbox.DoAsync(new AddUser(new UserSetup(101, "Анна", "Иванова")), Cancellation);
        await sandbox.DoAsync(new AddUser(new UserSetup(102, "Борис", "Петров")), Cancellation);
        var chat = await sandbox.DoAsync(new CreateChat(101, "5А", []), Cancellation);
        await sandbox.DoAsync(new AddCommunityToChat(101, chat, 1), Cancellation);
        await sandbox.DoAsync(new SetChatRights(chat, -1, ChatRights.Admin), Cancellation);
        var link = await sandbox.DoAsync(new ReadInviteLink(chat), Cancellation);
        var document = await sandbox.DoAsync(new UploadDocument(101, "a.csv", [1, 2, 3]), Cancellation);
        var written = await sandbox.DoAsync(new Write(101, dialog, new Draft("ссылка 5а") { Attachments = [document] }), Cancellation);
        var waiting = sandbox.DoAsync(new WaitForReply(dialog, written.Cmid), Cancellation);
        await SendAsync(sandbox, """{"inline":true,"buttons":[[{"action":{"type":"open_link","label":"Сайт","link":"https://example.org/"}}]]}""");
        var reply = await waiting;
        var opened = await sandbox.DoAsync(new Press(101, dialog, reply.Cmid, "Сайт"), Cancellation);

        Assert.Equal("https://example.org/", reply.Button("Сайт").Link);
        Assert.Equal(new PressAnswer.OpenLink("https://example.org/"), opened);
        Assert.Equal(JoinResult.Joined, await sandbox.DoAsync(new JoinByLink(102, link), Cancellation));
        Assert.Equal(JoinResult.AlreadyMember, await sandbox.DoAsync(new JoinByLink(102, link), Cancellation));
        Assert.Equal([101, -1, 102], (await sandbox.DoAsync(new ReadConversation(ConversationKey.Chat(chat)), Cancellation)).Members.Select(member => member.MemberId));
        Assert.Equal(document, (await sandbox.DoAsync(new ReadMessages(dialog), Cancellation))[0].Attachments[0]);
        Assert.Contains((await sandbox.DoAsync(new ReadJournal(), Cancellation)).Calls, call => call.Method == "messages.send");
        Assert.Equal(2_000_000_001, await sandbox.DoAsync(new ReadPeerId(1, chat), Cancellation));
    }

    [Fact]
    public async Task The_clock_and_the_faults_are_set_over_HTTP()
    {
        await using var emulator = new VkEmulator(new SettableClock(TimeProvider.System));
        await using var server = await SandboxServer.StartAsync(emulator, Cancellation);
        using var sandbox = new SandboxClient(server.BaseAddress);
        var noon = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

        await sandbox.DoAsync(new SetClock(noon, IsFrozen: true), Cancellation);
        await sandbox.DoAsync(new AdvanceClock(TimeSpan.FromHours(2)), Cancellation);
        var id = await sandbox.DoAsync(new AddFault(new Fault.Error(9) { Method = "messages.send", PeerId = 5, Times = 3 }), Cancellation);
        await sandbox.DoAsync(new RemoveFault(id), Cancellation);

        Assert.Equal(noon.AddHours(2), await sandbox.DoAsync(new ReadClock(), Cancellation));
        Assert.Equal(0, (await sandbox.DoAsync(new ReadCounts(), Cancellation)).Strikes);
    }

    [Fact]
    public async Task A_mistake_comes_back_as_an_exception()
    {
        await using var emulator = new VkEmulator(TimeProvider.System);
        await using var server = await SandboxServer.StartAsync(emulator, Cancellation);
        using var sandbox = new SandboxClient(server.BaseAddress);

        await Assert.ThrowsAsync<KeyNotFoundException>(() => sandbox.DoAsync(new ReadInviteLink(5), Cancellation));
        await Assert.ThrowsAsync<InvalidOperationException>(() => sandbox.DoAsync(new AdvanceClock(TimeSpan.Zero), Cancellation));
    }

    [Fact]
    public async Task A_reset_forgets_everything()
    {
        await using var vk = await TestVk.StartAsync();
        var poll = await vk.OpenLongPollAsync();
        var waiting = poll.AskAsync(wait: 90);

        await vk.Emulator.DoAsync(new Reset(), Cancellation);

        Assert.Equal(3, (await waiting).GetProperty("failed").GetInt32());
        Assert.Equal(5, await vk.ErrorAsync("users.get", ("user_ids", 101)));
        vk.Emulator.Setup.AddCommunity(new CommunitySetup(TestVk.School, TestVk.Token));
        Assert.Equal("[]", (await vk.ResponseAsync("users.get", ("user_ids", 101))).GetRawText());
    }

    [Fact]
    public void Every_command_can_travel()
    {
        var commands = typeof(SandboxCommand).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SandboxCommand)) && !type.IsAbstract);
        var registered = Attribute.GetCustomAttributes(typeof(SandboxCommand), typeof(JsonDerivedTypeAttribute)).Cast<JsonDerivedTypeAttribute>().Select(one => one.DerivedType);

        Assert.Empty(commands.Except(registered));
    }

    private static async Task SendAsync(SandboxClient sandbox, string keyboard)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["access_token"] = "key",
            ["v"] = "5.199",
            ["peer_id"] = "101",
            ["random_id"] = "1",
            ["message"] = "Вот",
            ["keyboard"] = keyboard,
        });
        using var response = await http.PostAsync(new Uri(sandbox.ApiUrl, "messages.send"), form, Cancellation);
        response.EnsureSuccessStatusCode();
    }
}
