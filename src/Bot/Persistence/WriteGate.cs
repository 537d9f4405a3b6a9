namespace BotHost.Persistence;

/// <summary>SQLite has one writer: whoever waits here does not meet "database is locked". PostgreSQL needs no gate.</summary>
internal sealed class WriteGate(bool isNeeded) : IDisposable
{
    private readonly SemaphoreSlim? _gate = isNeeded ? new SemaphoreSlim(1, 1) : null;

    public async ValueTask<Pass> EnterAsync(CancellationToken cancellationToken)
    {
        if (_gate is not null)
            await _gate.WaitAsync(cancellationToken);
        return new Pass(_gate);
    }

    public void Dispose() => _gate?.Dispose();

    internal readonly struct Pass(SemaphoreSlim? gate) : IDisposable
    {
        public void Dispose() => gate?.Release();
    }
}
