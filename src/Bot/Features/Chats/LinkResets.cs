using BotHost.Domain.Chats;
using BotHost.Features.Invites;
using BotHost.Features.Privacy;
using BotHost.Jobs;
using BotHost.Messaging;

namespace BotHost.Features.Chats;

/// <summary>Voids a chat's link, in time or at once. The caller holds the chat's row.</summary>
internal sealed class LinkResets(Work work, Outbox outbox, LeaseLinks links, AuditLog audit, JobWaker waker)
{
    /// <summary>Routine: nobody needs the link any more. Done by <see cref="LinkResetJob"/> when <see cref="ResetPolicy"/> says.</summary>
    public async Task WantAsync(Chat chat, CancellationToken cancellationToken)
    {
        if (!CanReset(chat))
            return;
        chat.ResetWantedAt ??= work.Now;
        await PlanAsync(chat, cancellationToken);
    }

    /// <summary>Looks again when a wanted reset is due: a lease was opened or closed.</summary>
    public async Task PlanAsync(Chat chat, CancellationToken cancellationToken)
    {
        if (chat.ResetWantedAt is not { } wanted)
            return;
        var open = await links.OpenAsync(chat.Id, cancellationToken);
        DateTimeOffset? openUntil = open.Count == 0 ? null : open.Max(lease => lease.ClosesAt);
        chat.ResetDueAt = ResetPolicy.DueAt(new ResetFacts(wanted, chat.LinkResetAt, openUntil));
        var school = work.School;
        if (chat.ResetDueAt <= work.Now)
            work.AfterCommit(() => waker.Wake(school, LinkResetJob.Name));
    }

    /// <summary>A stranger, a leak, an expulsion, or a routine reset whose time has come. Whoever looks at the link gets the new one.</summary>
    public async Task NowAsync(Chat chat, CancellationToken cancellationToken)
    {
        if (!CanReset(chat))
            return;
        var entry = outbox.ResetLink(chat.Conversation!.Value);
        chat.ResetBegun(entry.Id, work.Now);
        audit.Write(null, "chat.link-reset", chat.Id);
        await links.RefreshAsync(chat, cancellationToken);
    }

    private bool CanReset(Chat chat)
        => chat is { Standing: ChatStanding.Managed, GoneAt: null, Conversation: not null } && work.School.Messenger.Capabilities.CanResetInviteLink;
}
