using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Features.Chats;
using BotHost.Features.Dialogs;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Messaging;

/// <summary>Handles accepted updates within one transaction: who, what kind, to whom it goes; and marks them done.</summary>
internal sealed class UpdateHandler(
    BotDb db, Work work, PeopleCache people, CommandRouter router, ChatEvents chats, Outbox outbox, Acknowledger acknowledger)
{
    public async Task HandleAsync(IReadOnlyList<AcceptedUpdate> batch, CancellationToken cancellationToken)
    {
        if (batch.Count > 1)
            await people.PrefetchAsync([.. batch.Where(it => it.Update.Actor is not null).Select(it => it.Update.Actor!.Value).Distinct()], cancellationToken);
        foreach (var accepted in batch)
            await HandleAsync(accepted.Update, cancellationToken);
        var ids = batch.Select(it => it.Id).ToList();
        await db.Inbox.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(
            row => row.SetProperty(it => it.State, InboxState.Done).SetProperty(it => it.Payload, (string?)null).SetProperty(it => it.HandledAt, work.Now),
            cancellationToken);
    }

    /// <summary>Keeps an update that cannot be handled, and tells its writer.</summary>
    public async Task ParkAsync(AcceptedUpdate accepted, CancellationToken cancellationToken)
    {
        await db.Inbox.Where(row => row.Id == accepted.Id).ExecuteUpdateAsync(
            row => row.SetProperty(it => it.State, InboxState.Parked).SetProperty(it => it.HandledAt, work.Now), cancellationToken);
        if (accepted.Update is (TextReceived or ButtonPressed) and { Actor: { } actor, Conversation.IsDialog: true })
            outbox.Answer(await people.GetOrAddAsync(actor, cancellationToken), DialogReplies.SomethingFailed);
    }

    private async Task HandleAsync(IncomingUpdate update, CancellationToken cancellationToken)
    {
        switch (update)
        {
            case TextReceived { Actor: { } actor, Conversation: { } conversation } text:
                var turn = await BeginTurnAsync(text, actor, conversation, cancellationToken);
                if (text.Client is { } client && turn.IsPrivate)
                    turn.Person.Client = Abilities(client);
                await router.HandleTextAsync(turn, text, cancellationToken);
                break;
            case ButtonPressed { Actor: { } actor, Conversation: { } conversation } press:
                var pressed = await BeginTurnAsync(press, actor, conversation, cancellationToken);
                await router.HandlePressAsync(pressed, press, cancellationToken);
                work.AfterCommit(() => acknowledger.Post(work.School, press.Interaction, pressed.Toast, pressed.OpenLinkOf));
                break;
            case MessagesAllowed { Actor: { } actor }:
                (await people.GetOrAddAsync(actor, cancellationToken)).UnreachableSince = null;
                break;
            case MessagesDenied { Actor: { } actor }:
                (await people.GetOrAddAsync(actor, cancellationToken)).UnreachableSince ??= work.Now;
                break;
            case MemberJoined joined:
                await chats.JoinedAsync(joined, cancellationToken);
                break;
            case MemberLeft left:
                await chats.LeftAsync(left, cancellationToken);
                break;
            case BotAdded added:
                await chats.BotAddedAsync(added, cancellationToken);
                break;
            case BotRemoved removed:
                await chats.BotRemovedAsync(removed, cancellationToken);
                break;
            case ChatTitleChanged title:
                await chats.TitleChangedAsync(title, cancellationToken);
                break;
            case MessageEdited or Unsupported:
                break; // the first word counts; what the adapter cannot read is kept until purged
        }
    }

    private async Task<Turn> BeginTurnAsync(IncomingUpdate update, UserRef actor, ConversationRef conversation, CancellationToken cancellationToken)
    {
        var person = await people.GetOrAddAsync(actor, cancellationToken);
        if (conversation.IsDialog)
        {
            person.LastWroteAt = work.Now;
            person.UnreachableSince = null;
        }
        return new Turn { Update = update, Person = person, Conversation = conversation, Now = work.Now };
    }

    private static ClientAbilities Abilities(ClientFeatures client)
        => (client.Keyboard ? ClientAbilities.Keyboard : 0) | (client.InlineKeyboard ? ClientAbilities.InlineKeyboard : 0)
            | (client.CallbackButtons ? ClientAbilities.CallbackButtons : 0) | (client.OpenLinkButtons ? ClientAbilities.OpenLinkButtons : 0);
}
