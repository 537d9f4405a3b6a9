namespace BotHost.Messaging;

/// <summary>Loops that belong together: without one of them the others must not go on as if nothing had happened.</summary>
internal static class Loops
{
    /// <summary>Completes when all have ended, or fails as soon as one has failed.</summary>
    public static async Task RunAsync(IReadOnlyList<Task> loops)
    {
        await foreach (var loop in Task.WhenEach(loops))
            await loop;
    }
}
