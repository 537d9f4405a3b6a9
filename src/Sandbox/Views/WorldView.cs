using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Views;

/// <summary>Reads what people see.</summary>
public sealed class WorldView
{
    private readonly World _world;

    internal WorldView(World world) => _world = world;

    /// <exception cref="KeyNotFoundException">There is no such conversation.</exception>
    public ConversationView Conversation(ConversationKey key)
    {
        lock (_world.Gate)
        {
            var conversation = _world.Get(key);
            return new ConversationView(
                key,
                TitleOf(conversation),
                conversation.Version,
                [.. conversation.Messages.Select(MessageView.Of)],
                conversation.Keyboard,
                conversation.Pinned is { } pinned ? MessageView.Of(pinned) : null)
            {
                Members = conversation is Chat chat ? MembersOf(chat) : [],
            };
        }
    }

    /// <summary>The ts that a poller of a community names once it has read everything.</summary>
    public string LongPollPosition(long groupId)
    {
        lock (_world.Gate)
            return _world.GetCommunity(groupId).LongPoll.LastTs.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    public ConversationView Dialog(long userId, long groupId) => Conversation(ConversationKey.Dialog(userId, groupId));

    public ConversationView Chat(long chatId) => Conversation(ConversationKey.Chat(chatId));

    /// <summary>The messages after a number, the oldest first.</summary>
    public IReadOnlyList<MessageView> Messages(ConversationKey key, long afterCmid = 0)
    {
        lock (_world.Gate)
            return [.. _world.Get(key).Messages.Where(message => message.Cmid > afterCmid).Select(MessageView.Of)];
    }

    /// <summary>The number of the conversation's last message; 0 when there is none.</summary>
    public long LastCmid(ConversationKey key)
    {
        lock (_world.Gate)
            return _world.Get(key).LastCmid;
    }

    /// <summary>What one person has in the list of conversations, the newest first.</summary>
    public IReadOnlyList<ConversationSummary> ConversationsOf(long userId)
    {
        lock (_world.Gate)
        {
            var dialogs = _world.Communities.Values.Select(community => community.Dialogs.GetValueOrDefault(userId)).OfType<Conversation>();
            var chats = _world.Chats.Values.Where(chat => chat.Members.ContainsKey(userId));
            return [.. dialogs.Concat(chats).OrderByDescending(one => one.LastPosition).Select(Summarise)];
        }
    }

    /// <summary>The chat's link, whoever may see it.</summary>
    public string InviteLink(long chatId)
    {
        lock (_world.Gate)
            return _world.GetChat(chatId).InviteLink;
    }

    /// <summary>What a community calls the chat in its API.</summary>
    public long PeerIdOf(long groupId, long chatId)
    {
        lock (_world.Gate)
            return _world.GetCommunity(groupId).PeerOf(_world.GetChat(chatId));
    }

    /// <summary>Waits, without polling, until a message of the conversation meets the condition.</summary>
    /// <param name="afterCmid">Only messages with a greater number; messages already there count.</param>
    public async Task<MessageView> WaitForMessageAsync(
        ConversationKey key, long afterCmid, Func<MessageView, bool> condition, CancellationToken cancellationToken) =>
        await WaitAsync(key, () => _world.Get(key).Messages
            .Where(message => message.Cmid > afterCmid).Select(MessageView.Of).FirstOrDefault(condition), cancellationToken);

    /// <summary>Waits until the community writes into the conversation.</summary>
    public Task<MessageView> WaitForReplyAsync(ConversationKey key, long afterCmid, CancellationToken cancellationToken) =>
        WaitForMessageAsync(key, afterCmid, message => message.IsFromCommunity && message.Action is null, cancellationToken);

    /// <summary>Waits until the conversation as a whole meets the condition: an edit, a pin, a member who left.</summary>
    public Task<ConversationView> WaitForAsync(
        ConversationKey key, Func<ConversationView, bool> condition, CancellationToken cancellationToken) =>
        WaitAsync(key, () => Conversation(key) is var view && condition(view) ? view : null, cancellationToken);

    private async Task<T> WaitAsync<T>(ConversationKey key, Func<T?> look, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            Task next;
            lock (_world.Gate)
            {
                if (look() is { } found)
                    return found;
                next = _world.Get(key).NextChange();
            }
            await next.WaitAsync(cancellationToken);
        }
    }

    private ConversationSummary Summarise(Conversation conversation) =>
        new(conversation.Key, TitleOf(conversation), conversation.Last?.Content.Text ?? "", conversation.Last?.Date, conversation.Version);

    private static string TitleOf(Conversation conversation) => conversation switch
    {
        Chat chat => chat.Title,
        Dialog dialog => dialog.Community.Setup.Name,
        _ => "",
    };

    private IReadOnlyList<MemberView> MembersOf(Chat chat) =>
        [.. chat.Members.Values.Select(member => new MemberView(
            member.MemberId, NameOf(member.MemberId), member.InvitedBy, member.JoinedAt, member.Rights, member.MemberId == chat.OwnerId))];

    private string NameOf(long memberId) => memberId > 0
        ? _world.Users.GetValueOrDefault(memberId)?.FullName ?? ""
        : _world.Communities.GetValueOrDefault(-memberId)?.Setup.Name ?? "";
}
