using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Chats;

/// <summary>People in a chat whom nobody invited: shows their cards to those who answer for the chat, and puts them out. The caller holds the chat's row.</summary>
internal sealed class StrangerDesk(
    BotDb db, Work work, Outbox outbox, AuditLog audit, PeopleCache accounts, ChatKeepers keepers, ChatNames names, MemberNames people, LinkResets resets)
{
    /// <summary>More cards than that within an hour are one card.</summary>
    private const int MaxCardsAnHour = 5;
    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);

    /// <summary>Shows the member's card to the first in line who can be reached. Nobody there: the member stays Unknown, which the digest counts.</summary>
    public async Task AskAsync(
        Chat chat, ChatMember member, StrangerReason reason, CancellationToken cancellationToken, DeciderLine from = DeciderLine.Homeroom)
    {
        await ReplaceCardsAsync(member, StrangerReplies.CameAgain, cancellationToken);
        var asked = await keepers.OfClassAsync(chat.Class, cancellationToken, from);
        var name = await names.OfAsync(chat, cancellationToken);
        if (reason is StrangerReason.Joined or StrangerReason.AddedByOther && await IsFloodAsync(chat, member, name, asked, cancellationToken))
            return;
        var card = StrangerReplies.Card(member, await DescribeAsync(chat, member, name, reason, cancellationToken), asked.StandsIn);
        foreach (var keeper in asked.People)
            Remember(outbox.Tell(keeper, card, isUrgent: reason is not (StrangerReason.Found or StrangerReason.NoLongerBelongs)), member, keeper);
    }

    /// <summary>Puts a member out: with a way back, and no link to return by. Never one who runs the chat.</summary>
    /// <param name="by">Null: the bot by its rule.</param>
    public async Task RemoveAsync(Chat chat, ChatMember member, Person? by, CancellationToken cancellationToken)
    {
        member.Standing = Standing.Removed;
        member.RemovedAt = work.Now;
        member.DecidedBy = by?.Id;
        member.DecidedAt = by is null ? null : work.Now;
        outbox.RemoveMember(chat.Conversation!.Value, member.User);
        audit.Write(by, "member.removed", member.Id);
        await resets.NowAsync(chat, cancellationToken);
        await ShowWayBackAsync(chat, member, cancellationToken);
        if (by is null)
            await TellRemovedAsync(chat, member, cancellationToken);
    }

    /// <summary>Someone let in by a later decision, or who was never a stranger: the open cards say so.</summary>
    public async Task RecogniseAsync(Chat chat, ChatMember member, CancellationToken cancellationToken)
    {
        if (member.Standing != Standing.Unknown)
            return;
        member.Standing = Standing.Entitled;
        await ReplaceCardsAsync(member, StrangerReplies.Recognised(await DescribeAsync(chat, member, cancellationToken)), cancellationToken);
    }

    /// <summary>The bot stops removing until a person says how to go on.</summary>
    public async Task AskAboutPauseAsync(Chat chat, CancellationToken cancellationToken)
    {
        chat.RemovalsPausedAt = work.Now;
        audit.Write(null, "chat.removals-paused", chat.Id);
        var card = StrangerReplies.Paused(chat, await names.OfAsync(chat, cancellationToken));
        foreach (var keeper in (await keepers.OfAsync(chat, cancellationToken)).People)
            outbox.Tell(keeper, card, isUrgent: true);
    }

    /// <summary>What the cards of a member show from now on.</summary>
    public async Task ReplaceCardsAsync(ChatMember member, Reply reply, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var subject = member.Id.Value;
        var cards = await (from card in db.Cards
                           join person in db.People on card.Recipient equals person.Id
                           where card.Subject == subject
                           select new { card, person }).ToListAsync(cancellationToken);
        foreach (var row in cards)
            await outbox.EditAsync(row.card.Entry, ConversationRef.Dialog(row.person.User), reply, row.person, cancellationToken);
        db.Cards.RemoveRange(cards.Select(row => row.card));
    }

    public void Remember(OutboxEntry entry, ChatMember member, Person recipient)
        => db.Cards.Add(new DecisionCard { Entry = entry.Id, Subject = member.Id.Value, Recipient = recipient.Id, ShownAt = work.Now });

    public async Task<string> DescribeAsync(Chat chat, ChatMember member, CancellationToken cancellationToken)
        => StrangerReplies.Who(await people.OfAsync(member.User, null, cancellationToken), await names.OfAsync(chat, cancellationToken));

    private async Task<string> DescribeAsync(Chat chat, ChatMember member, string name, StrangerReason reason, CancellationToken cancellationToken)
    {
        var who = await people.OfAsync(member.User, null, cancellationToken);
        var addedBy = member.AddedBy is { } adder ? await people.OfAsync(adder, chat.Class, cancellationToken) : null;
        var leased = await db.Leases.Where(lease => lease.Chat == chat.Id && lease.OpenedAt <= member.JoinedAt + Invite.ClockSkew && lease.ClosesAt > member.JoinedAt)
            .Join(db.People, lease => lease.Person, person => person.Id, (_, person) => person.User).Distinct().ToListAsync(cancellationToken);
        List<string> holders = [];
        foreach (var holder in leased.Take(3))
            holders.Add(await people.OfAsync(holder, chat.Class, cancellationToken));
        return StrangerReplies.Describe(name, who, addedBy, holders, reason);
    }

    private async Task<bool> IsFloodAsync(Chat chat, ChatMember member, string name, Keepers asked, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var since = work.Now - _hour;
        var waiting = await db.ChatMembers.CountAsync(
            row => row.Chat == chat.Id && row.Id != member.Id && row.Standing == Standing.Unknown && row.LeftAt == null && row.DecidedBy == null && row.JoinedAt > since,
            cancellationToken);
        if (waiting == MaxCardsAnHour)
        {
            foreach (var keeper in asked.People)
                outbox.Tell(keeper, StrangerReplies.Flood(chat, name), isUrgent: true);
        }
        return waiting >= MaxCardsAnHour;
    }

    private async Task ShowWayBackAsync(Chat chat, ChatMember member, CancellationToken cancellationToken)
    {
        var @class = await names.ClassAsync(chat.Class, cancellationToken);
        if (await accounts.FindAsync(member.User, cancellationToken) is { CanBeWrittenTo: true } person)
            outbox.Tell(person, StrangerReplies.WayBack(await names.OfAsync(chat, cancellationToken), @class, chat.Kind == ChatKind.StaffRoom), isUrgent: true);
        else if (chat.RemovalNoticeAt is not { } last || work.Now - last >= _hour)
        {
            chat.RemovalNoticeAt = work.Now;
            outbox.Post(chat.Conversation!.Value, StrangerReplies.Notice(chat.Kind, work.School.Messenger.BuildStartLink("link").ToString()));
        }
    }

    private async Task TellRemovedAsync(Chat chat, ChatMember member, CancellationToken cancellationToken)
    {
        var told = StrangerReplies.RemovedByRule(await DescribeAsync(chat, member, cancellationToken));
        foreach (var keeper in (await keepers.OfAsync(chat, cancellationToken)).People)
            outbox.Tell(keeper, told);
    }
}

/// <summary>Why a member is asked about.</summary>
internal enum StrangerReason
{
    Joined,
    AddedByOther,

    /// <summary>Found inside by the nightly look.</summary>
    Found,

    /// <summary>The role or the guardianship has ended.</summary>
    NoLongerBelongs,

    /// <summary>The messenger refused to put them out.</summary>
    CannotBeRemoved,
}
