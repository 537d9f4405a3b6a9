using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.Messaging;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Chats;

/// <summary>What the messenger said of a chat.</summary>
/// <param name="Members">Null: the bot may not list them, or the messenger could not be asked.</param>
/// <param name="AskedAt">School time before the question: what happened later is not in it.</param>
internal sealed record ChatSight(OwnRights Rights, IReadOnlyList<ChatMemberInfo>? Members, DateTimeOffset AskedAt);

/// <summary>Asks the messenger how the bot stands in a chat and who is inside: after a change, and each night.</summary>
internal sealed class ChatLookJob(BotDb db, Work work, UnitOfWork unitOfWork) : IAskingJob
{
    public const string Name = "chat-look";
    private const int Page = 20;

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
        => db.Chats.Where(chat => chat.LookDueAt != null).MinAsync(chat => chat.LookDueAt, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var due = await db.Chats.AsNoTracking().Where(chat => chat.LookDueAt <= work.Now && chat.GoneAt == null && chat.Conversation != null)
            .OrderBy(chat => chat.LookDueAt).Take(Page).Select(chat => new { chat.Id, chat.Conversation }).ToListAsync(cancellationToken);
        foreach (var chat in due)
            await LookAsync(chat.Id, chat.Conversation!.Value, cancellationToken);
        return due.Count == Page;
    }

    private async Task LookAsync(Id<Chat> id, ConversationRef conversation, CancellationToken cancellationToken)
    {
        var rights = await work.School.Messenger.GetOwnRightsAsync(conversation, cancellationToken);
        var members = rights.IsAdmin ? await work.School.Messenger.GetMembersAsync(conversation, cancellationToken) : null;
        var sight = new ChatSight(rights, members, work.Now);
        await unitOfWork.RunAsync<ChatLook>(work.School, (look, ct) => look.ApplyAsync(id, sight, ct), cancellationToken);
    }
}
