using System.Diagnostics;
using System.Threading.Channels;
using BotHost.Telemetry;
using Polly;

namespace BotHost.Vk;

/// <summary>
/// One school's way to VK's API. Calls queue up, interactive ones first; a pump takes a permit of the pace, then up to 25 of those that
/// wait, and sends them as one execute. A single waiting call goes as it is, so an idle bot answers at once.
/// </summary>
internal sealed partial class VkClient : IAsyncDisposable
{
    // Without a limit a few requests in flight make the batches full; with one, a slow VK must not cost permits.
    private const int InFlightUnlimited = 8;
    private const int InFlightPaced = 64;

    private readonly Channel<VkCall> queue = Channel.CreateUnboundedPrioritized(
        new UnboundedPrioritizedChannelOptions<VkCall> { Comparer = Comparer<VkCall>.Create(InOrder), SingleReader = true });

    private readonly CancellationTokenSource stop = new();
    private readonly ILogger<VkClient> logger;
    private readonly VkHttpTransport transport;
    private readonly VkPace pace;
    private readonly ResiliencePipeline<VkError> calls;
    private readonly ResiliencePipeline<VkAnswer> requests;
    private readonly SemaphoreSlim slots;
    private readonly int slotCount;
    private readonly Task pump;
    private long sequence;

    public VkClient(HttpClient http, VkConnection connection, TimeProvider machineTime, ILogger<VkClient> logger)
    {
        this.logger = logger;
        transport = new VkHttpTransport(http, connection);
        pace = new VkPace(connection.RequestsPerSecond, machineTime);
        calls = VkPipelines.ForCalls(machineTime);
        requests = VkPipelines.ForRequests(connection, machineTime);
        slotCount = pace.IsUnlimited ? InFlightUnlimited : InFlightPaced;
        slots = new SemaphoreSlim(slotCount);
        pump = Task.Run(PumpAsync);
    }

    /// <returns>What VK answered, after retries where they make sense. Refusals are values; only a defect or a cancellation throws.</returns>
    public async Task<VkReply<T>> CallAsync<T>(VkCall<T> call, CancellationToken cancellationToken)
    {
        call.Sequence = Interlocked.Increment(ref sequence);
        var error = call.MayRepeat
            ? await calls.ExecuteAsync(static (state, token) => state.client.QueueAsync(state.call, token), (client: this, call), cancellationToken)
            : await QueueAsync(call, cancellationToken);
        if (!error.IsNone)
            LogRefusal(call.Method, error);
        return new(call.Value, error);
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await stop.CancelAsync();
        await pump;
        for (var i = 0; i < slotCount; i++)
            await slots.WaitAsync(CancellationToken.None); // requests in flight end first: they were cancelled with the pump
        while (queue.Reader.TryRead(out var call))
            call.Cancel(stop.Token);
        slots.Dispose();
        stop.Dispose();
    }

    private static int InOrder(VkCall? left, VkCall? right) =>
        (left!.Priority, left.Sequence).CompareTo((right!.Priority, right.Sequence));

    private async ValueTask<VkError> QueueAsync(VkCall call, CancellationToken cancellationToken)
    {
        var outcome = call.Begin();
        using var registration = cancellationToken.UnsafeRegister(static (state, token) => ((VkCall)state!).Cancel(token), call);
        ObjectDisposedException.ThrowIf(!queue.Writer.TryWrite(call), this);
        return await outcome;
    }

    private async Task PumpAsync()
    {
        try
        {
            while (await queue.Reader.WaitToReadAsync(stop.Token))
            {
                await slots.WaitAsync(stop.Token);
                List<VkCall> batch = [];
                try
                {
                    await pace.WaitAsync(stop.Token);
                    batch = TakeBatch(); // only now, so that everything that came meanwhile goes along
                }
                finally
                {
                    if (batch.Count == 0)
                        slots.Release();
                }

                if (batch.Count > 0)
                    _ = SendAsync(batch); // its end is waited for by its slot, which it gives back
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // the client is being disposed of
        }
        catch (Exception ex) // a defect: better that every caller is told than that all wait for ever
        {
            queue.Writer.TryComplete(ex);
            while (queue.Reader.TryRead(out var call))
                call.Fail(ex);
        }
    }

    private List<VkCall> TakeBatch()
    {
        var batch = new List<VkCall>(VkScript.MaxCalls);
        var size = 0;
        var limit = VkScript.MaxCalls;
        while (batch.Count < limit && queue.Reader.TryRead(out var call))
        {
            if (call.IsFinished) // cancelled while it waited
                continue;
            size += VkScript.Measure(call);
            if (batch.Count > 0 && (!call.MayBatch || call.MaxCompany <= batch.Count || size > VkScript.MaxBytes))
            {
                if (!queue.Writer.TryWrite(call)) // back to its place, unless the client ends
                    call.Cancel(stop.Token);
                break;
            }

            batch.Add(call);
            limit = call.MayBatch ? Math.Min(limit, call.MaxCompany) : 1;
        }

        return batch;
    }

    private async Task SendAsync(List<VkCall> batch)
    {
        try
        {
            if (batch.Count == 1)
                await SendOneAsync(batch[0]);
            else
                await SendTogetherAsync(batch);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            batch.ForEach(call => call.Cancel(stop.Token));
        }
        catch (Exception ex) // a defect: whoever called is told, the pump goes on
        {
            batch.ForEach(call => call.Fail(ex));
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task SendOneAsync(VkCall call)
    {
        using var answer = await AskAsync(call.Method, call.Parameters);
        if (answer.Error.IsNone)
            call.Answer(answer.Response);
        else
            call.Refuse(answer.Error);
    }

    private async Task SendTogetherAsync(List<VkCall> batch)
    {
        using var program = VkScript.Write(batch);
        using var answer = await AskAsync("execute", new VkParameters { { "code", program.Written } });
        var error = answer.Error;
        if (error.IsNone)
        {
            if (VkScript.Distribute(batch, answer.Response, answer.ExecuteErrors))
                return;
            error = new VkError(13); // as if VK had said itself that the program failed
        }

        if (VkErrors.Describe(error).Remedy == VkRemedy.Split)
            batch.ForEach(call => call.MaxCompany = Math.Max(1, batch.Count / 2));
        batch.ForEach(call => call.Refuse(error));
    }

    private async Task<VkAnswer> AskAsync(string method, VkParameters parameters)
    {
        VkAnswer answer;
        var begun = Stopwatch.GetTimestamp();
        try
        {
            answer = await requests.ExecuteAsync(
                static (state, token) => state.transport.InvokeAsync(state.method, state.parameters, token), (transport, method, parameters), stop.Token);
        }
        catch (Exception ex) when (VkPipelines.IsTransportFault(ex))
        {
            Log.NotHeard(logger, method, ex.GetType().Name); // the type alone: a message may name an address
            answer = VkAnswer.Refused(VkError.NoAnswer);
        }

        BotMetrics.VkCalled(method, answer.Error.Code, Stopwatch.GetElapsedTime(begun));
        if (answer.Error.Code == VkError.TooManyRequests)
            pace.Yield();
        return answer;
    }

    private void LogRefusal(string method, VkError error)
    {
        var entry = VkErrors.Describe(error);
        if (entry.Remedy is not (VkRemedy.Blocked or VkRemedy.Gone or VkRemedy.CannotEdit)) // those are everyday life
            Log.Refused(logger, method, error.Code, entry.Meaning);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "VK was not heard on {Method}: {Fault}.")]
        public static partial void NotHeard(ILogger logger, string method, string fault);

        [LoggerMessage(Level = LogLevel.Warning, Message = "VK refused {Method} with {Code}: {Meaning}.")]
        public static partial void Refused(ILogger logger, string method, int code, string meaning);
    }
}
