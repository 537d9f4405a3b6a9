using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Features.Chats;
using BotHost.Features.Dialogs;
using BotHost.Features.Operations;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Messaging;

/// <summary>Handles accepted updates within one transaction: who, what kind, to whom it goes; and marks them done.</summary>
internal sealed class UpdateHandler(
    BotDb db, Work work, PeopleCache people, CommandRouter router, ChatEvents chats, Outbox outbox, OutageDesk outages, Acknowledger acknowledger)
{
    public async Task HandleAsync(IReadOnlyList<AcceptedUpdate> batch, CancellationToken cancellationToken)
    {
        var claimed = await ClaimAsync(batch, cancellationToken);
        if (claimed.Count > 1)
            await people.PrefetchAsync([.. claimed.Where(it => it.Update.Actor is not null).Select(it => it.Update.Actor!.Value).Distinct()], cancellationToken);
        foreach (var accepted in claimed)
            await HandleAsync(accepted.Update, cancellationToken);
    }

    /// <summary>Keeps an update that cannot be handled, and tells its writer.</summary>
    public async Task ParkAsync(AcceptedUpdate accepted, CancellationToken cancellationToken)
    {
        var parked = await db.Inbox.Where(row => row.Id == accepted.Id && row.State == InboxState.Pending).ExecuteUpdateAsync(
            row => row.SetProperty(it => it.State, InboxState.Parked).SetProperty(it => it.HandledAt, work.Now), cancellationToken);
        if (parked == 1 && accepted.Update is (TextReceived or ButtonPressed) and { Actor: { } actor, Conversation.IsDialog: true })
            outbox.Answer(await people.GetOrAddAsync(actor, cancellationToken), DialogReplies.SomethingFailed);
    }

    /// <summary>
    /// Marks the updates done, ahead of what is done about them: all of it is committed together. One that is done already is left out: when the
    /// database goes away in the middle of a commit, nobody knows whether the commit took place, and the same update comes here once more.
    /// </summary>
    private async Task<IReadOnlyList<AcceptedUpdate>> ClaimAsync(IReadOnlyList<AcceptedUpdate> batch, CancellationToken cancellationToken)
    {
        var claimed = await db.WriteRowsAsync(
            rows => $"update inbox set state = 1, payload = null, handled_at = @now from {rows} where id = r.entry and state = 0 returning id",
            command => command.AddTime("now", work.Now, db),
            [("entry", batch.Select(it => it.Id).ToArray())],
            cancellationToken);
        if (claimed.Count == batch.Count)
            return batch;
        var ids = claimed.ToHashSet();
        return [.. batch.Where(it => ids.Contains(it.Id))];
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
            if (update is TextReceived)
                await outages.NoteAsync(person, update.OccurredAt, cancellationToken);
            person.LastWroteAt = work.Now;
            person.UnreachableSince = null;
        }
        return new Turn { Update = update, Person = person, Conversation = conversation, Now = work.Now };
    }

    private static ClientAbilities Abilities(ClientFeatures client)
        => (client.Keyboard ? ClientAbilities.Keyboard : 0) | (client.InlineKeyboard ? ClientAbilities.InlineKeyboard : 0)
            | (client.CallbackButtons ? ClientAbilities.CallbackButtons : 0) | (client.OpenLinkButtons ? ClientAbilities.OpenLinkButtons : 0);
}
