using BotHost.Domain.Messaging;
using BotHost.Messaging;

namespace BotHost.Vk;

/// <summary>The service messages of a chat. Who caused one may be the community itself.</summary>
internal sealed partial class VkUpdates
{
    private IncomingUpdate ReadAction(Event source, VkMessage message, VkMessageAction action)
    {
        if (VkPeer.Conversation(message.PeerId) is not { IsDialog: false } chat || message.FromId is not { } from)
            return source.Unsupported();
        var frame = new Frame(source.Key(message), source.DateOf(message.Date), chat, from > 0 ? VkPeer.User(from) : null);
        var member = action.MemberId;
        return action.Type switch
        {
            "chat_invite_user" when member == -connection.GroupId =>
                new BotAdded { DeduplicationKey = frame.Key, OccurredAt = frame.At, Conversation = chat, Actor = frame.Actor },
            "chat_invite_user" when member > 0 && member == from => Joined(frame, from, JoinWay.Returned),
            "chat_invite_user" when member > 0 => Joined(frame, member.Value, JoinWay.AddedBy, addedBy: VkPeer.User(from)),
            "chat_invite_user_by_link" when (member ?? from) > 0 => Joined(frame, member ?? from, JoinWay.Link),
            "chat_invite_user_by_message_request" when (member ?? from) > 0 => Joined(frame, member ?? from, JoinWay.Approved),
            "chat_kick_user" when member == -connection.GroupId =>
                new BotRemoved { DeduplicationKey = frame.Key, OccurredAt = frame.At, Conversation = chat, Actor = frame.Actor },
            "chat_kick_user" when member > 0 => new MemberLeft
            {
                DeduplicationKey = frame.Key,
                OccurredAt = frame.At,
                Conversation = chat,
                Actor = frame.Actor,
                Member = VkPeer.User(member.Value),
                RemovedBy = member == from ? null : VkPeer.User(from),
            },
            "chat_title_update" or "chat_create" when action.Text is { Length: > 0 } title =>
                new ChatTitleChanged { DeduplicationKey = frame.Key, OccurredAt = frame.At, Conversation = chat, Actor = frame.Actor, Title = title },
            _ => source.Unsupported(),
        };
    }

    private static MemberJoined Joined(Frame frame, long member, JoinWay way, UserRef? addedBy = null) => new()
    {
        DeduplicationKey = frame.Key,
        OccurredAt = frame.At,
        Conversation = frame.Chat,
        Actor = frame.Actor,
        Member = VkPeer.User(member),
        Way = way,
        AddedBy = addedBy,
    };

    /// <summary>What all updates of one service message share.</summary>
    private readonly record struct Frame(string Key, DateTimeOffset At, ConversationRef Chat, UserRef? Actor);
}
