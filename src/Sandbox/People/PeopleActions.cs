using BotHost.Sandbox.State;
using BotHost.Sandbox.Views;
using BotHost.Sandbox.Vk.Events;
using BotHost.Sandbox.Vk.Methods;

namespace BotHost.Sandbox.People;

/// <summary>What people do in VK's client.</summary>
public sealed partial class PeopleActions
{
    private readonly World _world;
    private readonly Posting _posting;
    private readonly Membership _membership;
    private readonly EventPublisher _events;

    private readonly UploadMethods _uploads;

    internal PeopleActions(World world, Posting posting, Membership membership, EventPublisher events, UploadMethods uploads)
    {
        _world = world;
        _posting = posting;
        _membership = membership;
        _events = events;
        _uploads = uploads;
    }

    /// <summary>Writes into the private dialog with a community. The first message lets the community write back.</summary>
    public MessageView WriteToCommunity(long userId, long groupId, Draft draft) =>
        Write(userId, ConversationKey.Dialog(userId, groupId), draft);

    public MessageView WriteToCommunity(long userId, long groupId, string text) => WriteToCommunity(userId, groupId, new Draft(text));

    public MessageView WriteInChat(long userId, long chatId, Draft draft) => Write(userId, ConversationKey.Chat(chatId), draft);

    public MessageView WriteInChat(long userId, long chatId, string text) => WriteInChat(userId, chatId, new Draft(text));

    /// <summary>Presses "Start" in an empty dialog, perhaps after following a link with a ref.</summary>
    public MessageView PressStart(long userId, long groupId, string? reference = null) =>
        WriteToCommunity(userId, groupId, new Draft("Начать") { Payload = """{"command":"start"}""", Ref = reference });

    /// <exception cref="InvalidOperationException">The person is not in the chat.</exception>
    public MessageView Write(long userId, ConversationKey where, Draft draft)
    {
        lock (_world.Gate)
        {
            var now = _world.Now;
            return MessageView.Of(Write(_world.GetUser(userId), _world.Get(where), draft, now));
        }
    }

    /// <summary>VK takes no edits that change nothing in kind: only text and attachments change.</summary>
    public MessageView EditMessage(long userId, ConversationKey where, long cmid, Draft draft)
    {
        lock (_world.Gate)
        {
            var message = GetOwn(userId, where, cmid);
            _posting.Edit(message, message.Content with { Text = draft.Text, Attachments = draft.Attachments }, _world.Now);
            return MessageView.Of(message);
        }
    }

    /// <summary>Communities are not told of it.</summary>
    public void DeleteMessage(long userId, ConversationKey where, long cmid)
    {
        lock (_world.Gate)
        {
            var message = GetOwn(userId, where, cmid);
            message.IsDeleted = true;
            _world.Changed(message.Conversation, ChangeKind.MessageDeleted, cmid);
        }
    }

    /// <param name="key">What a widget handed over; it comes back in message_allow.</param>
    public void AllowMessages(long userId, long groupId, string key = "")
    {
        lock (_world.Gate)
            Allow(_world.GetCommunity(groupId).DialogWith(_world.GetUser(userId)), key);
    }

    /// <summary>"Forbid messages": the community may not write (901) until the person writes or allows it again.</summary>
    public void DenyMessages(long userId, long groupId)
    {
        lock (_world.Gate)
        {
            var dialog = _world.GetCommunity(groupId).DialogWith(_world.GetUser(userId));
            dialog.IsAllowed = false;
            _world.Changed(dialog, ChangeKind.PermissionChanged);
            _events.Publish(dialog.Community, "message_deny", userId, static (writer, id) =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("user_id"u8, id);
                writer.WriteEndObject();
            });
        }
    }

    /// <summary>Puts the community on the person's blacklist (900) or takes it off.</summary>
    public void SetBlacklisted(long userId, long groupId, bool isBlacklisted)
    {
        lock (_world.Gate)
        {
            var dialog = _world.GetCommunity(groupId).DialogWith(_world.GetUser(userId));
            dialog.IsBlacklisted = isBlacklisted;
            _world.Changed(dialog, ChangeKind.PermissionChanged);
        }
    }

    private Message Write(User user, Conversation conversation, Draft draft, DateTimeOffset now)
    {
        switch (conversation)
        {
            case Dialog dialog when dialog.User != user:
                throw new InvalidOperationException($"User {user.Id} has no part in this dialog.");
            case Dialog { IsAllowed: not true } dialog:
                Allow(dialog, "");
                break;
            case Chat chat when !chat.Members.ContainsKey(user.Id):
                throw new InvalidOperationException($"User {user.Id} is not in chat {chat.Id}.");
        }
        var content = new MessageContent(draft.Text)
        {
            Payload = draft.Payload,
            Attachments = draft.Attachments,
            Forwards = draft.Forwards,
            ReplyTo = draft.ReplyTo is { } cmid ? conversation.Find(cmid) : null,
        };
        return _posting.Post(conversation, new NewMessage(user.Id, content) { Ref = draft.Ref, RefSource = draft.RefSource }, now);
    }

    private void Allow(Dialog dialog, string key)
    {
        dialog.IsAllowed = true;
        _world.Changed(dialog, ChangeKind.PermissionChanged);
        _events.Publish(dialog.Community, "message_allow", (dialog.User.Id, key), static (writer, allowed) =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("user_id"u8, allowed.Id);
            writer.WriteString("key"u8, allowed.key);
            writer.WriteEndObject();
        });
    }

    private Message GetOwn(long userId, ConversationKey where, long cmid) =>
        _world.Get(where).Find(cmid) is { IsDeleted: false } message && message.FromId == userId
            ? message
            : throw new InvalidOperationException($"User {userId} has no message {cmid} here.");
}
