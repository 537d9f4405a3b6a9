using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Domain.Messaging;
using BotHost.Features.Invites;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Chats;

/// <summary>
/// Compares the bot's list of a chat's members with the messenger's: first to take the baseline, then each night for joins and leavings that no event told of.
/// The caller holds the chat's row.
/// </summary>
internal sealed class MemberRegister(
    BotDb db, Work work, Outbox outbox, ChatKeepers keepers, ChatNames names, MemberNames people, JoinHandler joins, LinkResets resets,
    Entitlements entitlements, StrangerDesk strangers)
{
    /// <summary>What was heard so shortly before the question may be missing in the answer.</summary>
    private static readonly TimeSpan _unsure = TimeSpan.FromMinutes(2);

    public async Task CompareAsync(Chat chat, IReadOnlyList<ChatMemberInfo> found, DateTimeOffset askedAt, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var known = await db.ChatMembers.Where(member => member.Chat == chat.Id).ToDictionaryAsync(member => member.User, cancellationToken);
        if (chat.BaselineAt is null)
            await TakeBaselineAsync(chat, found, known, cancellationToken);
        foreach (var info in found)
            await CompareAsync(chat, known.GetValueOrDefault(info.User), info, askedAt, cancellationToken);
        await RecordLeaversAsync(chat, found, known, askedAt, cancellationToken);
        await AskAboutLeftoversAsync(chat, cancellationToken);
        chat.ReconciledAt = work.Now;
    }

    private async Task TakeBaselineAsync(Chat chat, IReadOnlyList<ChatMemberInfo> found, Dictionary<UserRef, ChatMember> known, CancellationToken cancellationToken)
    {
        chat.BaselineAt = work.Now;
        List<string> unknown = [];
        var inside = found.Where(info => info.JoinedAt is not { } joined || joined <= chat.BoundAt + Invite.ClockSkew || known.ContainsKey(info.User)).ToList();
        foreach (var info in inside)
        {
            if (await people.KnownAsync(info.User, chat.Class, cancellationToken) is null)
                unknown.Add($"{info.DisplayName} {people.Profile(info.User)}{(info.IsAdmin ? " (администратор чата)" : "")}".Trim());
            if (known.TryGetValue(info.User, out var member))
                member.LeftAt = member.Standing == Standing.Removed ? member.LeftAt : null;
            else
                db.ChatMembers.Add(known[info.User] = new ChatMember
                {
                    Chat = chat.Id, User = info.User, Standing = Standing.Baseline, JoinedAt = info.JoinedAt ?? work.Now, IsChatAdmin = info.IsAdmin,
                });
        }
        var told = ChatReplies.Baseline(await names.OfAsync(chat, cancellationToken), inside.Count, unknown);
        foreach (var keeper in (await keepers.OfAsync(chat, cancellationToken)).People)
            outbox.Tell(keeper, told);
    }

    private async Task CompareAsync(Chat chat, ChatMember? member, ChatMemberInfo info, DateTimeOffset askedAt, CancellationToken cancellationToken)
    {
        if (member is not null)
            member.IsChatAdmin = info.IsAdmin;
        var isMissed = member switch
        {
            null => true,
            { Standing: Standing.Removed } => info.JoinedAt > member.RemovedAt || member.RemovedAt < askedAt - _unsure, // back, or never put out
            { IsInside: true } => false,
            _ => member.LeftAt < askedAt - _unsure,
        };
        if (!isMissed)
            return;
        var at = info.JoinedAt is { } joined && (member is null || joined > member.LeftAt) ? joined : askedAt;
        var coming = new Coming(info.User, at, info.InvitedBy, HasReturned: false, info.IsAdmin, IsFound: true);
        await joins.AdmitAsync(chat, member, coming, cancellationToken);
    }

    /// <summary>Leavers still inside: people who came in as somebody's adult or as a pupil of the class, and are neither any more.</summary>
    private async Task AskAboutLeftoversAsync(Chat chat, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var suspects = await (from member in db.ChatMembers
                              join person in db.People on member.User equals person.User
                              where member.Chat == chat.Id && member.LeftAt == null && (member.Standing == Standing.Invited || member.Standing == Standing.Entitled)
                                  && !db.Guardianships.Any(link => link.Guardian == person.Id && link.EndedAt == null
                                      && db.Pupils.Any(pupil => pupil.Id == link.Pupil && pupil.Class == chat.Class && pupil.LeftAt == null))
                                  && !db.Pupils.Any(pupil => pupil.Account == person.Id && pupil.Class == chat.Class && pupil.LeftAt == null)
                              select new { member, person }).ToListAsync(cancellationToken);
        foreach (var row in suspects)
        {
            if (await entitlements.BelongsAsync(row.person, chat, cancellationToken))
                continue;
            row.member.Standing = Standing.Unknown;
            await strangers.AskAsync(chat, row.member, StrangerReason.NoLongerBelongs, cancellationToken);
        }
    }

    private async Task RecordLeaversAsync(
        Chat chat, IReadOnlyList<ChatMemberInfo> found, Dictionary<UserRef, ChatMember> known, DateTimeOffset askedAt, CancellationToken cancellationToken)
    {
        var inside = found.Select(info => info.User).ToHashSet();
        var gone = known.Values.Where(member => member.IsInside && !inside.Contains(member.User) && member.JoinedAt < askedAt - _unsure).ToList();
        foreach (var member in gone)
        {
            member.LeftAt = askedAt;
            member.IsJoinUntold = false;
        }
        if (gone.Exists(member => member.Standing != Standing.Removed))
            await resets.WantAsync(chat, cancellationToken);
    }
}
