using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using BotHost.Messaging;

namespace BotHost.Vk;

/// <summary>A community's events by Bots Long Poll. One reader a community: several would each get every event.</summary>
/// <param name="machineTime">For waits and for the health check.</param>
/// <param name="schoolTime">For events that VK gives no date.</param>
internal sealed partial class VkLongPoll(
    HttpClient http, VkClient client, VkConnection connection, TimeProvider machineTime, TimeProvider schoolTime, ILogger<VkLongPoll> logger) : IUpdateSource
{
    private const int FullAnswer = 20; // fewer updates than this and VK had no more at hand
    private static readonly TimeSpan BacklogWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan NetworkAllowance = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan KeyLifetime = TimeSpan.FromHours(4); // sessions are known to fall silent without a word
    private static readonly TimeSpan QuotaPause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan RefusalPause = TimeSpan.FromMinutes(1);

    private readonly VkUpdates updates = new(connection);
    private long lastSuccess; // ticks, 0 = none yet

    /// <summary>When VK last answered a poll, by the machine's clock; null before the first answer.</summary>
    public DateTimeOffset? LastSuccess => Interlocked.Read(ref lastSuccess) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public async IAsyncEnumerable<UpdateBatch> ReadAsync(string? cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await SetUpAsync(cancellationToken);
        var pause = new VkBackoff(machineTime);
        VkSession? session = null;
        var isBacklogRead = false;
        while (true)
        {
            var current = session ??= await OpenAsync(pause, cancellationToken);
            if (cursor is null)
            {
                // Saved before the first poll: whatever comes from here on is never missed.
                cursor = current.Ts;
                yield return new UpdateBatch([], cursor, HistoryLost: false, IsBacklogRead: false);
            }

            var answer = await PollAsync(current, cursor, isBacklogRead ? connection.PollWait : BacklogWait, cancellationToken);
            UpdateBatch? batch;
            if (answer is { Failed: null, Ts: { } ts })
            {
                pause.Reset();
                batch = Translate(answer, ts);
                isBacklogRead |= batch.IsBacklogRead;
            }
            else
            {
                (session, batch) = await RecoverAsync(current, answer, pause, cancellationToken);
            }

            if (batch is not null)
            {
                Interlocked.Exchange(ref lastSuccess, machineTime.GetUtcNow().UtcTicks);
                cursor = batch.Cursor;
                yield return batch;
            }

            if (session is not null && machineTime.GetElapsedTime(session.OpenedAt) > KeyLifetime)
                session = null; // ts stays
        }
    }

    /// <returns>The session to go on with, null for a new one; and what the consumer must be told.</returns>
    private async Task<(VkSession? Session, UpdateBatch? Batch)> RecoverAsync(
        VkSession session, VkPollAnswer? answer, VkBackoff pause, CancellationToken cancellationToken)
    {
        switch (answer)
        {
            case null: // the network: server and ts stay, so that nothing queued is lost
                await pause.WaitAsync(cancellationToken);
                return (session, null);
            case { Failed: 1, Ts: { } ts }: // a part of the history is gone: on from where VK still has it
                await pause.WaitUnlessFirstAsync(cancellationToken);
                return (session, Lost(ts));
            case { Failed: 2 }: // the key has expired; ts stays
                await pause.WaitUnlessFirstAsync(cancellationToken);
                return (null, null);
            case { Failed: 3 }: // everything is gone
                await pause.WaitUnlessFirstAsync(cancellationToken);
                var renewed = await OpenAsync(pause, cancellationToken);
                return (renewed, Lost(renewed.Ts));
            default: // a number or a shape that nobody knows
                Log.UnknownAnswer(logger, connection.GroupId, answer.Failed ?? 0);
                await pause.WaitAsync(cancellationToken);
                return (null, null);
        }

        static UpdateBatch Lost(string ts) => new([], ts, HistoryLost: true, IsBacklogRead: false);
    }

    /// <summary>Switches the events on. A community that was set up by hand works without it.</summary>
    private async Task SetUpAsync(CancellationToken cancellationToken)
    {
        var reply = await client.CallAsync(VkReads.SetLongPollSettings(connection.GroupId, VkUpdates.Events), cancellationToken);
        if (!reply.IsOk)
            Log.NotSetUp(logger, connection.GroupId, reply.Error.Code);
    }

    private async Task<VkSession> OpenAsync(VkBackoff pause, CancellationToken cancellationToken)
    {
        while (true)
        {
            var reply = await client.CallAsync(VkReads.LongPollServer(connection.GroupId), cancellationToken);
            if (reply.IsOk)
                return new(reply.Value!.Server!, reply.Value.Key!, reply.Value.Ts ?? "1", machineTime.GetTimestamp());
            Log.NoServer(logger, connection.GroupId, reply.Error.Code);
            switch (VkErrors.Describe(reply.Error).Remedy)
            {
                case VkRemedy.PauseKind: // asked too often
                    await Task.Delay(QuotaPause, machineTime, cancellationToken);
                    break;
                case VkRemedy.Retry or VkRemedy.SlowDown:
                    await pause.WaitAsync(cancellationToken);
                    break;
                default: // the token or a right is missing: someone must act, and need not restart the bot then
                    await Task.Delay(RefusalPause, machineTime, cancellationToken);
                    break;
            }
        }
    }

    /// <returns>Null when VK was not heard.</returns>
    private async Task<VkPollAnswer?> PollAsync(VkSession session, string ts, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(wait + NetworkAllowance, machineTime);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await http.GetAsync(session.Address(ts, wait), HttpCompletionOption.ResponseHeadersRead, both.Token);
            if (!response.IsSuccessStatusCode)
            {
                Log.NotHeard(logger, connection.GroupId, (int)response.StatusCode);
                return null;
            }

            await using var body = await response.Content.ReadAsStreamAsync(both.Token);
            using var document = await JsonDocument.ParseAsync(body, VkJson.Document, both.Token);
            return document.RootElement.As(VkJson.Default.VkPollAnswer) ?? new();
        }
        catch (Exception ex) when (ex is HttpRequestException or IOException or JsonException || timeout.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Log.NotHeard(logger, connection.GroupId, 0);
            return null;
        }
    }

    private UpdateBatch Translate(VkPollAnswer answer, string ts)
    {
        var receivedAt = schoolTime.GetUtcNow();
        var elements = answer.Updates is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToList() : [];
        var read = elements.Select(element => updates.Read(element, receivedAt)).OfType<IncomingUpdate>().ToList();
        return new(read, ts, HistoryLost: false, IsBacklogRead: elements.Count < FullAnswer);
    }

    /// <summary>Where to poll; the key dies within hours.</summary>
    private sealed record VkSession(string Server, string Key, string Ts, long OpenedAt)
    {
        public Uri Address(string ts, TimeSpan wait) => new(string.Create(
            CultureInfo.InvariantCulture,
            $"{Server}{(Server.Contains('?', StringComparison.Ordinal) ? '&' : '?')}act=a_check&key={Uri.EscapeDataString(Key)}&ts={Uri.EscapeDataString(ts)}&wait={(int)wait.TotalSeconds}"));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Community {GroupId}: long poll settings could not be set ({Code}); going on with those it has.")]
        public static partial void NotSetUp(ILogger logger, long groupId, int code);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Community {GroupId}: no long poll server ({Code}).")]
        public static partial void NoServer(ILogger logger, long groupId, int code);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Community {GroupId}: long poll was not heard (HTTP {Status}).")]
        public static partial void NotHeard(ILogger logger, long groupId, int status);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Community {GroupId}: long poll answered an unknown failure {Failed}.")]
        public static partial void UnknownAnswer(ILogger logger, long groupId, long failed);
    }
}
