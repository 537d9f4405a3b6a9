using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using BotHost.Sandbox.Faults;
using BotHost.Sandbox.State;
using BotHost.Sandbox.Vk.Events;
using Microsoft.AspNetCore.Http;

namespace BotHost.Sandbox.Vk;

/// <summary>Bots Long Poll (vk/facts.md §2).</summary>
internal sealed class LongPollEndpoint(World world, FaultPlan faults)
{
    private const int DefaultWait = 25;
    private const int MaxWait = 90;

    public async Task HandleAsync(HttpContext context, long groupId, CancellationToken cancellationToken)
    {
        if (faults.TakeTransport(Fault.LongPoll, null, null) is { } strike
            && !await TransportFaults.MayGoOnAsync(strike, context, cancellationToken))
            return;
        var query = context.Request.Query;
        var wait = int.TryParse(query["wait"], CultureInfo.InvariantCulture, out var seconds) ? Math.Clamp(seconds, 0, MaxWait) : DefaultWait;
        var answer = await PollAsync(groupId, query["key"], query["ts"], TimeSpan.FromSeconds(wait), cancellationToken);
        context.Response.ContentType = "application/json; charset=utf-8";
        Write(context.Response.BodyWriter, answer);
        await context.Response.BodyWriter.FlushAsync(cancellationToken);
    }

    private async Task<PollAnswer> PollAsync(long groupId, string? key, string? ts, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(wait);
        while (true)
        {
            Task next;
            lock (world.Gate)
            {
                if (Look(groupId, key, ts) is var answer and not PollAnswer.Nothing)
                    return answer;
                if (patience.IsCancellationRequested || wait == TimeSpan.Zero)
                    return new PollAnswer.Events(ts!, []);
                next = world.Communities[groupId].LongPoll.NextEvent();
            }
            try
            {
                await next.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The time is up: look once more, then answer that nothing came.
            }
        }
    }

    private PollAnswer Look(long groupId, string? key, string? ts)
    {
        if (!world.Communities.TryGetValue(groupId, out var community))
            return new PollAnswer.Failed(3, null);
        var queue = community.LongPoll;
        switch (queue.StateOf(key))
        {
            case LongPollKeyState.Expired:
                return new PollAnswer.Failed(2, null);
            case LongPollKeyState.Lost:
                return new PollAnswer.Failed(3, null);
        }
        if (!long.TryParse(ts, NumberStyles.None, CultureInfo.InvariantCulture, out var seen))
            return new PollAnswer.Failed(1, queue.LastTs);
        var events = queue.ReadAfter(seen, world.Options.LongPollHistory, world.Options.LongPollBatch, out var isKnown);
        if (!isKnown)
            return new PollAnswer.Failed(1, queue.LastTs);
        return events.IsEmpty
            ? new PollAnswer.Nothing()
            : new PollAnswer.Events((seen + events.Length).ToString(CultureInfo.InvariantCulture), events.ToArray());
    }

    /// <summary>ts is a string in an answer with events and a number in a failure, as VK really does.</summary>
    private static void Write(PipeWriter output, PollAnswer answer)
    {
        if (answer is PollAnswer.Failed failed)
        {
            var ts = failed.Ts is { } number ? string.Create(CultureInfo.InvariantCulture, $"\"ts\":{number},") : "";
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{{ts}\"failed\":{failed.Code}}}"), output);
            return;
        }
        var events = (PollAnswer.Events)answer;
        Encoding.UTF8.GetBytes($"{{\"ts\":\"{events.Ts}\",\"updates\":[", output);
        for (var i = 0; i < events.Json.Count; i++)
        {
            if (i > 0)
                Put(output, ","u8);
            Put(output, events.Json[i]);
        }
        Put(output, "]}"u8);
    }

    private static void Put(PipeWriter output, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(output.GetSpan(bytes.Length));
        output.Advance(bytes.Length);
    }

    private abstract record PollAnswer
    {
        public sealed record Nothing : PollAnswer;

        public sealed record Events(string Ts, IReadOnlyList<byte[]> Json) : PollAnswer;

        public sealed record Failed(int Code, long? Ts) : PollAnswer;
    }
}
