using System.Text;
using System.Text.Json;
using BotHost.Messaging;
using BotHost.Vk;

namespace BotHost.Tests.Vk;

/// <summary>Random damage to real shapes: whatever comes, the reader answers with an update or none, and never throws.</summary>
public sealed class VkUpdatesFuzzTests
{
    private static readonly string[] Samples =
    [
        VkUpdatesTests.MessageNew(""" "text":"[club777|Бот], ссылка 5а 👍","payload":"{\"t\":\"tok\"}","ref":"inv","attachments":[{"type":"doc","doc":{"title":"a.csv","size":5,"url":"https://vk.com/doc1"}},{"type":"audio_message","audio_message":{"transcript":"да"}}],"reply_message":{"from_id":-777},"fwd_messages":[{"text":"x"}] """),
        VkUpdatesTests.Event("message_new", """{"message":{"date":1788220800,"peer_id":2000000005,"from_id":101,"conversation_message_id":9,"action":{"type":"chat_invite_user","member_id":102}},"client_info":{"button_actions":["callback"],"keyboard":true}}"""),
        VkUpdatesTests.Event("message_event", """{"user_id":101,"peer_id":101,"event_id":"e1","payload":{"t":"tok"},"conversation_message_id":4}"""),
        VkUpdatesTests.Event("message_edit", """{"date":1788220800,"update_time":1788220900,"peer_id":101,"from_id":101,"conversation_message_id":7,"text":"x"}"""),
        VkUpdatesTests.Event("message_allow", """{"user_id":101,"key":"k"}"""),
    ];

    private static readonly string[] Replacements =
        ["null", "[]", "{}", "0", "-1", "1e400", "9223372036854775808", "\"\"", "\"\\ud800\"", "true", "[[[]]]", "{\"t\":[]}", "\"{\\\"t\\\":{}}\"", "3.5", "\"\\u0000\""];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Broken_bytes_never_throw(int seed)
    {
        var random = new Random(seed);
        var updates = new VkUpdates(VkUpdatesTests.Connection);
        var parsed = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(Samples[random.Next(Samples.Length)]);
            for (var hits = random.Next(1, 4); hits > 0; hits--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                using var document = JsonDocument.Parse(bytes, VkJson.Document);
                parsed++;
                Check(updates.Read(document.RootElement, VkUpdatesTests.Now));
            }
            catch (JsonException)
            {
                // not JSON at all: the transport's matter
            }
        }

        Assert.InRange(parsed, 1000, 20_000);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Values_of_the_wrong_kind_never_throw(int seed)
    {
        var random = new Random(seed);
        var updates = new VkUpdates(VkUpdatesTests.Connection);
        for (var round = 0; round < 20_000; round++)
        {
            using var sample = JsonDocument.Parse(Samples[random.Next(Samples.Length)]);
            var damaged = new StringBuilder();
            Damage(sample.RootElement, damaged, random);
            using var document = JsonDocument.Parse(damaged.ToString(), VkJson.Document);
            Check(updates.Read(document.RootElement, VkUpdatesTests.Now));
        }
    }

    [Theory]
    [InlineData(21)]
    public void Callbacks_of_garbage_are_refused(int seed)
    {
        var random = new Random(seed);
        var callback = new VkCallback(VkUpdatesTests.Connection, "s3cret", "c0de");
        for (var round = 0; round < 10_000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(Samples[random.Next(Samples.Length)]);
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Assert.IsType<CallbackRequest.Refused>(callback.Read(bytes, VkUpdatesTests.Now));
        }
    }

    private static void Check(IncomingUpdate? update)
    {
        if (update is null)
            return;
        Assert.InRange(update.DeduplicationKey.Length, 1, 200);
        JsonSerializer.Serialize(update); // it goes into the inbox as JSON
    }

    private static void Damage(JsonElement element, StringBuilder output, Random random)
    {
        if (random.Next(12) == 0)
        {
            output.Append(Replacements[random.Next(Replacements.Length)]);
            return;
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                output.Append('{').AppendJoin(',', element.EnumerateObject().Where(_ => random.Next(12) > 0).Select(member => Pair(member, random))).Append('}');
                break;
            case JsonValueKind.Array:
                output.Append('[').AppendJoin(',', element.EnumerateArray().Select(item => Copy(item, random))).Append(']');
                break;
            default:
                output.Append(element.GetRawText());
                break;
        }
    }

    private static string Pair(JsonProperty member, Random random) => $"\"{member.Name}\":{Copy(member.Value, random)}";

    private static string Copy(JsonElement element, Random random)
    {
        var copy = new StringBuilder();
        Damage(element, copy, random);
        return copy.ToString();
    }
}
