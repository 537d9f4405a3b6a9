namespace BotHost.EndToEnd.Tests;

/// <summary>Waits for what only looking can tell: a process's health, rows of a database.</summary>
internal static class Until
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(180); // of a small, busy machine; where all is well nobody waits for it
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <param name="what">For the failure.</param>
    /// <param name="describe">What there is instead, for the failure: a few short lines.</param>
    public static async Task TrueAsync(
        string what, Func<CancellationToken, Task<bool>> look, CancellationToken cancellationToken, Func<CancellationToken, Task<string>>? describe = null)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            while (!await look(patience.Token))
                await Task.Delay(BetweenLooks, TimeProvider.System, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await FailAsync(what, describe, cancellationToken);
        }
    }

    /// <summary>Waits for what somebody else completes.</summary>
    public static async Task DoneAsync(
        string what, Task task, CancellationToken cancellationToken, Func<CancellationToken, Task<string>>? describe = null)
    {
        if (await Task.WhenAny(task, Task.Delay(Patience, TimeProvider.System, cancellationToken)) != task)
            await FailAsync(what, describe, cancellationToken);
        await task;
    }

    private static async Task FailAsync(string what, Func<CancellationToken, Task<string>>? describe, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Assert.Fail($"Not within {Patience.TotalSeconds} s: {what}.\n{(describe is null ? "" : await describe(cancellationToken))}".TrimEnd());
    }
}
