using System.Security.Cryptography;
using BotHost.Sandbox.Views;

namespace BotHost.Sandbox.State;

/// <summary>Who comes into a chat and who goes, with the service messages that tell of it. Called under <see cref="World.Gate"/>.</summary>
internal sealed class Membership(World world, Posting posting)
{
    private const string LinkPrefix = "https://vk.me/join/";

    public Chat Create(long ownerId, string title, IEnumerable<long> userIds, DateTimeOffset now)
    {
        var chat = new Chat(world.NextChatId(), title, ownerId);
        world.Chats[chat.Id] = chat;
        ResetLink(chat);
        Enter(chat, ownerId, ownerId, now);
        chat.Members[ownerId].Rights = ChatRights.Admin;
        foreach (var userId in userIds)
            Enter(chat, userId, ownerId, now);
        posting.PostAction(chat, ownerId, new ServiceAction("chat_create", Text: title), now);
        return chat;
    }

    /// <param name="byId">Equal to the member: came back by himself.</param>
    public void Invite(Chat chat, long memberId, long byId, DateTimeOffset now)
    {
        Enter(chat, memberId, byId, now);
        posting.PostAction(chat, byId, new ServiceAction("chat_invite_user", memberId), now);
    }

    public void JoinByLink(Chat chat, long userId, DateTimeOffset now)
    {
        Enter(chat, userId, chat.OwnerId, now);
        posting.PostAction(chat, userId, new ServiceAction("chat_invite_user_by_link"), now);
    }

    /// <param name="byId">Equal to the member: left by himself.</param>
    public void Remove(Chat chat, long memberId, long byId, DateTimeOffset now)
    {
        // Told before it is done, so that a community that is thrown out still hears of it.
        posting.PostAction(chat, byId, new ServiceAction("chat_kick_user", memberId), now);
        chat.Members.Remove(memberId);
        chat.Communities.RemoveAll(community => -community.Id == memberId);
        if (byId != memberId)
            chat.Kicked.Add(memberId);
        world.Changed(chat, ChangeKind.MembersChanged);
    }

    public void SetTitle(Chat chat, string title, long byId, DateTimeOffset now)
    {
        chat.Title = title;
        world.Changed(chat, ChangeKind.TitleChanged);
        posting.PostAction(chat, byId, new ServiceAction("chat_title_update", Text: title), now);
    }

    public void Pin(Chat chat, Message message, long byId, DateTimeOffset now)
    {
        Pin(chat, message);
        posting.PostAction(chat, byId, new ServiceAction("chat_pin_message", byId, message.Content.Text, message.Cmid), now);
    }

    public void Pin(Conversation conversation, Message? message)
    {
        var cmid = (message ?? conversation.Pinned)?.Cmid;
        conversation.Pinned = message;
        world.Changed(conversation, ChangeKind.PinChanged, cmid);
    }

    public void Unpin(Chat chat, long byId, DateTimeOffset now)
    {
        if (chat.Pinned is not { } pinned)
            return;
        Pin(chat, null);
        posting.PostAction(chat, byId, new ServiceAction("chat_unpin_message", byId, Cmid: pinned.Cmid), now);
    }

    /// <summary>The old link opens nothing any more.</summary>
    public void ResetLink(Chat chat)
    {
        world.InviteLinks.Remove(chat.InviteLink);
        chat.InviteLink = LinkPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(18)).Replace('/', '_').Replace('+', '-') + "=";
        world.InviteLinks[chat.InviteLink] = chat;
        world.Changed(chat, ChangeKind.MembersChanged);
    }

    private void Enter(Chat chat, long memberId, long invitedBy, DateTimeOffset now)
    {
        if (!chat.Members.TryAdd(memberId, new ChatMember(memberId, invitedBy, now)))
            return;
        chat.Kicked.Remove(memberId);
        if (memberId < 0)
        {
            var community = world.GetCommunity(-memberId);
            community.NumberOf(chat);
            chat.Communities.Add(community);
        }
        world.Changed(chat, ChangeKind.MembersChanged);
    }
}
