using System.Text.Json;
using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Vk.Json;

internal static class ConversationJson
{
    public static void Write(Utf8JsonWriter writer, Conversation conversation, Community viewer)
    {
        var peer = viewer.PeerOf(conversation);
        var last = LastSeen(conversation, viewer);
        var dialog = conversation as Dialog;
        writer.WriteStartObject();
        WritePeer(writer, conversation, peer);
        writer.WriteNumber("last_message_id"u8, last?.Id ?? 0);
        writer.WriteNumber("last_conversation_message_id"u8, last?.Cmid ?? 0);
        writer.WriteNumber("in_read"u8, dialog is null ? 0 : dialog.Find(dialog.InReadCmid)?.Id ?? 0);
        writer.WriteNumber("out_read"u8, 0);
        writer.WriteNumber("in_read_cmid"u8, dialog?.InReadCmid ?? 0);
        writer.WriteNumber("out_read_cmid"u8, 0);
        writer.WriteNumber("unread_count"u8, dialog is null ? 0 : UnreadCount(dialog));
        writer.WriteBoolean("unanswered"u8, dialog is { IsUnanswered: true });
        writer.WriteNumber("version"u8, conversation.Version);
        WriteCanWrite(writer, conversation, viewer);
        if (conversation is Chat chat)
            WriteSettings(writer, chat, viewer);
        writer.WriteEndObject();
    }

    public static Message? LastSeen(Conversation conversation, Community viewer) =>
        conversation.Messages.LastOrDefault(message => !message.IsDeleted && message.IsSeenBy(viewer));

    public static int UnreadCount(Dialog dialog) =>
        dialog.Messages.Count(message => message.FromId > 0 && message.Cmid > dialog.InReadCmid && !message.IsDeleted);

    private static void WritePeer(Utf8JsonWriter writer, Conversation conversation, long peer)
    {
        writer.WriteStartObject("peer"u8);
        writer.WriteNumber("id"u8, peer);
        writer.WriteString("type"u8, conversation is Chat ? "chat" : "user");
        writer.WriteNumber("local_id"u8, conversation is Chat ? peer - Chat.PeerOffset : peer);
        writer.WriteEndObject();
    }

    private static void WriteCanWrite(Utf8JsonWriter writer, Conversation conversation, Community viewer)
    {
        int? reason = conversation switch
        {
            Dialog { User.Profile.IsDeactivated: true } => 18,
            Dialog { IsBlacklisted: true } => 900,
            Dialog { IsAllowed: not true } => 901,
            Chat chat when !chat.Members.ContainsKey(-viewer.Id) => 917,
            _ => null,
        };
        writer.WriteStartObject("can_write"u8);
        writer.WriteBoolean("allowed"u8, reason is null);
        if (reason is { } code)
            writer.WriteNumber("reason"u8, code);
        writer.WriteEndObject();
    }

    private static void WriteSettings(Utf8JsonWriter writer, Chat chat, Community viewer)
    {
        var rights = Peers.RightsOf(chat, viewer);
        var isMember = chat.Members.ContainsKey(-viewer.Id);
        writer.WriteStartObject("chat_settings"u8);
        writer.WriteNumber("owner_id"u8, chat.OwnerId);
        writer.WriteString("title"u8, chat.Title);
        writer.WriteString("state"u8, isMember ? "in" : chat.Kicked.Contains(-viewer.Id) ? "kicked" : "left");
        if (isMember)
        {
            writer.WriteNumber("members_count"u8, chat.Members.Count);
            writer.WriteStartArray("admin_ids"u8);
            foreach (var member in chat.Members.Values.Where(member => member.Rights.IsAdmin && member.MemberId != chat.OwnerId))
                writer.WriteNumberValue(member.MemberId);
            writer.WriteEndArray();
        }
        writer.WriteStartArray("active_ids"u8);
        writer.WriteEndArray();
        writer.WriteBoolean("is_group_channel"u8, false);
        WriteAcl(writer, rights);
        writer.WriteEndObject();
    }

    private static void WriteAcl(Utf8JsonWriter writer, ChatRights rights)
    {
        writer.WriteStartObject("acl"u8);
        writer.WriteBoolean("can_change_info"u8, rights.IsAdmin);
        writer.WriteBoolean("can_change_invite_link"u8, rights.CanChangeInviteLink);
        writer.WriteBoolean("can_change_pin"u8, rights.IsAdmin);
        writer.WriteBoolean("can_invite"u8, false);
        writer.WriteBoolean("can_promote_users"u8, false);
        writer.WriteBoolean("can_see_invite_link"u8, rights.CanSeeInviteLink);
        writer.WriteBoolean("can_moderate"u8, rights.IsAdmin);
        writer.WriteBoolean("can_copy_chat"u8, false);
        writer.WriteBoolean("can_call"u8, false);
        writer.WriteBoolean("can_use_mass_mentions"u8, rights.IsAdmin);
        writer.WriteEndObject();
    }
}
