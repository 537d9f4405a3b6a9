using BotHost.Domain.Chats;
using BotHost.Domain.Messaging;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Chats;

/// <summary>
/// What happens in group chats besides words: joins, leavings, the bot coming and going. Events may come twice, late and out of order:
/// the messenger's own dates decide what is true now.
/// </summary>
internal sealed class ChatEvents(BotDb db, ChatRows rows, JoinHandler joins, LinkResets resets, BotPresence presence)
{
    public async Task JoinedAsync(MemberJoined joined, CancellationToken cancellationToken)
    {
        if (await FindOrNoteAsync(joined, cancellationToken) is not { GoneAt: null } chat)
            return;
        var member = await FindMemberAsync(chat, joined.Member, cancellationToken);
        if (member is not null && IsKnown(member, joined.OccurredAt))
            return;
        var coming = new Coming(
            joined.Member, joined.OccurredAt, joined.AddedBy, joined.Way == JoinWay.Returned, IsChatAdmin: false, IsFound: false);
        await joins.AdmitAsync(chat, member, coming, cancellationToken);
    }

    public async Task LeftAsync(MemberLeft left, CancellationToken cancellationToken)
    {
        if (await FindOrNoteAsync(left, cancellationToken) is not { } chat)
            return;
        var member = await FindMemberAsync(chat, left.Member, cancellationToken);
        if (member is null)
        {
            // Kept, so that the join is known to be over should it be heard of only now.
            db.ChatMembers.Add(new ChatMember
            {
                Chat = chat.Id, User = left.Member, Standing = Standing.Unknown, JoinedAt = left.OccurredAt, LeftAt = left.OccurredAt,
            });
            return;
        }
        if (left.OccurredAt < member.JoinedAt || left.OccurredAt <= member.LeftAt)
            return; // came back since, or heard of before
        member.LeftAt = left.OccurredAt;
        member.IsJoinUntold = false;
        if (member.Standing == Standing.Removed)
            return; // by the bot, which reset the link then
        if (left.RemovedBy is { } remover && remover != left.Member)
            await resets.NowAsync(chat, cancellationToken);
        else
            await resets.WantAsync(chat, cancellationToken);
    }

    public Task BotAddedAsync(BotAdded added, CancellationToken cancellationToken) => presence.AddedAsync(added, cancellationToken);

    public async Task BotRemovedAsync(BotRemoved removed, CancellationToken cancellationToken)
    {
        if (removed.Conversation is { } conversation && await rows.LockAsync(conversation, cancellationToken) is { GoneAt: null } chat)
            await presence.GoneAsync(chat, cancellationToken);
    }

    public async Task TitleChangedAsync(ChatTitleChanged title, CancellationToken cancellationToken)
    {
        if (title.Conversation is { } conversation && await rows.LockAsync(conversation, cancellationToken) is { } chat)
            chat.Title = title.Title.Length > Chat.MaxTitle ? title.Title[..Chat.MaxTitle] : title.Title;
    }

    /// <summary>An event of a chat never heard of: that the bot was added got lost.</summary>
    private async Task<Chat?> FindOrNoteAsync(IncomingUpdate update, CancellationToken cancellationToken)
    {
        if (update.Conversation is not { IsDialog: false } conversation)
            return null;
        return await rows.LockAsync(conversation, cancellationToken) ?? await presence.NoteAsync(conversation, cancellationToken);
    }

    private Task<ChatMember?> FindMemberAsync(Chat chat, UserRef user, CancellationToken cancellationToken)
        => db.ChatMembers.FirstOrDefaultAsync(row => row.Chat == chat.Id && row.User == user, cancellationToken);

    /// <summary>A repeat, or the event of a join that the nightly look found first. Whom the bot removed may come again.</summary>
    private static bool IsKnown(ChatMember member, DateTimeOffset joinedAt) => member switch
    {
        { Standing: Standing.Removed } => joinedAt <= member.JoinedAt,
        { IsInside: true } => true,
        _ => joinedAt <= member.JoinedAt && member.JoinedAt != member.LeftAt,
    };
}
