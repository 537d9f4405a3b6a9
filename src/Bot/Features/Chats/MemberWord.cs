using BotHost.Domain.Chats;
using BotHost.Domain.People;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Chats;

/// <summary>Somebody entitled says of himself that he is inside, where the messenger tells the bot nothing. Judged like a join heard of now. The caller holds the chat's row.</summary>
internal sealed class MemberWord(BotDb db, JoinHandler joins)
{
    public async Task AdmitAsync(Person person, Chat chat, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var member = await db.ChatMembers.FirstOrDefaultAsync(row => row.Chat == chat.Id && row.User == person.User, cancellationToken);
        var coming = new Coming(person.User, now, AddedBy: null, HasReturned: false, IsChatAdmin: false, IsFound: false);
        await joins.AdmitAsync(chat, member, coming, cancellationToken);
    }
}
