using BotHost.Domain.Messaging;
using BotHost.Messaging;
using BotHost.Sandbox;
using BotHost.Sandbox.Setup;
using BotHost.Sandbox.State;
using BotHost.Vk;
using Microsoft.Extensions.Logging.Abstractions;

namespace BotHost.Tests.Vk;

/// <summary>The adapter against the emulator, which was written from the same facts by other hands.</summary>
public sealed class VkOnSandboxTests
{
    private const long School = 1;
    private const long Anna = 101;
    private static readonly ConversationRef AnnasDialog = ConversationRef.Dialog(new UserRef("101"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_conversation_goes_to_and_fro()
    {
        await using var emulator = Emulator();
        await using var server = await SandboxServer.StartAsync(emulator, Token);
        await using var client = Client(server, out var connection);
        var messenger = new VkMessenger(client, new VkFiles(VkRegistration.CreateHttpClient(), client, connection, TimeProvider.System), connection);
        var poll = new VkLongPoll(VkRegistration.CreateHttpClient(), client, connection, TimeProvider.System, TimeProvider.System, NullLogger<VkLongPoll>.Instance);

        emulator.People.WriteToCommunity(Anna, School, "ссылка 5а");
        var received = await FirstAsync<TextReceived>(poll);
        var sent = await messenger.SendAsync(
            received.Conversation!.Value,
            new OutgoingMessage { Text = "Ваша ссылка", Buttons = [[new("Открыть чат", new ButtonAction.Callback("tok_1"), ButtonTone.Primary)]] },
            77,
            Token);

        Assert.Equal(("ссылка 5а", AnnasDialog), (received.Text, received.Conversation));
        var number = Assert.IsType<MessengerResult.Done>(sent).Message!.Value;
        Assert.IsType<MessengerResult.Done>(await messenger.EditAsync(AnnasDialog, number, new OutgoingMessage { Text = "Ссылка закрыта" }, Token));
        Assert.Equal(new FoundMessage.Found(number), await messenger.FindSentAsync(AnnasDialog, 77, Token));
        Assert.Equal("Анна Примерова", (await messenger.GetUserAsync(new UserRef("101"), Token))!.DisplayName);
        Assert.Equal(new MessengerResult.Blocked(901), await messenger.SendAsync(ConversationRef.Dialog(new UserRef("102")), new OutgoingMessage { Text = "x" }, 78, Token));
    }

    [Fact]
    public async Task Three_hundred_personal_messages_arrive_each_once()
    {
        await using var emulator = Emulator();
        await using var server = await SandboxServer.StartAsync(emulator, Token);
        await using var client = Client(server, out var connection);
        var messenger = new VkMessenger(client, null!, connection);
        for (var user = 1000; user < 1300; user++)
        {
            emulator.Setup.AddUser(user, "Имя", "Фамилия");
            emulator.People.AllowMessages(user, School);
        }

        var results = await Task.WhenAll(Enumerable.Range(1000, 300).Select(user => messenger.SendAsync(
            ConversationRef.Dialog(new UserRef($"{user}")), new OutgoingMessage { Text = $"Лично для {user}: \"кавычки\", [id1|имя] и 😀", Priority = SendPriority.Bulk }, user, Token)));

        Assert.All(results, result => Assert.IsType<MessengerResult.Done>(result));
        for (var user = 1000; user < 1300; user++)
        {
            Assert.Equal(
                [$"Лично для {user}: \"кавычки\", [id1 |имя] и 😀"],
                emulator.View.Messages(Key(user)).Where(message => message.FromId == -School).Select(message => message.Text));
        }
    }

    private static ConversationKey Key(long user) => ConversationKey.Dialog(user, School);

    private static VkEmulator Emulator()
    {
        var emulator = new VkEmulator(TimeProvider.System, new VkEmulatorOptions { RequestsPerSecond = 0 });
        emulator.Setup.AddCommunity(new CommunitySetup(School, FakeVk.Token) { LongPollEvents = VkUpdates.Events });
        emulator.Setup.AddUser(Anna, "Анна", "Примерова");
        emulator.Setup.AddUser(102, "Борис", "Образцов");
        return emulator;
    }

    private static VkClient Client(SandboxServer server, out VkConnection connection)
    {
        connection = new VkConnection { GroupId = School, AccessToken = FakeVk.Token, ApiUrl = server.ApiUrl, RequestsPerSecond = 0 };
        return new VkClient(VkRegistration.CreateHttpClient(), connection, TimeProvider.System, NullLogger<VkClient>.Instance);
    }

    private static async Task<T> FirstAsync<T>(VkLongPoll poll)
        where T : IncomingUpdate
    {
        await foreach (var batch in poll.ReadAsync("0", Token))
        {
            if (batch.Updates.OfType<T>().FirstOrDefault() is { } update)
                return update;
        }

        throw new InvalidOperationException("The poll ended.");
    }
}
