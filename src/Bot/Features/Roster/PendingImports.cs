using System.Text.Json;
using System.Text.Json.Serialization;
using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Roster;

/// <summary>Lists that wait for their sender's "Применить", and applied ones that can still be taken back. Both outlive a restart, neither its time.</summary>
internal sealed class PendingImports(BotDb db, Work work)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan UndoFor = TimeSpan.FromMinutes(10);

    /// <summary>A newer list of the same sender replaces the one before.</summary>
    public async Task KeepAsync(Id<Person> sender, ImportPlan plan, CancellationToken cancellationToken)
    {
        await DropAsync(sender, cancellationToken);
        await db.PendingImports.Where(row => row.ExpiresAt <= work.Now).ExecuteDeleteAsync(cancellationToken);
        db.PendingImports.Add(new PendingImport { Sender = sender, Input = JsonSerializer.Serialize(plan.Input, RosterJson.Default.RosterInput), ExpiresAt = work.Now + Lifetime });
    }

    /// <returns>The sender's list, once; null when there is none or it is too old.</returns>
    public async Task<RosterInput?> TakeAsync(Id<Person> sender, CancellationToken cancellationToken)
    {
        var row = await db.PendingImports.FirstOrDefaultAsync(row => row.Sender == sender && row.Input != null && row.ExpiresAt > work.Now, cancellationToken);
        if (row is null)
            return null;
        db.PendingImports.Remove(row);
        return JsonSerializer.Deserialize(row.Input!, RosterJson.Default.RosterInput);
    }

    /// <summary>The sender said no.</summary>
    public Task DropAsync(Id<Person> sender, CancellationToken cancellationToken)
        => db.PendingImports.Where(row => row.Sender == sender && row.Input != null).ExecuteDeleteAsync(cancellationToken);

    /// <summary>An applied import can be taken back for ten minutes; only the last one of a sender.</summary>
    public async Task KeepUndoAsync(Id<Person> sender, RosterUndo undo, CancellationToken cancellationToken)
    {
        await db.PendingImports.Where(row => row.Sender == sender && row.Undo != null).ExecuteDeleteAsync(cancellationToken);
        db.PendingImports.Add(new PendingImport { Sender = sender, Undo = JsonSerializer.Serialize(undo, RosterJson.Default.RosterUndo), ExpiresAt = work.Now + UndoFor });
    }

    /// <returns>How to take the sender's last import back, once; null when it is too late.</returns>
    public async Task<RosterUndo?> TakeUndoAsync(Id<Person> sender, CancellationToken cancellationToken)
    {
        var row = await db.PendingImports.FirstOrDefaultAsync(row => row.Sender == sender && row.Undo != null && row.ExpiresAt > work.Now, cancellationToken);
        if (row is null)
            return null;
        db.PendingImports.Remove(row);
        return JsonSerializer.Deserialize(row.Undo!, RosterJson.Default.RosterUndo);
    }
}

[JsonSerializable(typeof(RosterInput))]
[JsonSerializable(typeof(RosterUndo))]
internal sealed partial class RosterJson : JsonSerializerContext;
