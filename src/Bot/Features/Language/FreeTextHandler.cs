using BotHost.Domain.Dialogs;
using BotHost.Domain.Help;
using BotHost.Domain.Language.Intents;
using BotHost.Domain.People;
using BotHost.Features.Chats;
using BotHost.Features.Dialogs;
using BotHost.Features.Support;
using BotHost.Features.Talk;
using BotHost.Messaging;
using BotHost.Persistence;

namespace BotHost.Features.Language;

/// <summary>
/// Free text: understands it and leads to the handler, by <see cref="IntentRoutes"/>. Executes nothing itself: what is destructive or wide asks in its own handler.
/// What is not understood is asked about once with at most four buttons, then the menu and a human are offered.
/// </summary>
internal sealed class FreeTextHandler(BotDb db, Outbox outbox, Hearing hearing, Buttons buttons)
{
    /// <summary>The bot has asked what was meant.</summary>
    public const string Dialog = "unsure";

    private const int MostChoices = 4;
    private const double WorthAsking = 0.06;

    /// <returns>The operation to go on with; ["say"] when a feature's own words are to be tried; null when the person has been answered.</returns>
    public async Task<string[]?> HearAsync(Turn turn, CancellationToken cancellationToken)
    {
        var understood = await hearing.OfAsync(turn, cancellationToken);
        if (TalkRoutes.Reads(turn.Text) && understood.Intents is not ["remind_missing"] || LeakHandler.IsReport(turn.Text) || RegulationSearch.Read(turn.Text) is not null || DelegationSentence.Read(turn.Text, DateOnly.FromDateTime(turn.Now.DateTime)) is not null)
            return ["say"]; // begins as a feature's own sentence does
        if (understood.IsUnknown || understood.Confidence < Understander.Sure)
            return ["say"];
        if (understood.Intents is ["confirm"] or ["deny"])
            return await AnswerPendingAsync(turn, understood.Intent == "confirm", cancellationToken);
        End(turn.Person);
        if (understood.Intents is [_, _])
        {
            outbox.Answer(turn.Person, LanguageReplies.OneAtATime([.. understood.Intents.Select(intent => ChoiceOf(intent, understood))]));
            return null;
        }
        return Go(turn, understood.Intent, understood, isTyped: true);
    }

    /// <summary>A button under a question of this handler, or a feature's word for it.</summary>
    public Task RouteAsync(Turn turn, string[] words)
    {
        if (words is ["words", "tell", var intent, .. var topic])
            outbox.Answer(turn.Person, LanguageReplies.For(intent, topic is [var one] ? one : "") ?? DialogReplies.NotUnderstood);
        else
            outbox.Answer(turn.Person, DialogReplies.NotUnderstood);
        return Task.CompletedTask;
    }

    /// <summary>Nobody knew the words: one question, then the menu and a human. Only that it happened is kept, never the words.</summary>
    public async Task AskAsync(Turn turn, CancellationToken cancellationToken)
    {
        db.Misunderstandings.Add(Misunderstanding.Of(turn.Text, turn.Now));
        var understood = await hearing.OfAsync(turn, cancellationToken);
        var wasAsked = DialogState.Of(turn.Person, turn.Now) is { Name: Dialog };
        var choices = understood.Others.Where(it => it.Confidence >= WorthAsking && IntentRoutes.IsWish(it.Intent)).Select(it => ChoiceOf(it.Intent, understood))
            .DistinctBy(choice => choice.Label).Take(MostChoices - 1).ToList();
        if (wasAsked || choices.Count == 0)
        {
            End(turn.Person);
            outbox.Answer(turn.Person, wasAsked ? LanguageReplies.StillUnsure : LanguageReplies.NotUnderstood);
            if (!wasAsked)
                DialogState.Begin(Dialog, "asked", turn.Now).SaveTo(turn.Person);
            return;
        }
        DialogState.Begin(Dialog, "asked", turn.Now).SaveTo(turn.Person);
        outbox.Answer(turn.Person, LanguageReplies.WhatIsMeant(choices));
    }

    private string[]? Go(Turn turn, string intent, Understanding understood, bool isTyped)
    {
        if (SafetyHandler.Read(turn.Text) is { } safety && isTyped)
            return ["safety", safety];
        if (intent is "security_alert")
            outbox.Answer(turn.Person, SupportReplies.Scam);
        else if (IntentRoutes.Words(intent, understood.Entities, isTyped ? turn.Text : "") is { } words)
            return words;
        else
            outbox.Answer(turn.Person, LanguageReplies.For(intent, IntentRoutes.Topic(intent, understood.Entities)) ?? DialogReplies.NotUnderstood);
        return null;
    }

    /// <summary>"да", "+", "не тот" without a dialog: the one button of the last message that says so.</summary>
    private async Task<string[]?> AnswerPendingAsync(Turn turn, bool isYes, CancellationToken cancellationToken)
    {
        if (await buttons.FindOnlyAsync(turn.Person, label => isYes ? LanguageReplies.SaysYes(label) : LanguageReplies.SaysNo(label), cancellationToken) is { } token)
            return ["words", "press", token];
        outbox.Answer(turn.Person, LanguageReplies.NothingAsked);
        return null;
    }

    /// <summary>A button that begins a wish.</summary>
    public static Choice ChoiceOf(string intent, Understanding understood)
    {
        var label = LanguageReplies.Label(intent);
        return IntentRoutes.Words(intent, understood.Entities, "") is { } words
            ? Choice.Do(label, words)
            : Choice.Do(label, "words", "tell", intent, IntentRoutes.Topic(intent, understood.Entities));
    }

    private static void End(Person person)
    {
        if (person.Dialog?.Contains($"\"{Dialog}\"", StringComparison.Ordinal) == true)
            DialogState.End(person);
    }
}
