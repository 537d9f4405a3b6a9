using BotHost.Features.Chats;
using BotHost.Features.Dialogs;
using BotHost.Features.Digests;
using BotHost.Features.Invites;

namespace BotHost.Messaging;

/// <summary>The whole bot on one screen: what was typed or pressed, and who answers it.</summary>
internal sealed class CommandRouter(IServiceProvider services, Buttons buttons, Outbox outbox)
{
    public async Task HandleTextAsync(Turn turn, TextReceived text, CancellationToken cancellationToken)
    {
        if (!turn.IsPrivate)
            return;
        if (turn.Person.IsFrozen)
            outbox.Answer(turn.Person, DialogReplies.Frozen);
        else if (text.ButtonToken is { } token)
            await PressAsync(turn, token, cancellationToken);
        else if (text.StartToken is { } start)
            await RouteAsync(turn, ["start", start], cancellationToken);
        else if (TypedCommands.Parse(text.Text) is { } command)
            await RouteAsync(turn, command, cancellationToken);
        else if (await buttons.FindTypedAsync(turn.Person, text.Text.Trim(), cancellationToken) is { } typed)
            await PressAsync(turn, typed, cancellationToken);
        else if (DialogState.Of(turn.Person, turn.Now) is { } dialog)
            await ContinueAsync(turn, dialog, cancellationToken);
        else
            await RouteAsync(turn, ["say"], cancellationToken);
    }

    public Task HandlePressAsync(Turn turn, ButtonPressed press, CancellationToken cancellationToken)
    {
        if (!turn.Person.IsFrozen)
            return PressAsync(turn, press.Token, cancellationToken);
        outbox.Answer(turn.Person, DialogReplies.Frozen);
        return Task.CompletedTask;
    }

    private async Task PressAsync(Turn turn, string token, CancellationToken cancellationToken)
    {
        switch (await buttons.ReadAsync(token, turn.Person.User, cancellationToken))
        {
            case PressedButton.Operation operation:
                await RouteAsync(turn, operation.Words, cancellationToken);
                break;
            case PressedButton.Stale { Words: [var area, _, var subject, ..] }:
                turn.Toast = "Кнопка устарела";
                await RouteAsync(turn, [area, "show", subject], cancellationToken);
                break;
            case PressedButton.NotYours:
                turn.Toast = "Эта кнопка не для вас";
                outbox.Answer(turn.Person, DialogReplies.NotYourButton);
                break;
            default:
                turn.Toast = "Кнопка устарела";
                outbox.Answer(turn.Person, DialogReplies.StaleButton);
                break;
        }
    }

    /// <summary>A step of a dialog of several steps: what was typed is the answer.</summary>
    private Task ContinueAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken) => dialog.Name switch
    {
        _ => RouteAsync(turn, ["say"], cancellationToken),
    };

    private Task RouteAsync(Turn turn, string[] words, CancellationToken cancellationToken) => words switch
    {
        ["start", "link"] => GoOnAsync(turn, Get<LinkHandler>().AskAsync(turn, "", cancellationToken), cancellationToken),
        ["start", ['c', 'h', 'a', 't', .. var chat]] when chat.Length > 0 => Get<ChatSetupHandler>().StartAsync(turn, chat, cancellationToken),
        ["start", ..] or ["menu"] => Get<MenuHandler>().ShowAsync(turn, cancellationToken),
        ["help", ..] => Get<MenuHandler>().HelpAsync(turn),
        ["cancel", ..] => Get<MenuHandler>().CancelAsync(turn),
        ["digest", ..] => Get<DigestHandler>().ShowAsync(turn, cancellationToken),
        ["pending"] => Get<DigestHandler>().PendingAsync(turn, "0", cancellationToken),
        ["pending", var page] => Get<DigestHandler>().PendingAsync(turn, page, cancellationToken),
        ["link", .. var said] => GoOnAsync(turn, Get<LinkHandler>().AskAsync(turn, string.Join(' ', said), cancellationToken), cancellationToken),
        ["links", var kind, var id] => GoOnAsync(turn, Get<LinkHandler>().ChooseAsync(turn, kind, id, cancellationToken), cancellationToken),
        ["invite", var verb, var id] => Get<InviteHandler>().HandleAsync(turn, verb, id, cancellationToken),
        ["chat", ..] => Get<ChatSettingsHandler>().ListAsync(turn, "0", cancellationToken),
        ["chats", "list", var page] => Get<ChatSettingsHandler>().ListAsync(turn, page, cancellationToken),
        ["chats", "kind" or "class" or "ask" or "bind" or "other", _, ..] => Get<ChatSetupHandler>().HandleAsync(turn, words[1..], cancellationToken),
        ["chats", _, _, ..] => Get<ChatSettingsHandler>().HandleAsync(turn, words[1..], cancellationToken),
        ["member", var verb, var id] => Get<StrangerHandler>().HandleAsync(turn, verb, id, cancellationToken),
        ["say"] when LinkRequest.IsIn(turn.Text) => GoOnAsync(turn, Get<LinkHandler>().AskAsync(turn, turn.Text, cancellationToken), cancellationToken),
        _ => Get<MenuHandler>().NotUnderstoodAsync(turn),
    };

    /// <summary>A handler found that another operation is the one to answer.</summary>
    private async Task GoOnAsync(Turn turn, Task<string[]?> handled, CancellationToken cancellationToken)
    {
        if (await handled is { } words)
            await RouteAsync(turn, words, cancellationToken);
    }

    private T Get<T>() where T : notnull => services.GetRequiredService<T>();
}
