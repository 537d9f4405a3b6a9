using BotHost.Domain.Chats;
using BotHost.Domain.Messaging;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Chats;

/// <summary>What happens in group chats besides words: joins, leavings, the bot coming and going.</summary>
internal sealed class ChatEvents(BotDb db, Work work, PeopleCache people)
{
    public async Task JoinedAsync(MemberJoined joined, CancellationToken cancellationToken)
    {
        if (await FindAsync(joined.Conversation, cancellationToken) is not { } chat)
            return;
        db.ChatMembers.Add(new ChatMember { Chat = chat.Id, User = joined.Member, Standing = Standing.Unknown, JoinedAt = joined.OccurredAt });
    }

    public async Task LeftAsync(MemberLeft left, CancellationToken cancellationToken)
    {
        if (await FindAsync(left.Conversation, cancellationToken) is { } chat)
            await db.ChatMembers.Where(member => member.Chat == chat.Id && member.User == left.Member)
                .ExecuteUpdateAsync(member => member.SetProperty(it => it.LeftAt, left.OccurredAt), cancellationToken);
    }

    public async Task BotAddedAsync(BotAdded added, CancellationToken cancellationToken)
    {
        if (added.Conversation is not { } conversation || await FindAsync(conversation, cancellationToken) is not null)
            return;
        var adder = added.Actor is { } actor ? await people.GetOrAddAsync(actor, cancellationToken) : null;
        db.Chats.Add(new Chat { Conversation = conversation, AddedAt = work.Now, AddedBy = adder?.Id });
    }

    public async Task BotRemovedAsync(BotRemoved removed, CancellationToken cancellationToken)
    {
        if (await FindAsync(removed.Conversation, cancellationToken) is { } chat)
            chat.GoneAt = work.Now;
    }

    public async Task TitleChangedAsync(ChatTitleChanged title, CancellationToken cancellationToken)
    {
        if (await FindAsync(title.Conversation, cancellationToken) is { } chat)
            chat.Title = title.Title;
    }

    private async Task<Chat?> FindAsync(ConversationRef? conversation, CancellationToken cancellationToken)
        => conversation is { } known ? await db.Chats.FirstOrDefaultAsync(chat => chat.Conversation == known, cancellationToken) : null;
}
