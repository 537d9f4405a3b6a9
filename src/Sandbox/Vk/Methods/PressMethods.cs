using System.Text.Json;
using BotHost.Sandbox.People;
using BotHost.Sandbox.State;
using BotHost.Sandbox.Views;

namespace BotHost.Sandbox.Vk.Methods;

/// <summary>messages.sendMessageEventAnswer: the answer to a callback button (vk/facts.md §5).</summary>
internal sealed class PressMethods(World world)
{
    private const int MaxEventData = 1000;
    private const int MaxSnackbar = 90;

    public IEnumerable<KeyValuePair<string, VkMethod>> All => [new("messages.sendMessageEventAnswer", Answer)];

    private VkError? Answer(ApiCall call, Utf8JsonWriter response)
    {
        var eventId = call.Parameters.RequiredText("event_id");
        var userId = call.Parameters.RequiredLong("user_id");
        var peerId = call.Parameters.RequiredLong("peer_id");
        var answer = Read(call.Parameters.Text("event_data"));
        if (!call.Community.Presses.TryGetValue(eventId, out var press) || press.UserId != userId
            || call.Community.PeerOf(press.Conversation) != peerId || call.Now - press.PressedAt > PendingPress.Lifetime)
            throw new BadParameterException("event_id is invalid or expired");
        call.Community.Presses.Remove(eventId);
        press.Answer.TrySetResult(answer);
        world.Changes.Publish(press.Conversation.Key, ChangeKind.PressAnswered, null);
        response.WriteNumberValue(1);
        return null;
    }

    private static PressAnswer Read(string? eventData)
    {
        if (eventData is null)
            return new PressAnswer.Silence();
        if (eventData.Length > MaxEventData)
            throw new BadParameterException("event_data is too long");
        try
        {
            using var document = JsonDocument.Parse(eventData);
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new BadParameterException("event_data is invalid");
        }
    }

    private static PressAnswer Read(JsonElement data) => data.GetProperty("type").GetString() switch
    {
        "show_snackbar" when data.GetProperty("text").GetString() is { Length: > 0 and <= MaxSnackbar } text => new PressAnswer.Snackbar(text),
        "open_link" when Uri.TryCreate(data.GetProperty("link").GetString(), UriKind.Absolute, out var link) =>
            new PressAnswer.OpenLink(link.OriginalString),
        "open_app" => new PressAnswer.OpenApp(data.GetProperty("app_id").GetInt64()),
        _ => throw new BadParameterException("event_data is invalid"),
    };
}
