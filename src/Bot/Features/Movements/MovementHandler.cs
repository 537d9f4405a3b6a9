using BotHost.Domain.Roster;
using BotHost.Domain.Verification;
using BotHost.Features.Chats;
using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Messaging;

namespace BotHost.Features.Movements;

/// <summary>"/movement": the register of movement. Administrators write it, the head reads it, homeroom teachers clean their class's chats.</summary>
internal sealed class MovementHandler(
    Outbox outbox, Work work, Rights rights, ChatNames names, MovementDesk desk, MovementDialog dialogs, MovementChats chats, MovementJournal journal)
{
    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        var isAdministrator = await rights.IsAdministratorAsync(turn.Person, cancellationToken);
        var mayRead = isAdministrator || await rights.IsHeadAsync(turn.Person, cancellationToken);
        if (words is ["chats" or "clean" or "cleaned" or "show", var id, ..] && await desk.FindAsync(id, cancellationToken) is { } movement)
            await OfLineAsync(turn, words[0], movement, isAdministrator, mayRead, cancellationToken);
        else if (!mayRead)
            outbox.Answer(turn.Person, MovementReplies.NoRight);
        else if (words is ["journal" or "report" or "day", ..])
            await journal.HandleAsync(turn, words, cancellationToken);
        else if (!isAdministrator)
            outbox.Answer(turn.Person, MovementReplies.Home(isAdministrator));
        else if (words is ["withdraw" or "undo", var line, ..] && await desk.FindAsync(line, cancellationToken) is { } taken)
            await TakeBackAsync(turn, words[0], taken, cancellationToken);
        else if (words is ["begin" or "set" or "ask" or "list" or "confirm", ..])
            await dialogs.HandleAsync(turn, words, cancellationToken);
        else
            Home(turn);
    }

    /// <summary>The command was typed, perhaps with a movement behind it. What else the buttons do cannot be typed.</summary>
    public async Task OpenAsync(Turn turn, string said, CancellationToken cancellationToken)
    {
        if (said.Length > 0 && await rights.IsAdministratorAsync(turn.Person, cancellationToken))
            await dialogs.SayAsync(turn, said, cancellationToken);
        else
            await HandleAsync(turn, [], cancellationToken);
    }

    /// <summary>A movement said in one line by itself.</summary>
    /// <returns>What else the words may mean when others than administrators say them.</returns>
    public async Task<string[]?> HearAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken))
            return VerificationPhrases.Read(turn.Text) is not null ? ["verify", turn.Text] : await rights.StaffAsync(turn.Person, cancellationToken) is null ? ["unknown"] : ["movement"];
        await dialogs.SayAsync(turn, turn.Text, cancellationToken);
        return null;
    }

    private void Home(Turn turn)
    {
        DialogState.End(turn.Person);
        outbox.Answer(turn.Person, MovementReplies.Home(isAdministrator: true));
    }

    private async Task OfLineAsync(Turn turn, string verb, Movement movement, bool isAdministrator, bool mayRead, CancellationToken cancellationToken)
    {
        var leads = movement.From is { } from && await rights.LeadsAsync(turn.Person, from, cancellationToken);
        if (!mayRead && !leads)
        {
            outbox.Answer(turn.Person, MovementReplies.NoRight);
            return;
        }
        var left = await chats.FindAsync(movement, cancellationToken);
        if (verb == "clean" && (isAdministrator || leads))
        {
            var count = await chats.RemoveAsync(left, turn.Person, cancellationToken);
            left = await chats.FindAsync(movement, cancellationToken);
            outbox.Answer(turn.Person, MovementReplies.Cleaning(count));
        }
        else if (verb == "cleaned" && (isAdministrator || leads))
        {
            chats.Ticked(left, turn.Person);
            left = await chats.FindAsync(movement, cancellationToken);
        }
        if (verb == "show")
            await ShowAsync(turn, movement, left.Count, isAdministrator, cancellationToken);
        else
            outbox.Answer(turn.Person, MovementReplies.Chats(movement, left, await chats.UnseenAsync(movement, cancellationToken)));
    }

    private async Task ShowAsync(Turn turn, Movement movement, int left, bool isAdministrator, CancellationToken cancellationToken)
    {
        var act = MovementReplies.Act(movement, await names.ClassAsync(movement.From, cancellationToken), await names.ClassAsync(movement.To, cancellationToken));
        outbox.Answer(turn.Person, MovementReplies.Card(movement, act, left, isAdministrator && desk.MayUndo(movement), isAdministrator));
    }

    private async Task TakeBackAsync(Turn turn, string verb, Movement movement, CancellationToken cancellationToken)
    {
        if (verb == "withdraw" && movement.IsPlanned)
            await desk.WithdrawAsync(movement, turn.Person, cancellationToken);
        else if (verb == "undo" && desk.MayUndo(movement))
            await desk.UndoAsync(movement, turn.Person, cancellationToken);
        else
            outbox.Answer(turn.Person, MovementReplies.TooLate(work.Now));
        await ShowAsync(turn, movement, 0, isAdministrator: true, cancellationToken);
    }
}
