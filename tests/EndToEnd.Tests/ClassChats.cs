using System.Globalization;
using System.Text;
using BotHost.Sandbox.Control;
using BotHost.Sandbox.People;
using BotHost.Sandbox.Setup;
using BotHost.Sandbox.State;
using BotHost.Sandbox.Views;

namespace BotHost.EndToEnd.Tests;

/// <summary>Classes of one teacher with their parents' chats, connected through the bot as people do it; and strangers who come in by the link.</summary>
internal sealed class ClassChats(SchoolOnSandbox school)
{
    public const long Teacher = 10;
    private const long FirstStranger = 5001;
    private const string OutButton = "Не наш";

    private readonly List<long> _chats = [];
    private long _lastStranger = FirstStranger;

    public IReadOnlyList<long> Chats => _chats;

    /// <summary>Loads the classes and connects a chat to each. The bot runs.</summary>
    public async Task ConnectAsync(int count, CancellationToken cancellationToken)
    {
        string[] classes = [.. Enumerable.Range(0, count).Select(i => $"{5 + i / 3}{"АБВ"[i % 3]}")];
        await school.Sandbox.DoAsync(new AddUser(new UserSetup(Teacher, "Инна", "Классная")), cancellationToken);
        var list = new StringBuilder("Класс;Ученик;Классный руководитель;VK\n");
        foreach (var name in classes)
            list.Append(CultureInfo.InvariantCulture, $"{name};;Классная Инна Львовна;{Teacher}\n");
        var file = await school.Sandbox.DoAsync(
            new UploadDocument(SchoolOnSandbox.Administrator, "list.csv", Encoding.UTF8.GetBytes(list.ToString())), cancellationToken);
        var dialog = SchoolOnSandbox.Dialog(SchoolOnSandbox.Administrator);
        var sent = await school.Sandbox.DoAsync(new Write(SchoolOnSandbox.Administrator, dialog, new Draft { Attachments = [file] }), cancellationToken);
        await school.PressAsync(SchoolOnSandbox.Administrator, "Применить", sent.Cmid, cancellationToken);
        await school.HearAsync(SchoolOnSandbox.Administrator, "писали", sent.Cmid, cancellationToken);
        var hello = await school.WriteAsync(Teacher, "меню", cancellationToken);
        await school.HearAsync(Teacher, "", hello.Cmid, cancellationToken);
        foreach (var name in classes)
            _chats.Add(await ConnectAsync(name, cancellationToken));
        await school.AssertNothingIsLeftAsync(cancellationToken);
    }

    /// <summary>Somebody whom nobody invited comes in by the link as it is now.</summary>
    public async Task<Stranger> LetStrangerInAsync(long chat, CancellationToken cancellationToken)
    {
        var user = Interlocked.Increment(ref _lastStranger);
        await school.AddUserAsync(user, cancellationToken);
        while (true)
        {
            var link = await LinkAsync(chat, cancellationToken);
            if (await school.Sandbox.DoAsync(new JoinByLink(user, link), cancellationToken) == JoinResult.Joined)
                return new Stranger(user, chat, link);
            // Reset in the same moment: the next look shows the new one.
        }
    }

    /// <summary>The teacher's card about the stranger, once it is there.</summary>
    public Task<MessageView> CardAsync(Stranger stranger, CancellationToken cancellationToken)
        => school.HearAsync(Teacher, $"id{stranger.User}", 0, cancellationToken);

    /// <summary>The teacher decides by the card. What follows is edit, removal and reset.</summary>
    public Task PutOutAsync(MessageView card, CancellationToken cancellationToken) => school.PressAsync(Teacher, card, OutButton, cancellationToken);

    public async Task<bool> IsInsideAsync(Stranger stranger, CancellationToken cancellationToken)
        => (await ReadAsync(stranger.Chat, cancellationToken)).Members.Any(member => member.MemberId == stranger.User);

    public Task<string> LinkAsync(long chat, CancellationToken cancellationToken) => school.Sandbox.DoAsync(new ReadInviteLink(chat), cancellationToken);

    public async Task AssertPutOutOnceAsync(Stranger stranger, CancellationToken cancellationToken)
    {
        var chat = await ReadAsync(stranger.Chat, cancellationToken);
        Assert.DoesNotContain(chat.Members, member => member.MemberId == stranger.User);
        Assert.Single(chat.Messages, message => message.Action is { Type: "chat_kick_user" } action && action.MemberId == stranger.User);
        Assert.NotEqual(stranger.Link, await LinkAsync(stranger.Chat, cancellationToken));
    }

    private Task<ConversationView> ReadAsync(long chat, CancellationToken cancellationToken)
        => school.Sandbox.DoAsync(new ReadConversation(ConversationKey.Chat(chat)), cancellationToken);

    private async Task<long> ConnectAsync(string name, CancellationToken cancellationToken)
    {
        var before = await school.LastCmidAsync(Teacher, cancellationToken);
        var chat = await school.Sandbox.DoAsync(new CreateChat(Teacher, $"{name}, родители", []), cancellationToken);
        await school.Sandbox.DoAsync(new AddCommunityToChat(Teacher, chat, SchoolOnSandbox.GroupId), cancellationToken);
        await school.Sandbox.DoAsync(new SetChatRights(chat, -SchoolOnSandbox.GroupId, ChatRights.Admin), cancellationToken);
        await school.PressAsync(Teacher, "Родители класса", before, cancellationToken);
        await school.PressAsync(Teacher, name, before, cancellationToken);
        await school.PressAsync(Teacher, "Подключить", before, cancellationToken);
        await school.HearAsync(Teacher, "Готово: чат подключён", before, cancellationToken);
        await school.HearAsync(Teacher, "Всех бот узнал", before, cancellationToken); // what the bot saw in the chat comes by itself, a moment later
        return chat;
    }
}

/// <param name="Link">By which he came.</param>
internal sealed record Stranger(long User, long Chat, string Link);
