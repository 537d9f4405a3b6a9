using BotHost.Configuration;
using BotHost.Domain.Chats;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Features.Invites;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Chats;

/// <summary>Somebody came into a chat, as an event told or as the nightly look found.</summary>
internal sealed record Coming(UserRef User, DateTimeOffset At, UserRef? AddedBy, bool HasReturned, bool IsChatAdmin, bool IsFound);

/// <summary>Judges who comes in, by the messenger's date of the coming. The caller holds the chat's row.</summary>
internal sealed class JoinHandler(
    BotDb db, Work work, BotOptions options, PeopleCache accounts, Entitlements entitlements, ChatRights rights, InviteTimes times,
    InviteJoins invites, StrangerDesk strangers)
{
    /// <summary>Joins are collected for that long before the homeroom teacher hears of them.</summary>
    private static readonly TimeSpan _collect = TimeSpan.FromHours(1);

    public async Task AdmitAsync(Chat chat, ChatMember? member, Coming coming, CancellationToken cancellationToken)
    {
        var person = await accounts.FindAsync(coming.User, cancellationToken);
        var way = person is null ? OwnWay.None : await invites.FindAsync(person, chat, coming.At, cancellationToken);
        var decision = chat.IsBound
            ? JoinPolicy.Decide(await FactsAsync(chat, member, coming, person, way, cancellationToken))
            : new JoinDecision.Recorded(Standing.Baseline);
        var entered = Enter(chat, member, coming, decision is JoinDecision.Recorded recorded ? recorded.Standing : Standing.Unknown);
        if (decision is JoinDecision.Recorded && person is not null && way.Invite is { } invite)
            await invites.JoinAsync(invite, person, chat, coming.At, cancellationToken);
        if (!entered.IsInside || !chat.IsBound)
            return; // heard of late: gone again already
        await ActAsync(chat, entered, decision, coming, cancellationToken);
        if (decision is not JoinDecision.Recorded)
            await invites.ExplainOtherProfileAsync(chat, coming, person, cancellationToken);
    }

    private async Task ActAsync(Chat chat, ChatMember member, JoinDecision decision, Coming coming, CancellationToken cancellationToken)
    {
        var reason = coming.IsFound ? StrangerReason.Found : coming.AddedBy is null ? StrangerReason.Joined : StrangerReason.AddedByOther;
        switch (decision)
        {
            case JoinDecision.Recorded { Standing: Standing.Invited or Standing.Entitled or Standing.AddedByStaff }:
                member.IsJoinUntold = true;
                chat.JoinsTellAt ??= times.Quiet.Next(work.Now + _collect, work.School.Zone);
                break;
            case JoinDecision.Recorded:
                break;
            case JoinDecision.Ask:
                await strangers.AskAsync(chat, member, reason, cancellationToken);
                break;
            case JoinDecision.Remove:
                await strangers.RemoveAsync(chat, member, by: null, cancellationToken);
                break;
            case JoinDecision.Pause:
                await strangers.AskAboutPauseAsync(chat, cancellationToken);
                await strangers.AskAsync(chat, member, reason, cancellationToken);
                break;
        }
    }

    private async Task<JoinFacts> FactsAsync(Chat chat, ChatMember? member, Coming coming, Person? person, OwnWay way, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var isVouchedFor = await IsVouchedForAsync(chat, coming, cancellationToken);
        var since = work.Now - JoinPolicy.RemovalWindow;
        if (chat.RemovalsCountedFrom > since)
            since = chat.RemovalsCountedFrom.Value;
        return new JoinFacts
        {
            IsBaseline = coming.At < chat.BoundAt || member is { Standing: Standing.Baseline } && coming.HasReturned,
            HasInvite = way.Invite is not null,
            HadLease = way.HadLease,
            Belongs = person is not null && await entitlements.BelongsAsync(person, chat, cancellationToken),
            IsAddedByStaff = isVouchedFor && !coming.IsFound || member?.WelcomeUntil > coming.At,
            MayBeAddedByStaff = isVouchedFor && coming.IsFound,
            IsChatAdmin = coming.IsChatAdmin || member is { IsChatAdmin: true },
            Gatekeeping = GatekeepingPolicy.For(chat.Kind, chat.Gatekeeping, options.Invites.Gatekeeping),
            CanRemove = chat is { Standing: ChatStanding.Managed, Conversation: not null },
            IsQuietNow = times.IsQuietNow,
            AreRemovalsPaused = chat.RemovalsPausedAt is not null,
            RecentRemovals = await db.ChatMembers.CountAsync(row => row.Chat == chat.Id && row.RemovedAt > since && row.DecidedBy == null, cancellationToken),
        };
    }

    /// <summary>Added by verified staff. To add oneself back vouches for nothing.</summary>
    private async Task<bool> IsVouchedForAsync(Chat chat, Coming coming, CancellationToken cancellationToken)
        => coming.AddedBy is { } adder && adder != coming.User && await accounts.FindAsync(adder, cancellationToken) is { } person
            && (chat.Kind != ChatKind.StaffRoom
                ? await rights.IsStaffAsync(person, cancellationToken)
                : await rights.RunsSchoolAsync(person, cancellationToken)); // into the staff room only who runs the school lets people unverified

    private ChatMember Enter(Chat chat, ChatMember? member, Coming coming, Standing standing)
    {
        if (member is null)
        {
            member = new ChatMember { Chat = chat.Id, User = coming.User, Standing = standing, JoinedAt = coming.At, AddedBy = coming.AddedBy };
            db.ChatMembers.Add(member);
        }
        else if (member.LeftAt is { } left && left > coming.At && !coming.IsFound)
            member.Standing = standing; // the leaving was heard of first
        else
            member.Enter(standing, coming.At, coming.AddedBy);
        member.IsChatAdmin |= coming.IsChatAdmin;
        return member;
    }
}
