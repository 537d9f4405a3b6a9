using System.Collections.Concurrent;
using BotHost.Domain;
using BotHost.Domain.People;

namespace BotHost.Features.Roster;

/// <summary>
/// Plans that wait for their sender's "да". In memory only: what a list says of children is stored nowhere before it is confirmed. A restart
/// asks the sender for the file again.
/// </summary>
internal sealed class PendingImports
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan UndoFor = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<(SchoolKey, Id<Person>), (RosterUndo Undo, DateTimeOffset ExpiresAt)> _undos = new();
    private readonly ConcurrentDictionary<(SchoolKey, Id<Person>), (ImportPlan Plan, DateTimeOffset ExpiresAt)> _plans = new();

    /// <summary>A newer file of the same sender replaces the one before.</summary>
    public void Keep(SchoolKey school, Id<Person> sender, ImportPlan plan, DateTimeOffset now)
    {
        foreach (var (key, kept) in _plans)
            if (kept.ExpiresAt <= now)
                _plans.TryRemove(key, out _);
        _plans[(school, sender)] = (plan, now + Lifetime);
    }

    /// <returns>The sender's plan, once; null when there is none or it is too old.</returns>
    public ImportPlan? Take(SchoolKey school, Id<Person> sender, DateTimeOffset now)
        => _plans.TryRemove((school, sender), out var kept) && now < kept.ExpiresAt ? kept.Plan : null;

    /// <summary>An applied import can be taken back for ten minutes.</summary>
    public void KeepUndo(SchoolKey school, Id<Person> sender, RosterUndo undo, DateTimeOffset now) => _undos[(school, sender)] = (undo, now + UndoFor);

    public RosterUndo? TakeUndo(SchoolKey school, Id<Person> sender, DateTimeOffset now)
        => _undos.TryRemove((school, sender), out var kept) && now < kept.ExpiresAt ? kept.Undo : null;

    /// <summary>The sender said no.</summary>
    public void Drop(SchoolKey school, Id<Person> sender) => _plans.TryRemove((school, sender), out _);
}
