using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BotHost.Domain.Messaging;
using BotHost.Messaging;

namespace BotHost.Vk;

/// <summary>VK's events → neutral updates. Nothing that VK or a stranger's client sends makes it throw: what cannot be read is <see cref="Unsupported"/>.</summary>
internal sealed partial class VkUpdates(VkConnection connection)
{
    public const string ApiVersion = "5.199";

    /// <summary>What the bot asks VK for. message_reply (its own words) is not among it.</summary>
    public static readonly string[] Events = ["message_new", "message_edit", "message_event", "message_allow", "message_deny"];

    private const int MaxRaw = 16_384;
    private const int MaxKey = 200;
    private const int MaxToken = 256; // ours have 64; what is longer is none of ours
    private const int MaxRef = 512;
    private const long LastDate = 253_402_300_799; // the end of the year 9999

    private readonly VkMention mention = new(connection);

    /// <param name="receivedAt">The school's time, for events that VK gives no date.</param>
    /// <returns>Null for the community's own messages.</returns>
    public IncomingUpdate? Read(JsonElement element, DateTimeOffset receivedAt)
    {
        try
        {
            if (element.As(VkJson.Default.VkUpdate) is not { } update)
                return Unreadable(element, element.Raw(), receivedAt);
            return update.Object is { ValueKind: JsonValueKind.Object } body
                ? Translate(new Event(update, body, receivedAt))
                : Unreadable(element, update.Object?.Raw() ?? "", receivedAt); // not the whole: a callback's event holds the secret
        }
        catch (Exception ex) when (ex is JsonException or InvalidOperationException or FormatException)
        {
            return Unreadable(element, "", receivedAt);
        }
    }

    /// <summary>A message read from a list, as the event that announced it would have been read: with the same deduplication key.</summary>
    /// <returns>Null for the community's own messages and for what is no message.</returns>
    public IncomingUpdate? ReadMessage(JsonElement? message, DateTimeOffset receivedAt)
        => message is { ValueKind: JsonValueKind.Object } body ? Translate(new Event(new VkUpdate { Type = "message_new" }, body, receivedAt)) : null;

    private IncomingUpdate? Translate(Event source)
    {
        switch (source.Update.Type)
        {
            case "message_new":
                return ReadMessage(source);
            case "message_edit":
                return ReadEdit(source);
            case "message_event":
                return ReadPress(source);
            case "message_allow" when source.UserId is { } user:
                return new MessagesAllowed { DeduplicationKey = source.Key(), OccurredAt = source.ReceivedAt, Conversation = ConversationRef.Dialog(user), Actor = user };
            case "message_deny" when source.UserId is { } user:
                return new MessagesDenied { DeduplicationKey = source.Key(), OccurredAt = source.ReceivedAt, Conversation = ConversationRef.Dialog(user), Actor = user };
            default:
                return source.Unsupported();
        }
    }

    private IncomingUpdate? ReadMessage(Event source)
    {
        // Before 5.103 the object was the message itself.
        var raw = source.Body.Member("message") is { ValueKind: JsonValueKind.Object } inner ? inner : source.Body;
        var message = raw.As(VkJson.Default.VkMessage)!;
        if (message.Action.As(VkJson.Default.VkMessageAction) is { Type.Length: > 0 } action)
            return ReadAction(source, message, action);
        if (message.Out || message.FromId < 0)
            return null;
        if (VkPeer.Conversation(message.PeerId) is not { } conversation || message.FromId is not > 0 || message.ConversationMessageId is not { } number)
            return source.Unsupported();

        var payload = ReadPayload(message.Payload);
        var contents = VkContents.Read(message);
        var text = mention.Cut(contents.Text, out var isMentioned);
        return new TextReceived
        {
            DeduplicationKey = source.Key(message),
            OccurredAt = source.DateOf(message.Date),
            Conversation = conversation,
            Actor = VkPeer.User(message.FromId.Value),
            Text = text,
            Message = VkPeer.Message(number),
            ButtonToken = payload.Token,
            StartToken = message.Ref is { Length: > 0 and <= MaxRef } start ? start : payload.IsStart ? "" : null,
            AddressesBot = isMentioned || message.ReplyMessage.As(VkJson.Default.VkMessage)?.FromId == -connection.GroupId,
            Files = contents.Files,
            Pictures = contents.Pictures,
            HasOtherAttachments = contents.HasOthers,
            Client = ReadClient(source.Body.Member("client_info")),
        };
    }

    private IncomingUpdate? ReadEdit(Event source)
    {
        var message = source.Body.As(VkJson.Default.VkMessage)!;
        if (message.Out || message.FromId < 0)
            return null;
        if (VkPeer.Conversation(message.PeerId) is not { } conversation || message.FromId is not > 0 || message.ConversationMessageId is not { } number)
            return source.Unsupported();
        return new MessageEdited
        {
            DeduplicationKey = message.UpdateTime is { } edited
                ? string.Create(CultureInfo.InvariantCulture, $"edit:{message.PeerId}:{number}:{edited}")
                : source.Key(),
            OccurredAt = source.DateOf(message.UpdateTime ?? message.Date),
            Conversation = conversation,
            Actor = VkPeer.User(message.FromId.Value),
            Text = mention.Cut(message.Text ?? "", out _),
            Message = VkPeer.Message(number),
        };
    }

    private static IncomingUpdate ReadPress(Event source)
    {
        var press = source.Body.As(VkJson.Default.VkButtonEvent)!;
        if (press.UserId is not (> 0 and < VkPeer.FirstChat) || VkPeer.Conversation(press.PeerId) is not { } conversation
            || press.EventId is not { Length: > 0 and <= MaxKey - 10 } id)
            return source.Unsupported();
        var user = VkPeer.User(press.UserId!.Value);
        return new ButtonPressed
        {
            DeduplicationKey = "press:" + id,
            OccurredAt = source.ReceivedAt,
            Conversation = conversation,
            Actor = user,
            Token = ReadPayload(press.Payload).Token ?? "",
            Interaction = new(id, user, conversation),
            Message = press.ConversationMessageId is > 0 and var number ? VkPeer.Message(number) : null,
        };
    }

    /// <summary>Payloads come as an object, as a string that holds JSON, or as anything a stranger's client made up.</summary>
    private static (string? Token, bool IsStart) ReadPayload(JsonElement? payload)
    {
        if (payload is { ValueKind: JsonValueKind.String } text)
        {
            try
            {
                using var parsed = JsonDocument.Parse(text.Text() ?? "");
                return ReadPayload(parsed.RootElement.As(VkJson.Default.VkPayload));
            }
            catch (JsonException)
            {
                return default;
            }
        }

        return ReadPayload(payload.As(VkJson.Default.VkPayload));
    }

    private static (string? Token, bool IsStart) ReadPayload(VkPayload? payload) => payload switch
    {
        { Command: "start" } => (null, true),
        // A client without callback buttons writes the button's payload into a message.
        { Command: "not_supported_button", Payload: { } inner } => ReadPayload(inner),
        { T: { Length: > 0 and <= MaxToken } token } => (token, false),
        _ => default,
    };

    private static ClientFeatures? ReadClient(JsonElement element)
    {
        if (element.As(VkJson.Default.VkClientInfo) is not { } client)
            return null;
        var actions = client.ButtonActions is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(action => action.Text()).ToList() : [];
        return new(client.Keyboard, client.InlineKeyboard, actions.Contains("callback"), actions.Contains("open_link"));
    }

    private static Unsupported Unreadable(JsonElement element, string raw, DateTimeOffset receivedAt) =>
        new() { DeduplicationKey = Hash(element.Raw()), OccurredAt = receivedAt, Type = "", Raw = TextParts.Cut(raw, MaxRaw) };

    private static string Hash(string body) => "body:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    /// <summary>One event while it is read.</summary>
    private readonly record struct Event(VkUpdate Update, JsonElement Body, DateTimeOffset ReceivedAt)
    {
        public UserRef? UserId => Body.As(VkJson.Default.VkPermission)?.UserId is > 0 and < VkPeer.FirstChat and var id ? VkPeer.User(id) : null;

        /// <summary>For events that have no place in a conversation. The callback's secret is not part of the hashed body.</summary>
        public string Key() => Update.EventId is { Length: > 0 and <= MaxKey - 10 } id ? "event:" + id : Hash(Update.Type + Body.Raw());

        public string Key(VkMessage message) => message is { PeerId: { } peer, ConversationMessageId: { } number }
            ? string.Create(CultureInfo.InvariantCulture, $"new:{peer}:{number}")
            : Key();

        public DateTimeOffset DateOf(long? seconds) => seconds is > 0 and <= LastDate and var date ? DateTimeOffset.FromUnixTimeSeconds(date) : ReceivedAt;

        public Unsupported Unsupported() => new()
        {
            DeduplicationKey = Key(),
            OccurredAt = ReceivedAt,
            Type = TextParts.Cut(Update.Type ?? "", 100),
            Raw = TextParts.Cut(Body.Raw(), MaxRaw),
        };
    }
}
