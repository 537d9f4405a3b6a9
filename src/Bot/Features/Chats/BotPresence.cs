using BotHost.Domain.Chats;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Features.Invites;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Jobs;
using BotHost.Messaging;

namespace BotHost.Features.Chats;

/// <summary>The bot comes into a chat and goes.</summary>
internal sealed class BotPresence(
    Work work, Outbox outbox, AuditLog audit, PeopleCache people, Rights roles, ChatRows rows, ChatRights rights,
    ChatKeepers keepers, ChatNames names, MemberNames members, InviteRevocations invites, JobWaker waker)
{
    public async Task AddedAsync(BotAdded added, CancellationToken cancellationToken)
    {
        if (added.Conversation is not { IsDialog: false } conversation)
            return;
        var adder = added.Actor is { } actor ? await people.GetOrAddAsync(actor, cancellationToken) : null;
        var known = await rows.LockAsync(conversation, cancellationToken);
        if (known is { GoneAt: null })
            return; // heard of before
        var chat = known ?? rows.Note(conversation, adder?.Id);
        Look(chat);
        if (known is not null)
            await ReturnedAsync(known, adder, cancellationToken);
        else
            await AskWhichAsync(chat, adder, cancellationToken);
    }

    /// <summary>A chat that only an event within it told of.</summary>
    public async Task<Chat> NoteAsync(ConversationRef conversation, CancellationToken cancellationToken)
    {
        var chat = rows.Note(conversation, addedBy: null);
        Look(chat);
        await AskWhichAsync(chat, adder: null, cancellationToken);
        return chat;
    }

    /// <summary>The bot was removed, or the chat is no more.</summary>
    public async Task GoneAsync(Chat chat, CancellationToken cancellationToken)
    {
        chat.GoneAt = work.Now;
        chat.LookDueAt = null;
        chat.JoinsTellAt = null;
        chat.ForgetReset();
        audit.Write(null, "chat.gone", chat.Id);
        if (chat.Kind is null)
            return;
        await invites.EndForChatAsync(chat, cancellationToken);
        var told = ChatReplies.Gone(await names.OfAsync(chat, cancellationToken));
        foreach (var keeper in (await keepers.OfAsync(chat, cancellationToken)).People)
            outbox.Tell(keeper, told);
    }

    /// <summary>Asks the messenger at once how the bot stands in the chat and who is inside.</summary>
    public void Look(Chat chat, Person? askedBy = null)
    {
        if (chat.Conversation is null)
            return; // the bot is not there: nobody to ask
        chat.LookDueAt = work.Now;
        chat.LookAskedBy = askedBy?.Id;
        var school = work.School;
        work.AfterCommit(() => waker.Wake(school, ChatLookJob.Name));
    }

    private async Task ReturnedAsync(Chat chat, Person? adder, CancellationToken cancellationToken)
    {
        chat.GoneAt = null;
        chat.BaselineAt = null; // who came meanwhile is nobody's fault
        if (!chat.IsBound)
        {
            await AskWhichAsync(chat, adder, cancellationToken);
            return;
        }
        var told = ChatReplies.Returned(chat, await names.OfAsync(chat, cancellationToken));
        foreach (var keeper in (await keepers.OfAsync(chat, cancellationToken)).People)
            outbox.Tell(keeper, told);
    }

    private async Task AskWhichAsync(Chat chat, Person? adder, CancellationToken cancellationToken)
    {
        if (adder is not null && await rights.IsStaffAsync(adder, cancellationToken))
        {
            if (adder.CanBeWrittenTo)
                outbox.Tell(adder, ChatReplies.Which(chat), isUrgent: true);
            else
                outbox.Post(chat.Conversation!.Value, ChatReplies.WhichInChat(work.School.Messenger.BuildStartLink(StartToken(chat)).ToString()), isUrgent: true);
            return;
        }
        var who = adder is null ? null : await members.OfAsync(adder.User, null, cancellationToken);
        foreach (var administrator in (await roles.AdministratorsAsync(cancellationToken)).Where(it => it.CanBeWrittenTo))
            outbox.Tell(administrator, ChatReplies.WhichOfStranger(chat, who));
    }

    private static string StartToken(Chat chat) => "chat" + chat.Id;
}
