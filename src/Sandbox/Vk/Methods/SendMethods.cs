using System.Text.Json;
using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Vk.Methods;

/// <summary>messages.send (vk/facts.md §5).</summary>
internal sealed class SendMethods(World world, Posting posting, ContentReader reader)
{
    private const int MaxRecipients = 100;

    /// <summary>How far back VK looks for the same random_id: in time and in messages of the dialog.</summary>
    public static readonly TimeSpan RepeatWindow = TimeSpan.FromHours(1);
    public const int RepeatDepth = 100;

    public IEnumerable<KeyValuePair<string, VkMethod>> All => [new("messages.send", Send)];

    private VkError? Send(ApiCall call, Utf8JsonWriter response)
    {
        var randomId = RandomId(call.Parameters);
        var many = call.Parameters.Longs("peer_ids", MaxRecipients) ?? call.Parameters.Longs("user_ids", MaxRecipients);
        var single = many is null ? SinglePeer(call.Parameters) : 0;
        if (reader.Read(call, out var content) is { } error)
            return error;
        ContentReader.CheckNotEmpty(content);

        if (many is not null)
        {
            SendToMany(call, many, content, randomId, response);
            return null;
        }
        var (refusal, message) = Deliver(call, single, content, randomId);
        if (refusal is null)
            response.WriteNumberValue(message!.Id);
        return refusal;
    }

    private static long SinglePeer(ApiParameters parameters) =>
        parameters.Long("peer_id") ?? parameters.Long("user_id") ?? Chat.PeerOffset + parameters.Long("chat_id")
        ?? throw new BadParameterException("you should specify peer_id, user_id, domain, chat_id or user_ids param");

    /// <summary>Each recipient has an own result; the call as a whole succeeds.</summary>
    private int RandomId(ApiParameters parameters) => (world.Options.TakesLongRandomIds
        ? unchecked((int?)parameters.Long("random_id"))
        : parameters.Range("random_id", int.MinValue, int.MaxValue)) ?? throw ApiParameters.Missing("random_id");

    private void SendToMany(ApiCall call, IReadOnlyList<long> peers, MessageContent content, int randomId, Utf8JsonWriter response)
    {
        response.WriteStartArray();
        foreach (var peer in peers)
        {
            var (refusal, message) = call.Faults.TakeRecipientError("messages.send", peer) is { } code
                ? (VkError.Of(code), null)
                : Deliver(call, peer, content, randomId);
            response.WriteStartObject();
            response.WriteNumber("peer_id"u8, peer);
            if (refusal is not null)
            {
                response.WriteStartObject("error"u8);
                response.WriteNumber("code"u8, refusal.Code);
                response.WriteString("description"u8, refusal.Message);
                response.WriteEndObject();
            }
            else
            {
                response.WriteNumber("message_id"u8, message!.Id);
                response.WriteNumber("conversation_message_id"u8, message.Cmid);
            }
            response.WriteEndObject();
        }
        response.WriteEndArray();
    }

    private (VkError? Refusal, Message? Message) Deliver(ApiCall call, long peerId, MessageContent content, int randomId)
    {
        var conversation = Peers.Find(world, call.Community, peerId);
        if (CheckRecipient(peerId, conversation, call.Community) is { } refusal)
            return (refusal, null);
        if (randomId != 0 && FindRepeat(conversation!, -call.Community.Id, randomId, call.Now) is { } earlier)
            return (null, earlier);
        return (null, posting.Post(conversation!, new NewMessage(-call.Community.Id, content) { RandomId = randomId }, call.Now));
    }

    /// <summary>Who may be written to: vk/facts.md §8.</summary>
    public VkError? CheckRecipient(long peerId, Conversation? conversation, Community community) => conversation switch
    {
        _ when peerId < 0 => VkError.Of(932),
        Chat chat => chat.Members.ContainsKey(-community.Id) ? null : VkError.Of(917),
        null => VkError.Of(Peers.IsChat(peerId) ? 917 : 936),
        Dialog { User.Profile.IsDeactivated: true } => VkError.Of(18),
        Dialog { IsBlacklisted: true } => VkError.Of(900),
        Dialog { IsAllowed: null } => VkError.Of(world.Options.NoConversationError),
        Dialog { IsAllowed: false } => VkError.Of(901),
        _ => null,
    };

    private static Message? FindRepeat(Conversation conversation, long fromId, int randomId, DateTimeOffset now)
    {
        var messages = conversation.Messages;
        for (var i = messages.Count - 1; i >= 0 && i >= messages.Count - RepeatDepth; i--)
        {
            var message = messages[i];
            if (message.RandomId == randomId && message.FromId == fromId && now - message.Date < RepeatWindow)
                return message;
        }
        return null;
    }
}
