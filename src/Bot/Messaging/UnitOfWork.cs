using System.Data;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Messaging;

/// <summary>
/// One transaction, begun before anything is loaded: domain rows, outbox rows and the inbox row that caused them are saved together or not at all.
/// A conflict with another writer starts the work over on fresh rows.
/// </summary>
internal sealed class UnitOfWork(
    IServiceScopeFactory scopes, WriteGate gate, ActiveEpoch epoch, OutboxSignal outboxSignal, TimeProvider schoolClock)
{
    private const int MaxTries = 10;

    public Task RunAsync<TService>(SchoolContext school, Func<TService, CancellationToken, Task> act, CancellationToken cancellationToken)
        where TService : notnull
        => RunAsync(school, (scope, ct) => act(scope.GetRequiredService<TService>(), ct), cancellationToken);

    /// <summary>Does not start over: for work that the caller can cut into smaller pieces, which meet others less.</summary>
    public Task RunOnceAsync<TService>(SchoolContext school, Func<TService, CancellationToken, Task> act, CancellationToken cancellationToken)
        where TService : notnull
        => TryAsync(school, async (scope, ct) => { await act(scope.GetRequiredService<TService>(), ct); return true; }, cancellationToken);

    public async Task RunAsync(SchoolContext school, Func<IServiceProvider, CancellationToken, Task> act, CancellationToken cancellationToken)
        => await RunAsync(school, async (scope, ct) => { await act(scope, ct); return true; }, cancellationToken);

    public async Task<T> RunAsync<T>(SchoolContext school, Func<IServiceProvider, CancellationToken, Task<T>> act, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(school, act, cancellationToken);
            }
            catch (Exception ex) when (Faults.IsConflict(ex) && attempt < MaxTries)
            {
                // Someone else was first: look again at what there is now.
            }
        }
    }

    private async Task<T> TryAsync<T>(SchoolContext school, Func<IServiceProvider, CancellationToken, Task<T>> act, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<Work>();
        T result;
        bool hasMail;
        using (await gate.EnterAsync(cancellationToken))
        {
            var db = scope.ServiceProvider.GetRequiredService<BotDb>();
            db.School = school.Key;
            db.HasMail = false;
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            work.Begin(school, schoolClock.GetUtcNow());
            try
            {
                result = await act(scope.ServiceProvider, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                hasMail = db.HasMail;
                await epoch.CheckAsync(db, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }
            catch (InvalidOperationException ex) when (db.Database.GetDbConnection().State != ConnectionState.Open)
            {
                // Npgsql is silent when the server goes away while a reader is being closed; the next command then finds its transaction completed.
                throw new ConnectionLostException(ex);
            }
        }
        if (hasMail)
            outboxSignal.Pulse(school.Key);
        work.Committed();
        return result;
    }

    /// <summary>Reads without a transaction and without the gate.</summary>
    public async Task<T> ReadAsync<T>(SchoolContext school, Func<IServiceProvider, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<BotDb>().School = school.Key;
        scope.ServiceProvider.GetRequiredService<Work>().Begin(school, schoolClock.GetUtcNow());
        return await read(scope.ServiceProvider, cancellationToken);
    }
}
