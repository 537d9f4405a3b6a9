using BotHost.Domain.People;
using BotHost.Domain.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;

namespace BotHost.Features.Privacy;

/// <summary>Writes down decisions, in the transaction that makes them.</summary>
internal sealed class AuditLog(BotDb db, Work work)
{
    /// <param name="actor">Null: the bot itself.</param>
    /// <param name="action">Fixed words such as "invite.issued".</param>
    /// <param name="subject">Ids only, never a name.</param>
    public void Write(Person? actor, string action, object subject, string? reason = null) => db.Audit.Add(new AuditEntry
    {
        At = work.Now,
        Actor = actor?.Id,
        Action = action,
        Subject = subject.ToString(),
        Reason = reason,
    });
}
