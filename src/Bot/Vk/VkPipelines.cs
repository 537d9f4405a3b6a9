using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace BotHost.Vk;

/// <summary>What is done when VK fails: a call goes again, a request is given up in time, and a VK that is down is left alone for a while.</summary>
internal static class VkPipelines
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BreakLength = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BreakSampling = TimeSpan.FromSeconds(30);
    private const int Retries = 4; // together with the splitting of an execute: 25, 12, 6, 3, 1

    /// <summary>Around a call, queueing included: a retried call may share its next execute with others.</summary>
    public static ResiliencePipeline<VkError> ForCalls(TimeProvider time) => new ResiliencePipelineBuilder<VkError> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<VkError>
        {
            ShouldHandle = static args => ValueTask.FromResult(args.Outcome.Exception is null && VkErrors.IsRetried(args.Outcome.Result)),
            MaxRetryAttempts = Retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = FirstPause,
            MaxDelay = LongestPause,
            DelayGenerator = static args => ValueTask.FromResult<TimeSpan?>(
                VkErrors.Describe(args.Outcome.Result).Remedy is VkRemedy.SlowDown or VkRemedy.Split ? TimeSpan.Zero : null), // the pace waits already
        })
        .Build();

    /// <summary>Around one HTTP request.</summary>
    public static ResiliencePipeline<VkAnswer> ForRequests(VkConnection connection, TimeProvider time) =>
        new ResiliencePipelineBuilder<VkAnswer> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<VkAnswer>
            {
                ShouldHandle = static args => ValueTask.FromResult(args.Outcome.Exception is { } fault
                    ? IsTransportFault(fault)
                    : args.Outcome.Result is { Error.IsTransportFault: true }),
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = BreakSampling,
                BreakDuration = BreakLength,
            })
            .AddTimeout(connection.RequestTimeout)
            .Build();

    public static bool IsTransportFault(Exception fault) =>
        fault is HttpRequestException or IOException or TimeoutRejectedException or BrokenCircuitException;
}
