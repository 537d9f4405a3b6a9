using BotHost.Sandbox.State;
using BotHost.Sandbox.Vk;

namespace BotHost.Sandbox.People;

public sealed partial class PeopleActions
{
    private const int SweepAbove = 1_000;

    /// <summary>
    /// Presses the button of this label: a text button writes, a link button opens, a callback button waits for the bot's answer,
    /// at most the minute that VK gives it.
    /// </summary>
    /// <param name="cmid">The message that holds the button; null for the keyboard under the input field.</param>
    /// <exception cref="InvalidOperationException">There is no such button.</exception>
    public Task<PressAnswer> PressAsync(long userId, ConversationKey where, long? cmid, string label, CancellationToken cancellationToken)
    {
        lock (_world.Gate)
        {
            var now = _world.Now;
            var user = _world.GetUser(userId);
            var conversation = _world.Get(where);
            var button = FindButton(conversation, cmid, label);
            return button.Type switch
            {
                "open_link" => Task.FromResult<PressAnswer>(new PressAnswer.OpenLink(button.Link!)),
                "callback" when user.Profile.Client.Callback => AwaitAnswerAsync(Announce(user, conversation, cmid, button.Payload, now), cancellationToken),
                "callback" => Task.FromResult<PressAnswer>(WriteLabel(user, conversation, button.Label, NotSupported(button.Payload), now)),
                "text" => Task.FromResult<PressAnswer>(WriteLabel(user, conversation, button.Label, button.Payload, now)),
                _ => throw new InvalidOperationException($"A {button.Type} button cannot be pressed here."),
            };
        }
    }

    /// <summary>What a client of one's own can do: a callback event with any payload, from any message.</summary>
    /// <param name="payload">Raw JSON, or null.</param>
    public Task<PressAnswer> PressWithPayloadAsync(
        long userId, ConversationKey where, long? cmid, string? payload, CancellationToken cancellationToken)
    {
        lock (_world.Gate)
            return AwaitAnswerAsync(Announce(_world.GetUser(userId), _world.Get(where), cmid, payload, _world.Now), cancellationToken);
    }

    private static KeyboardButton FindButton(Conversation conversation, long? cmid, string label)
    {
        var keyboard = cmid is { } number ? conversation.Find(number) is { IsDeleted: false } message ? message.Content.Keyboard : null : conversation.Keyboard;
        return keyboard?.Buttons.FirstOrDefault(button => button.Label == label)
            ?? throw new InvalidOperationException("There is no such button here.");
    }

    private PressAnswer.Wrote WriteLabel(User user, Conversation conversation, string label, string? payload, DateTimeOffset now)
    {
        // In a chat the client names the community, so that it hears of the press even as a plain member.
        var text = conversation is Chat { Communities: [var community, ..] } ? $"[club{community.Id}|@{community.ScreenName}] {label}" : label;
        return new PressAnswer.Wrote(Write(user, conversation, new Draft(text) { Payload = payload }, now).Cmid);
    }

    private static string NotSupported(string? payload) =>
        $$"""{"command":"not_supported_button","payload":{{payload ?? "null"}}}""";

    private PendingPress Announce(User user, Conversation conversation, long? cmid, string? payload, DateTimeOffset now)
    {
        var community = conversation switch
        {
            Dialog dialog => dialog.Community,
            Chat chat => OwnerOfButton(chat, cmid),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        ForgetOldPresses(community, now);
        var press = new PendingPress(user.Id, conversation, now);
        var eventId = FileStore.NewKey();
        community.Presses[eventId] = press;
        _events.Publish(community, "message_event", (user.Id, Peer: community.PeerOf(conversation), eventId, cmid, payload), static (writer, pressed) =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("user_id"u8, pressed.Id);
            writer.WriteNumber("peer_id"u8, pressed.Peer);
            writer.WriteString("event_id"u8, pressed.eventId);
            writer.WritePropertyName("payload"u8);
            if (pressed.payload is { } json && KeyboardRules.IsJson(json))
                writer.WriteRawValue(json, skipInputValidation: true);
            else
                writer.WriteStringValue(pressed.payload);
            if (pressed.cmid is { } number)
                writer.WriteNumber("conversation_message_id"u8, number);
            writer.WriteEndObject();
        });
        return press;
    }

    private static Community OwnerOfButton(Chat chat, long? cmid)
    {
        var fromId = cmid is { } number ? chat.Find(number)?.FromId : null;
        return chat.Communities.Find(community => -community.Id == fromId)
            ?? chat.Communities.FirstOrDefault()
            ?? throw new InvalidOperationException("No community is in this chat.");
    }

    private async Task<PressAnswer> AwaitAnswerAsync(PendingPress press, CancellationToken cancellationToken)
    {
        try
        {
            return await press.Answer.Task.WaitAsync(PendingPress.Lifetime, _world.Time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new PressAnswer.Expired();
        }
    }

    private static void ForgetOldPresses(Community community, DateTimeOffset now)
    {
        if (community.Presses.Count < SweepAbove)
            return;
        foreach (var (eventId, press) in community.Presses)
        {
            if (now - press.PressedAt > PendingPress.Lifetime)
                community.Presses.Remove(eventId);
        }
    }
}
