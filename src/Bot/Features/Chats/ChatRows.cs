using System.Data;
using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.Messaging;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Chats;

/// <summary>
/// Chats, one at a time: whoever shows a chat's link, resets it or judges a join holds the chat's row to the end of the transaction,
/// so a link is never shown that a reset under way is about to void. SQLite has one writer and needs no lock.
/// </summary>
internal sealed class ChatRows(BotDb db, Work work)
{
    public async Task<Chat?> LockAsync(Id<Chat> id, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken); // what the same batch did before is seen by the queries below
        if (db.Database.IsNpgsql())
        {
            await using var command = db.Command("select 1 from chats where id = @id for update");
            command.Add("id", id.Value, DbType.Guid);
            await command.ExecuteScalarAsync(cancellationToken);
            if (db.Chats.Local.FirstOrDefault(chat => chat.Id == id) is { } loadedBefore)
                await db.Entry(loadedBefore).ReloadAsync(cancellationToken);
        }
        return await db.Chats.FirstOrDefaultAsync(chat => chat.Id == id, cancellationToken);
    }

    public async Task<Chat?> LockAsync(ConversationRef conversation, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var id = await db.Chats.Where(chat => chat.Conversation == conversation).Select(chat => (Id<Chat>?)chat.Id).FirstOrDefaultAsync(cancellationToken);
        return id is { } known ? await LockAsync(known, cancellationToken) : null;
    }

    /// <summary>A chat that the bot hears of for the first time; nobody said yet which it is.</summary>
    public Chat Note(ConversationRef conversation, Id<Domain.People.Person>? addedBy)
    {
        var chat = new Chat { Conversation = conversation, AddedAt = work.Now, AddedBy = addedBy };
        db.Chats.Add(chat);
        return chat;
    }
}
