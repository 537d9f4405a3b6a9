using BotHost.Sandbox.Views;
using BotHost.Sandbox.Vk.Events;
using BotHost.Sandbox.Vk.Json;

namespace BotHost.Sandbox.State;

/// <summary>Puts messages into conversations and tells every community that VK would tell. Called under <see cref="World.Gate"/>.</summary>
internal sealed class Posting(World world, EventPublisher events)
{
    /// <summary>How many of a community's private messages can be found by their id.</summary>
    private const int MaxNumbered = 100_000;

    public Message Post(Conversation conversation, NewMessage post, DateTimeOffset now)
    {
        var dialog = conversation as Dialog;
        var message = new Message
        {
            Conversation = conversation,
            Cmid = conversation.LastCmid + 1,
            Id = dialog?.Community.NextMessageId() ?? 0,
            FromId = post.FromId,
            Date = now,
            Content = post.Content,
            RandomId = post.RandomId,
            Ref = post.Ref,
            RefSource = post.RefSource,
            Action = post.Action,
        };
        conversation.Add(message, world.Options.KeepMessages);
        if (message.Content.Keyboard is { Inline: false } keyboard)
            conversation.Keyboard = keyboard.Rows.Count == 0 ? null : keyboard;
        if (dialog is not null)
        {
            dialog.Community.Remember(message, MaxNumbered);
            dialog.IsUnanswered = post.FromId > 0;
        }
        world.Changed(conversation, ChangeKind.MessageAdded, message.Cmid);
        Announce(message);
        return message;
    }

    public Message PostAction(Chat chat, long fromId, ServiceAction action, DateTimeOffset now) =>
        Post(chat, new NewMessage(fromId, new MessageContent("")) { Action = action }, now);

    public void Edit(Message message, MessageContent content, DateTimeOffset now)
    {
        message.Content = content;
        message.EditedAt = now;
        world.Changed(message.Conversation, ChangeKind.MessageEdited, message.Cmid);
        foreach (var community in ReadersOf(message))
        {
            if (message.IsSeenBy(community))
                events.Publish(community, "message_edit", (message, community), static (writer, seen) => MessageJson.Write(writer, seen.message, seen.community));
        }
    }

    private void Announce(Message message)
    {
        foreach (var community in ReadersOf(message))
        {
            if (message.FromId == -community.Id)
            {
                events.Publish(community, "message_reply", (message, community), static (writer, seen) => MessageJson.Write(writer, seen.message, seen.community));
                continue;
            }
            if (message.Conversation is Chat chat)
            {
                if (!Shows(chat, community, message))
                    continue;
                (message.SeenBy ??= []).Add(community.Id);
            }
            var client = world.Users.GetValueOrDefault(message.FromId)?.Profile.Client ?? Setup.ClientFeatures.All;
            events.Publish(community, "message_new", (message, community, client), static (writer, seen) =>
            {
                writer.WriteStartObject();
                writer.WritePropertyName("message"u8);
                MessageJson.Write(writer, seen.message, seen.community);
                writer.WritePropertyName("client_info"u8);
                ClientInfoJson.Write(writer, seen.client);
                writer.WriteEndObject();
            });
        }
    }

    private static List<Community> ReadersOf(Message message) => message.Conversation switch
    {
        Dialog dialog => [dialog.Community],
        Chat chat => chat.Communities,
        _ => [],
    };

    private bool Shows(Chat chat, Community community, Message message)
    {
        var rights = chat.Members[-community.Id].Rights;
        if (rights.IsAdmin || rights.SeesAllMessages)
            return true;
        if (message.Action is { } action)
            return action.MemberId == -community.Id || world.Options.PlainMemberSeesServiceMessages;
        return Mentions.Names(message.Content.Text, community) || message.Content.ReplyTo?.FromId == -community.Id;
    }
}

internal sealed record NewMessage(long FromId, MessageContent Content)
{
    public int RandomId { get; init; }
    public string? Ref { get; init; }
    public string? RefSource { get; init; }
    public ServiceAction? Action { get; init; }
}
