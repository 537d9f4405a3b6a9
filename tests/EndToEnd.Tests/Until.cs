namespace BotHost.EndToEnd.Tests;

/// <summary>Waits for what only looking can tell: a process's health, rows of a database.</summary>
internal static class Until
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <param name="what">For the failure.</param>
    /// <param name="onFailure">More to say then.</param>
    public static async Task TrueAsync(
        string what, Func<CancellationToken, Task<bool>> look, CancellationToken cancellationToken, Func<string>? onFailure = null)
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
            throw new TimeoutException($"Not within {Patience.TotalSeconds} s: {what}. {onFailure?.Invoke()}");
        }
    }
}
