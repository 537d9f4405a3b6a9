using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using BotHost.Sandbox.State;
using BotHost.Sandbox.Views;
using BotHost.Sandbox.Vk.Json;

namespace BotHost.Sandbox.Vk.Events;

/// <summary>Wraps what happened into VK's envelope and hands it to long poll and to the callback servers, each by its own settings.</summary>
internal sealed class EventPublisher(World world, Journal journal) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _writer = new(Stream.Null, JsonOutput.Options);

    public static bool IsWanted(Community community, string type) =>
        community.LongPollSettings.Wants(type) || community.CallbackServers.Exists(server => server.Settings.Wants(type));

    /// <param name="writeObject">Writes the value of "object". Not called when nobody asked for this type.</param>
    public void Publish<TState>(Community community, string type, TState state, Action<Utf8JsonWriter, TState> writeObject)
    {
        if (!IsWanted(community, type))
            return;
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        _writer.WriteStartObject();
        _writer.WriteNumber("group_id"u8, community.Id);
        _writer.WriteString("type"u8, type);
        _writer.WriteString("event_id"u8, NewEventId());
        _writer.WriteString("v"u8, community.LongPollSettings.ApiVersion);
        _writer.WritePropertyName("object"u8);
        writeObject(_writer, state);
        _writer.WriteEndObject();
        _writer.Flush();

        var pending = new PendingEvent(type, _buffer.WrittenSpan.ToArray());
        if (community.HeldEvents is { } held)
            held.Add(pending);
        else
            Deliver(community, pending);
    }

    public void Deliver(Community community, PendingEvent pending)
    {
        Send(community, pending);
        if (community.DuplicateNextEvents == 0)
            return;
        community.DuplicateNextEvents--;
        Send(community, pending);
    }

    /// <summary>Puts raw bytes where an event is expected, whatever they are.</summary>
    public void Inject(Community community, byte[] json)
    {
        community.LongPoll.Add(json, world.Options.LongPollHistory);
        foreach (var server in community.CallbackServers)
            server.Enqueue(json);
        journal.AddUpdate(community.Id, "injected", json);
    }

    public void Dispose() => _writer.Dispose();

    private void Send(Community community, PendingEvent pending)
    {
        if (community.LongPollSettings.Wants(pending.Type))
            community.LongPoll.Add(pending.Json, world.Options.LongPollHistory);
        foreach (var server in community.CallbackServers)
        {
            if (server.Settings.Wants(pending.Type))
                server.Enqueue(pending.Json);
        }
        journal.AddUpdate(community.Id, pending.Type, pending.Json);
    }

    private static string NewEventId()
    {
        Span<byte> bytes = stackalloc byte[20];
        RandomNumberGenerator.Fill(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}

internal sealed record PendingEvent(string Type, byte[] Json);
