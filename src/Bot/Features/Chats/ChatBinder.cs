using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Invites;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Chats;

/// <summary>Says which chat of the school a chat is. The caller has checked the right and holds the chat's row.</summary>
internal sealed class ChatBinder(
    BotDb db, Work work, Outbox outbox, AuditLog audit, Rights roles, ChatRows rows, ChatNames names, MemberNames people,
    BotPresence presence, InviteDesk invites, InviteRevocations revocations)
{
    /// <summary>The chat that is bound so now.</summary>
    public Task<Chat?> FindAsync(ChatKind kind, Id<SchoolClass>? @class, Chat except, CancellationToken cancellationToken)
        => db.Chats.FirstOrDefaultAsync(
            chat => chat.Kind == kind && chat.Class == @class && chat.GoneAt == null && chat.Id != except.Id, cancellationToken);

    public async Task BindAsync(Person by, Chat chat, ChatKind kind, SchoolClass? @class, CancellationToken cancellationToken)
    {
        if (await FindAsync(kind, @class?.Id, except: chat, cancellationToken) is { } before)
            await UnbindAsync(by, before, cancellationToken);
        if (chat.IsBound && (chat.Kind != kind || chat.Class != @class?.Id))
            await revocations.EndForChatAsync(chat, cancellationToken);
        // Those who are inside came for whatever the chat was before.
        await db.ChatMembers.Where(member => member.Chat == chat.Id && member.LeftAt == null && member.Standing != Standing.Removed)
            .ExecuteUpdateAsync(member => member.SetProperty(it => it.Standing, Standing.Baseline), cancellationToken);
        chat.Bind(kind, @class?.Id, by.Id, work.Now);
        audit.Write(by, "chat.bound", chat.Id);
        presence.Look(chat, by);
        await TellOthersAsync(by, chat, cancellationToken);
        await invites.GrantWishesAsync(chat, cancellationToken);
    }

    public async Task UnbindAsync(Person by, Chat chat, CancellationToken cancellationToken)
    {
        if (!chat.IsBound || await rows.LockAsync(chat.Id, cancellationToken) is null)
            return;
        await revocations.EndForChatAsync(chat, cancellationToken);
        chat.Unbind();
        audit.Write(by, "chat.unbound", chat.Id);
    }

    private async Task TellOthersAsync(Person by, Chat chat, CancellationToken cancellationToken)
    {
        List<Person> others = await roles.AdministratorsAsync(cancellationToken);
        if (chat.Class is { } @class)
            others.AddRange(await roles.HomeroomTeachersAsync(@class, cancellationToken));
        var told = ChatReplies.BoundBySomeone(await names.OfAsync(chat, cancellationToken), await people.OfAsync(by.User, chat.Class, cancellationToken));
        foreach (var person in others.DistinctBy(person => person.Id).Where(person => person.Id != by.Id && person.CanBeWrittenTo))
            outbox.Tell(person, told);
    }
}
