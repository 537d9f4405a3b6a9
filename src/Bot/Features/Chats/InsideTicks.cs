using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Features.Invites;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Chats;

/// <summary>"Вижу всех", "Не вижу": where the bot is not in the chat, the tick of who runs it stands for the join.</summary>
internal sealed class InsideTicks(
    BotDb db, Work work, Outbox outbox, AuditLog audit, PeopleCache accounts, ChatRows rows, ChatRights rights, ChatNames names, MemberNames people, InviteDesk invites)
{
    public async Task HandleAsync(Turn turn, string verb, string id, CancellationToken cancellationToken)
    {
        var member = verb == "unseen" && Id.TryParse<ChatMember>(id, out var memberId) ? await db.ChatMembers.FirstOrDefaultAsync(row => row.Id == memberId, cancellationToken) : null;
        Id<Chat>? chatId = member?.Chat ?? (Id.TryParse<Chat>(id, out var named) ? named : null);
        if (chatId is not { } known || await rows.LockAsync(known, cancellationToken) is not { IsBound: true } chat || !await rights.AnswersForAsync(turn.Person, chat, cancellationToken))
            outbox.Answer(turn.Person, StrangerReplies.NotYours);
        else if (member is null)
            await TickAllAsync(turn, chat, cancellationToken);
        else
            await PutBackAsync(turn, chat, member, cancellationToken);
    }

    private async Task TickAllAsync(Turn turn, Chat chat, CancellationToken cancellationToken)
    {
        var said = await db.ChatMembers.Where(row => row.Chat == chat.Id && row.LeftAt == null && row.DecidedBy == null && row.Standing != Standing.Unknown && row.Standing != Standing.Removed)
            .ToListAsync(cancellationToken);
        foreach (var member in said)
        {
            (member.DecidedBy, member.DecidedAt) = (turn.Person.Id, work.Now);
            audit.Write(turn.Person, "join.ticked", member.Id);
        }
        outbox.Answer(turn.Person, ChatCareReplies.Ticked(await names.OfAsync(chat, cancellationToken), said.Count));
    }

    private async Task PutBackAsync(Turn turn, Chat chat, ChatMember member, CancellationToken cancellationToken)
    {
        if (member.IsInside)
        {
            member.LeftAt = work.Now;
            audit.Write(turn.Person, "join.denied", member.Id);
            if (await accounts.FindAsync(member.User, cancellationToken) is { CanBeWrittenTo: true } person)
            {
                outbox.Tell(person, ChatCareReplies.YouAreNotSeen(await names.OfAsync(chat, cancellationToken)));
                await invites.OfferAsync(person, chat, cancellationToken);
            }
        }
        outbox.Answer(turn.Person, ChatCareReplies.NotSeen(await people.OfAsync(member.User, chat.Class, cancellationToken)));
    }
}
