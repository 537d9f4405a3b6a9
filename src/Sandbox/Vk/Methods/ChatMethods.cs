using System.Text.Json;
using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Vk.Methods;

/// <summary>What a community may do to a chat (vk/facts.md §7).</summary>
internal sealed class ChatMethods(World world, Membership membership)
{
    private const int DefaultMembers = 200;
    private const int MaxMembers = 1000;
    private const int MaxTitle = 255;

    public IEnumerable<KeyValuePair<string, VkMethod>> All =>
    [
        new("messages.getInviteLink", GetInviteLink),
        new("messages.removeChatUser", RemoveChatUser),
        new("messages.getConversationMembers", GetConversationMembers),
        new("messages.createChat", CreateChat),
        new("messages.editChat", EditChat),
    ];

    private VkError? GetInviteLink(ApiCall call, Utf8JsonWriter response)
    {
        if (FindByPeer(call, out var chat) is { } error)
            return error;
        var rights = Peers.RightsOf(chat, call.Community);
        if (!rights.CanSeeInviteLink)
            return VkError.Of(919);
        if (call.Parameters.Flag("reset") == true)
        {
            if (!rights.CanChangeInviteLink)
                return VkError.Of(931);
            membership.ResetLink(chat);
        }
        response.WriteStartObject();
        response.WriteString("link"u8, chat.InviteLink);
        response.WriteEndObject();
        return null;
    }

    private VkError? RemoveChatUser(ApiCall call, Utf8JsonWriter response)
    {
        var memberId = call.Parameters.Long("member_id") ?? call.Parameters.Long("user_id") ?? throw ApiParameters.Missing("member_id");
        if (FindByNumber(call, out var chat) is { } error)
            return error;
        var ownId = -call.Community.Id;
        if (memberId != ownId)
        {
            if (!chat.Members.TryGetValue(memberId, out var member))
                return VkError.Of(935);
            if (!Peers.RightsOf(chat, call.Community).IsAdmin && member.InvitedBy != ownId)
                return VkError.Of(925);
            if (member.Rights.IsAdmin || memberId == chat.OwnerId)
                return VkError.Of(15);
        }
        membership.Remove(chat, memberId, ownId, call.Now);
        response.WriteNumberValue(1);
        return null;
    }

    private VkError? GetConversationMembers(ApiCall call, Utf8JsonWriter response)
    {
        var peerId = call.Parameters.RequiredLong("peer_id");
        var offset = call.Parameters.Count("offset", 0, int.MaxValue);
        var count = call.Parameters.Count("count", DefaultMembers, MaxMembers);
        if (!Peers.IsChat(peerId))
            return VkError.Of(917);
        if (FindByPeer(call, out var chat) is { } error)
            return error;
        if (!Peers.RightsOf(chat, call.Community).IsAdmin)
            return VkError.Of(917);
        var wanted = call.Parameters.Longs("member_ids", MaxMembers);
        var members = chat.Members.Values.Where(member => wanted is null || wanted.Contains(member.MemberId)).ToList();
        var page = members.Skip(offset).Take(count).ToList();
        response.WriteStartObject();
        response.WriteNumber("count"u8, members.Count);
        response.WriteStartArray("items"u8);
        foreach (var member in page)
            WriteMember(response, chat, member);
        response.WriteEndArray();
        if (call.Parameters.Flag("extended") == true)
            Profiles.Write(response, world, page.Select(member => member.MemberId), call.Parameters.Text("fields"));
        response.WriteEndObject();
        return null;
    }

    /// <summary>Flags are absent when false.</summary>
    private static void WriteMember(Utf8JsonWriter writer, Chat chat, ChatMember member)
    {
        var isOwner = member.MemberId == chat.OwnerId;
        writer.WriteStartObject();
        writer.WriteNumber("member_id"u8, member.MemberId);
        writer.WriteNumber("invited_by"u8, member.InvitedBy);
        writer.WriteNumber("join_date"u8, member.JoinedAt.ToUnixTimeSeconds());
        if (member.Rights.IsAdmin || isOwner)
            writer.WriteBoolean("is_admin"u8, true);
        if (isOwner)
            writer.WriteBoolean("is_owner"u8, true);
        if (!member.Rights.IsAdmin && !isOwner)
            writer.WriteBoolean("can_kick"u8, true);
        writer.WriteEndObject();
    }

    /// <summary>Nobody can be invited at creation: people come by the link only.</summary>
    private VkError? CreateChat(ApiCall call, Utf8JsonWriter response)
    {
        var chat = membership.Create(-call.Community.Id, ReadTitle(call), [], call.Now);
        var number = call.Community.NumberOf(chat);
        if (world.Options.CreateChatAnswersNumber)
        {
            response.WriteNumberValue(number);
            return null;
        }
        response.WriteStartObject();
        response.WriteNumber("chat_id"u8, number);
        response.WriteStartArray("peer_ids"u8);
        response.WriteEndArray();
        response.WriteEndObject();
        return null;
    }

    private VkError? EditChat(ApiCall call, Utf8JsonWriter response)
    {
        var title = ReadTitle(call);
        if (FindByNumber(call, out var chat) is { } error)
            return error;
        if (!Peers.RightsOf(chat, call.Community).IsAdmin)
            return VkError.Of(925);
        membership.SetTitle(chat, title, -call.Community.Id, call.Now);
        response.WriteNumberValue(1);
        return null;
    }

    private static string ReadTitle(ApiCall call)
    {
        var title = call.Parameters.RequiredText("title");
        return title.Length <= MaxTitle ? title : throw new BadParameterException("title is too long");
    }

    private static VkError? FindByPeer(ApiCall call, out Chat chat)
    {
        var peerId = call.Parameters.RequiredLong("peer_id");
        if (!Peers.IsChat(peerId))
            throw new BadParameterException("peer_id should be a chat");
        return Find(call, peerId - Chat.PeerOffset, out chat);
    }

    private static VkError? FindByNumber(ApiCall call, out Chat chat)
    {
        var number = call.Parameters.RequiredLong("chat_id");
        if (number is < 1 or > Peers.MaxChatNumber)
            throw new BadParameterException("chat_id is out of range");
        return Find(call, number, out chat);
    }

    private static VkError? Find(ApiCall call, long number, out Chat chat)
    {
        var found = call.Community.FindChat(number);
        chat = found!;
        return Peers.CheckMembership(found, call.Community);
    }
}
