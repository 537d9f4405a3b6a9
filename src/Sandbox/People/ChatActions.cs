using BotHost.Sandbox.State;
using BotHost.Sandbox.Views;

namespace BotHost.Sandbox.People;

public sealed partial class PeopleActions
{
    /// <returns>The emulator's number of the chat.</returns>
    public long CreateChat(long ownerId, string title, params IEnumerable<long> memberIds)
    {
        lock (_world.Gate)
        {
            var users = memberIds.Where(id => id != ownerId).Select(id => _world.GetUser(id).Id).ToList();
            return _membership.Create(_world.GetUser(ownerId).Id, title, users, _world.Now).Id;
        }
    }

    /// <summary>Adds a community to a chat, as a plain member.</summary>
    public void AddCommunityToChat(long byUserId, long chatId, long groupId)
    {
        lock (_world.Gate)
        {
            _world.GetCommunity(groupId);
            _membership.Invite(GetChatOf(byUserId, chatId), -groupId, byUserId, _world.Now);
        }
    }

    /// <summary>Adds another person. A person who names himself comes back into a chat that he left.</summary>
    public void AddUserToChat(long byUserId, long chatId, long userId)
    {
        lock (_world.Gate)
        {
            var chat = byUserId == userId ? _world.GetChat(chatId) : GetChatOf(byUserId, chatId);
            _membership.Invite(chat, _world.GetUser(userId).Id, byUserId, _world.Now);
        }
    }

    public JoinResult JoinByLink(long userId, string link)
    {
        lock (_world.Gate)
        {
            if (!_world.InviteLinks.TryGetValue(link, out var chat))
                return JoinResult.LinkInvalid;
            if (chat.Members.ContainsKey(_world.GetUser(userId).Id))
                return JoinResult.AlreadyMember;
            if (chat.Kicked.Contains(userId) && !_world.Options.KickedMayRejoin)
                return JoinResult.Banned;
            _membership.JoinByLink(chat, userId, _world.Now);
            return JoinResult.Joined;
        }
    }

    public void LeaveChat(long userId, long chatId)
    {
        lock (_world.Gate)
            _membership.Remove(GetChatOf(userId, chatId), userId, userId, _world.Now);
    }

    /// <param name="memberId">Negative for a community.</param>
    /// <exception cref="InvalidOperationException">The person may not remove this member: not an admin and not the one who invited.</exception>
    public void RemoveFromChat(long byUserId, long chatId, long memberId)
    {
        lock (_world.Gate)
        {
            var chat = GetChatOf(byUserId, chatId);
            if (!chat.Members.TryGetValue(memberId, out var member))
                throw new InvalidOperationException($"Member {memberId} is not in chat {chatId}.");
            if (!chat.Members[byUserId].Rights.IsAdmin && member.InvitedBy != byUserId || memberId == chat.OwnerId)
                throw new InvalidOperationException($"User {byUserId} may not remove member {memberId} from chat {chatId}.");
            _membership.Remove(chat, memberId, byUserId, _world.Now);
        }
    }

    public void SetChatTitle(long byUserId, long chatId, string title)
    {
        lock (_world.Gate)
            _membership.SetTitle(GetChatOf(byUserId, chatId), title, byUserId, _world.Now);
    }

    /// <summary>Makes a member, person or community, an admin or takes it away. Nobody is told, as in VK.</summary>
    public void SetChatRights(long chatId, long memberId, ChatRights rights)
    {
        lock (_world.Gate)
        {
            var chat = _world.GetChat(chatId);
            chat.Members[memberId].Rights = rights;
            _world.Changed(chat, ChangeKind.MembersChanged);
        }
    }

    public void MakeCommunityAdmin(long chatId, long groupId) => SetChatRights(chatId, -groupId, ChatRights.Admin);

    /// <summary>An admin of the chat makes a new link by hand.</summary>
    public void ResetInviteLink(long byUserId, long chatId)
    {
        lock (_world.Gate)
            _membership.ResetLink(GetChatOf(byUserId, chatId));
    }

    private Chat GetChatOf(long userId, long chatId)
    {
        var chat = _world.GetChat(chatId);
        return chat.Members.ContainsKey(userId)
            ? chat
            : throw new InvalidOperationException($"User {userId} is not in chat {chatId}.");
    }
}

public enum JoinResult
{
    Joined,
    AlreadyMember,
    LinkInvalid,
    Banned,
}
