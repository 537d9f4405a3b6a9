using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Chats;

/// <summary>"Наш", "Не наш", "Спросить": the word of those who answer for the chat. The first one counts.</summary>
internal sealed class StrangerHandler(
    BotDb db, Work work, Outbox outbox, AuditLog audit, PeopleCache accounts, ChatRows rows, ChatRights rights, ChatNames names, MemberNames people, StrangerDesk strangers,
    Invites.InviteDesk invites, Invites.Entitlements entitlements, InsideTicks ticks)
{
    public async Task HandleAsync(Turn turn, string verb, string id, CancellationToken cancellationToken)
    {
        if (verb is "seen" or "unseen")
            await ticks.HandleAsync(turn, verb, id, cancellationToken);
        else if (verb == "next" && Id.TryParse<Chat>(id, out var chatId))
            await ShowNextAsync(turn, chatId, cancellationToken);
        else if (Id.TryParse<ChatMember>(id, out var memberId)
            && await db.ChatMembers.Where(row => row.Id == memberId).Select(row => (Id<Chat>?)row.Chat).FirstOrDefaultAsync(cancellationToken) is { } ofChat
            && await rows.LockAsync(ofChat, cancellationToken) is { } chat)
            await OfMemberAsync(turn, verb, chat, await db.ChatMembers.FirstAsync(row => row.Id == memberId, cancellationToken), cancellationToken);
        else
            outbox.Answer(turn.Person, StrangerReplies.NotYours);
    }

    private async Task OfMemberAsync(Turn turn, string verb, Chat chat, ChatMember member, CancellationToken cancellationToken)
    {
        if (!await rights.AnswersForAsync(turn.Person, chat, cancellationToken))
        {
            outbox.Answer(turn.Person, StrangerReplies.NotYours);
            return;
        }
        var description = await strangers.DescribeAsync(chat, member, cancellationToken);
        if (verb == "undo")
            await UndoAsync(turn, chat, member, description, cancellationToken);
        else if (!member.IsInside)
            await ConcludeAsync(turn, member, StrangerReplies.HasLeft(description), cancellationToken);
        else if (member.Standing != Standing.Unknown || member.DecidedBy is not null)
            await ConcludeAsync(turn, member, StrangerReplies.Already(description, member.Standing is not (Standing.Removed or Standing.Unknown)), cancellationToken);
        else
            await DecideAsync(turn, verb, chat, member, description, cancellationToken);
    }

    private async Task DecideAsync(Turn turn, string verb, Chat chat, ChatMember member, string description, CancellationToken cancellationToken)
    {
        var by = await people.KnownAsync(turn.Person.User, chat.Class, cancellationToken) ?? people.Profile(turn.Person.User);
        switch (verb)
        {
            case "ours":
                member.Standing = Standing.AddedByStaff;
                member.DecidedBy = turn.Person.Id;
                member.DecidedAt = work.Now;
                audit.Write(turn.Person, "member.accepted", member.Id);
                await ConcludeAsync(turn, member, StrangerReplies.DecidedOurs(member, description, by), cancellationToken);
                break;
            case "out" when chat.Standing == ChatStanding.Managed && !member.IsChatAdmin:
                await strangers.RemoveAsync(chat, member, turn.Person, cancellationToken);
                await ConcludeAsync(turn, member, StrangerReplies.DecidedOut(member, description, by), cancellationToken);
                break;
            case "out":
                member.DecidedBy = turn.Person.Id;
                audit.Write(turn.Person, "member.rejected", member.Id);
                await ConcludeAsync(turn, member, StrangerReplies.OutByHand(description, by, member.IsChatAdmin), cancellationToken);
                break;
            case "ask":
                outbox.Answer(turn.Person, StrangerReplies.Asked(await AskThemAsync(chat, member, cancellationToken)));
                await ShowCardAsync(turn.Person, member, description);
                break;
            default:
                await ShowCardAsync(turn.Person, member, description);
                break;
        }
    }

    /// <summary>"Отменить": whoever answers for the chat may, also after another one's decision.</summary>
    private async Task UndoAsync(Turn turn, Chat chat, ChatMember member, string description, CancellationToken cancellationToken)
    {
        var decision = UndoPolicy.Decide(member.Standing, member.DecidedAt, work.Now);
        if (decision is UndoDecision.TooLate or UndoDecision.NothingToUndo)
        {
            outbox.Answer(turn.Person, ChatCareReplies.TooLate(description));
            return;
        }
        audit.Write(turn.Person, "member.undone", member.Id);
        (member.DecidedBy, member.DecidedAt) = (null, null);
        if (decision == UndoDecision.AskAgain)
        {
            member.Standing = Standing.Unknown;
            outbox.Answer(turn.Person, ChatCareReplies.Undone(description));
            await ShowCardAsync(turn.Person, member, description);
            return;
        }
        member.Standing = Standing.AddedByStaff;
        member.RemovedAt = null;
        member.WelcomeUntil = work.Now + UndoPolicy.Welcome;
        await db.SaveChangesAsync(cancellationToken);
        var person = await accounts.FindAsync(member.User, cancellationToken);
        var mayAsk = person is { CanBeWrittenTo: true } && await entitlements.MayAskAsync(person, chat, cancellationToken);
        if (mayAsk)
            await invites.OfferAsync(person!, chat, cancellationToken);
        else if (person is { CanBeWrittenTo: true })
            outbox.Tell(person, ChatCareReplies.WrongRemoval(await names.OfAsync(chat, cancellationToken)), isUrgent: true);
        outbox.Answer(turn.Person, ChatCareReplies.LetBackIn(description, mayAsk));
    }

    /// <returns>Whether the person could be written to; else the question stands in the chat.</returns>
    private async Task<bool> AskThemAsync(Chat chat, ChatMember member, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(member.User, cancellationToken) is { CanBeWrittenTo: true } person)
        {
            var @class = await names.ClassAsync(chat.Class, cancellationToken);
            outbox.Tell(person, StrangerReplies.Question(await names.OfAsync(chat, cancellationToken), @class), isUrgent: true);
            return true;
        }
        if (chat.Conversation is { } conversation)
            outbox.Post(conversation, StrangerReplies.QuestionInChat(work.School.Messenger.BuildStartLink("link").ToString()));
        return false;
    }

    private async Task ShowNextAsync(Turn turn, Id<Chat> id, CancellationToken cancellationToken)
    {
        if (await db.Chats.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } chat || !await rights.AnswersForAsync(turn.Person, chat, cancellationToken))
        {
            outbox.Answer(turn.Person, StrangerReplies.NotYours);
            return;
        }
        var next = await db.ChatMembers.Where(row => row.Chat == id && row.Standing == Standing.Unknown && row.LeftAt == null && row.DecidedBy == null)
            .OrderBy(row => row.JoinedAt).FirstOrDefaultAsync(cancellationToken);
        if (next is null)
            outbox.Answer(turn.Person, StrangerReplies.NobodyWaits(await names.OfAsync(chat, cancellationToken)));
        else
            await ShowCardAsync(turn.Person, next, await strangers.DescribeAsync(chat, next, cancellationToken));
    }

    private Task ShowCardAsync(Person person, ChatMember member, string description)
    {
        strangers.Remember(outbox.Answer(person, StrangerReplies.Card(member, description, standsIn: false)), member, person);
        return Task.CompletedTask;
    }

    /// <summary>All cards say how it ended; whoever pressed reads it as an answer too when no card of theirs is edited.</summary>
    private async Task ConcludeAsync(Turn turn, ChatMember member, Reply reply, CancellationToken cancellationToken)
    {
        var subject = member.Id.Value;
        var hasCard = await db.Cards.AnyAsync(card => card.Subject == subject && card.Recipient == turn.Person.Id, cancellationToken);
        await strangers.ReplaceCardsAsync(member, reply, cancellationToken);
        if (!hasCard || turn.Pressed is null)
            outbox.Answer(turn.Person, reply);
    }
}
