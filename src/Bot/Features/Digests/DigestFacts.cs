using BotHost.Domain.Chats;
using BotHost.Domain.Digests;
using BotHost.Domain.Invites;
using BotHost.Domain.People;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Digests;

/// <summary>What an administrator has to know and to do.</summary>
/// <param name="Since">The last digest, or a day ago.</param>
internal sealed record DigestFacts(DateTimeOffset Since)
{
    /// <summary>To show at most; the counts say how many there are.</summary>
    public const int MostShown = 6;

    public IReadOnlyList<WaitingRequest> Waiting { get; init; } = [];
    public int WaitingCount { get; init; }
    public IReadOnlyList<string> Badges { get; init; } = [];
    public int BadgeCount { get; init; }
    public IReadOnlyList<(string Chat, int Count)> Strangers { get; init; } = [];
    public IReadOnlyList<(string Chat, int Count)> Joined { get; init; } = [];
    public int Expired { get; init; }
    public int Revoked { get; init; }
    public int Annulled { get; init; }

    /// <summary>The acts of annulment since the last digest.</summary>
    public IReadOnlyList<(Guid Id, int Number)> Acts { get; init; } = [];
    public int Unreachable { get; init; }
    public int UncertainSends { get; init; }
    public int FailedSends { get; init; }
    public int FailedActs { get; init; }
    public int Parked { get; init; }

    /// <summary>Messages that the bot did not understand; a few are no news.</summary>
    public int Misunderstood { get; init; }
    public IReadOnlyList<string> SharedLinks { get; init; } = [];
    /// <summary>Links that staff loaded and that do not work any more.</summary>
    public IReadOnlyList<string> StaleLinks { get; init; } = [];
    public IReadOnlyList<string> RemovalsPaused { get; init; } = [];

    /// <summary>Applications that wait in the platform's cabinet for more than a day.</summary>
    public IReadOnlyList<ElsewhereRequest> Elsewhere { get; init; } = [];

    /// <summary>Nothing to do and nothing new. A chat with a shared link alone is no news.</summary>
    public bool IsEmpty => WaitingCount + BadgeCount + Strangers.Count + Joined.Count + Expired + Revoked + Annulled + Unreachable
        + UncertainSends + FailedSends + FailedActs + Parked + RemovalsPaused.Count + StaleLinks.Count + Elsewhere.Count == 0;

    /// <summary>Strangers in chats and paused removals are about children's safety and stay.</summary>
    public DigestFacts Without(DigestSections hidden)
    {
        var facts = this;
        if (hidden.HasFlag(DigestSections.Requests))
            facts = facts with { Waiting = [], WaitingCount = 0, Badges = [], BadgeCount = 0, Elsewhere = [] };
        if (hidden.HasFlag(DigestSections.News))
            facts = facts with { Joined = [], Expired = 0, Revoked = 0, Annulled = 0, Acts = [] };
        if (hidden.HasFlag(DigestSections.Chats))
            facts = facts with { StaleLinks = [], SharedLinks = [] };
        if (hidden.HasFlag(DigestSections.Troubles))
            facts = facts with { Unreachable = 0, UncertainSends = 0, FailedSends = 0, FailedActs = 0, Parked = 0, Misunderstood = 0 };
        return facts;
    }
}

/// <param name="Area">The router's word for the request: "access" or "role".</param>
internal sealed record WaitingRequest(string Area, Guid Id, string What, DateTimeOffset Since);

/// <summary>Collects the facts, each by an indexed query.</summary>
internal sealed class DigestReader(BotDb db, Work work)
{
    public async Task<DigestFacts> ReadAsync(Person administrator, CancellationToken cancellationToken)
    {
        var since = await db.Digests.Where(digest => digest.Recipient == administrator.Id && digest.Kind == DigestKind.Daily).MaxAsync(digest => (DateTimeOffset?)digest.MadeAt, cancellationToken)
            ?? work.Now.AddDays(-1);
        return await ReadAsync(since, cancellationToken);
    }

    public async Task<DigestFacts> ReadAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var facts = await WithRequestsAsync(new DigestFacts(since), cancellationToken);
        facts = await WithChatsAsync(facts, cancellationToken);
        return await WithSendsAsync(facts, cancellationToken);
    }

    /// <summary>All that waits for a decision, the oldest first.</summary>
    public async Task<List<WaitingRequest>> WaitingAsync(CancellationToken cancellationToken)
    {
        var access = await (from request in db.AccessRequests
                            join @class in db.Classes on request.Class equals @class.Id
                            where request.State == RequestState.Pending
                            select new { request.Id, @class.Name, request.Kind, request.CreatedAt }).ToListAsync(cancellationToken);
        var verifications = await db.Verifications.Where(request => request.State == RequestState.Pending)
            .Select(request => new { request.Id, request.FullName, request.CreatedAt }).ToListAsync(cancellationToken);
        return
        [
            .. access.Select(it => new WaitingRequest("access", it.Id.Value, DigestReplies.AccessRequest(it.Name, it.Kind), it.CreatedAt))
                .Concat(verifications.Select(it => new WaitingRequest("role", it.Id.Value, DigestReplies.Verification(it.FullName), it.CreatedAt)))
                .OrderBy(it => it.Since),
        ];
    }

    private async Task<DigestFacts> WithRequestsAsync(DigestFacts facts, CancellationToken cancellationToken)
    {
        var waiting = await WaitingAsync(cancellationToken);
        var dayAgo = work.Now.AddDays(-1);
        var badges = await db.Staff
            .Where(staff => staff.Account != null && staff.RevokedAt == null && staff.DismissedAt == null && staff.BadgeGivenAt == null)
            .OrderBy(staff => staff.VerifiedAt).Select(staff => staff.FullName).ToListAsync(cancellationToken);
        return facts with
        {
            Waiting = [.. waiting.Take(DigestFacts.MostShown)],
            WaitingCount = waiting.Count,
            Badges = [.. badges.Take(DigestFacts.MostShown)],
            BadgeCount = badges.Count,
            Elsewhere = await db.Elsewhere.Where(row => row.AcceptedAt == null && row.NotedAt <= dayAgo).OrderBy(row => row.NotedAt).Take(DigestFacts.MostShown).ToListAsync(cancellationToken),
        };
    }

    private async Task<DigestFacts> WithChatsAsync(DigestFacts facts, CancellationToken cancellationToken)
    {
        var since = facts.Since;
        var chats = await (from chat in db.Chats
                           join known in db.Classes on chat.Class equals known.Id into classes
                           from @class in classes.DefaultIfEmpty()
                           where chat.Kind != null && chat.GoneAt == null
                           select new { chat.Id, chat.Title, chat.Kind, chat.Standing, chat.RemovalsPausedAt, Class = @class == null ? null : @class.Name })
            .ToListAsync(cancellationToken);
        var names = chats.ToDictionary(it => it.Id, it => DigestReplies.ChatName(it.Kind!.Value, it.Class, it.Title));
        var strangers = await db.ChatMembers.Where(member => member.Standing == Standing.Unknown && member.LeftAt == null)
            .GroupBy(member => member.Chat).Select(group => new { Chat = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var joined = await db.Invites.Where(invite => invite.EndedAt > since && invite.State == InviteState.Joined)
            .GroupBy(invite => invite.Chat).Select(group => new { Chat = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var stale = (await db.LoadedLinks.Where(link => link.EndedAt == null && link.Chat != null && (link.StaleReports > 0 || link.ValidUntil <= work.Now)).ToListAsync(cancellationToken))
            .Select(link => names.GetValueOrDefault(link.Chat!.Value)).OfType<string>().Distinct().Order();
        return facts with
        {
            StaleLinks = [.. stale],
            Strangers = [.. strangers.Select(it => (names.GetValueOrDefault(it.Chat, "чат"), it.Count))],
            Joined = [.. joined.Select(it => (names.GetValueOrDefault(it.Chat, "чат"), it.Count)).OrderBy(it => it.Item1)],
            Expired = await db.Invites.CountAsync(invite => invite.EndedAt > since && invite.State == InviteState.Expired, cancellationToken),
            Revoked = await db.Invites.CountAsync(invite => invite.EndedAt > since && (invite.State == InviteState.Revoked || invite.State == InviteState.Blocked), cancellationToken),
            Acts = [.. (await db.Acts.Where(act => act.MadeAt > since).OrderBy(act => act.Number).Select(act => new { act.Id, act.Number }).ToListAsync(cancellationToken)).Select(act => (act.Id.Value, act.Number))],
            Annulled = await db.Invites.CountAsync(invite => invite.AnnulledAt > since, cancellationToken),
            SharedLinks = [.. chats.Where(it => it.Standing != ChatStanding.Managed).Select(it => names[it.Id]).Order()],
            RemovalsPaused = [.. chats.Where(it => it.RemovalsPausedAt is not null).Select(it => names[it.Id]).Order()],
        };
    }

    private async Task<DigestFacts> WithSendsAsync(DigestFacts facts, CancellationToken cancellationToken)
    {
        var since = facts.Since;
        var unsent = await db.Outbox.Where(row => row.FinishedAt > since && (row.State == OutboxState.Failed || row.State == OutboxState.Uncertain))
            .GroupBy(row => new { row.State, IsMessage = row.Kind == OutboxKind.Send })
            .Select(group => new { group.Key.State, group.Key.IsMessage, Count = group.Count() }).ToListAsync(cancellationToken);
        return facts with
        {
            Unreachable = await db.People.CountAsync(person => person.UnreachableSince > since, cancellationToken),
            UncertainSends = unsent.Where(it => it.State == OutboxState.Uncertain).Sum(it => it.Count),
            FailedSends = unsent.Where(it => it is { State: OutboxState.Failed, IsMessage: true }).Sum(it => it.Count),
            FailedActs = unsent.Where(it => it is { State: OutboxState.Failed, IsMessage: false }).Sum(it => it.Count),
            Misunderstood = await db.Misunderstandings.CountAsync(row => row.At > since, cancellationToken),
            Parked = await db.Inbox.CountAsync(row => row.State == InboxState.Parked && row.HandledAt > since, cancellationToken),
        };
    }
}
