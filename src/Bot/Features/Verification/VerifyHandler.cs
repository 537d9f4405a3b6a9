using BotHost.Domain.Roster;
using BotHost.Domain.Verification;
using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Messaging;

namespace BotHost.Features.Verification;

/// <summary>The dialog in which a person asks to be confirmed as staff: name, work, class, summary.</summary>
internal sealed class VerifyHandler(Outbox outbox, ClassList classes, VerificationDesk desk)
{
    public const string Dialog = "verify";
    private static readonly string[] _yes = ["да", "отправить", "отправляй", "верно", "всё верно", "все верно", "ок", "ага"];
    private static readonly string[] _no = ["нет", "не", "нету", "никакой", "нет класса"];

    /// <param name="said">What the person wrote: a class in it is taken as the class they lead.</param>
    public async Task BeginAsync(Turn turn, string? said, CancellationToken cancellationToken)
    {
        if (await desk.RefusalAsync(turn.Person, cancellationToken) is { } refusal)
        {
            outbox.Answer(turn.Person, refusal);
            return;
        }
        var named = await classes.ReadAsync(said, cancellationToken);
        if (Current(turn) is { } current && named.Count == 0)
        {
            await ShowAsync(turn, current, cancellationToken);
            return;
        }
        var dialog = DialogState.Begin(Dialog, VerificationDraft.Name, turn.Now);
        if (named is [var only])
            dialog = dialog.Next(VerificationDraft.Name, turn.Now, (VerificationDraft.Class, only.Id.ToString()));
        dialog.SaveTo(turn.Person);
        outbox.Answer(turn.Person, VerifyReplies.Begin(named is [var led] ? led.Name : null));
    }

    /// <summary>Something was typed as the answer to the present question.</summary>
    public Task ContinueAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken) => dialog.Step switch
    {
        VerificationDraft.Name => TakeNameAsync(turn, dialog, cancellationToken),
        VerificationDraft.KindKey => TakeWorkAsync(turn, dialog, StaffWords.CleanPosition(turn.Text), cancellationToken),
        VerificationDraft.PositionKey => TakePositionAsync(turn, dialog, StaffWords.CleanPosition(turn.Text), cancellationToken),
        VerificationDraft.Class => TakeClassAsync(turn, dialog, cancellationToken),
        _ when _yes.Contains(turn.Text.Trim().TrimEnd('.', '!').ToLowerInvariant()) => SendAsync(turn, dialog, cancellationToken),
        _ => ShowAsync(turn, dialog, cancellationToken),
    };

    /// <summary>A button of the dialog. One of an earlier question answers that question anew.</summary>
    public async Task StepAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        if (words is ["withdraw", var id, ..])
            await desk.WithdrawAsync(turn.Person, id, cancellationToken);
        else if (words is ["object", var about, ..])
            await desk.ObjectAsync(turn.Person, about, cancellationToken);
        else if (Current(turn) is not { } dialog)
            outbox.Answer(turn.Person, VerifyReplies.Over);
        else
            await StepAsync(turn, dialog, words, cancellationToken);
    }

    private Task StepAsync(Turn turn, DialogState dialog, string[] words, CancellationToken cancellationToken) => words switch
    {
        ["keep-name"] when dialog.Data.TryGetValue("raw-name", out var raw) => ShowAsync(turn, dialog.Said(turn.Now, (VerificationDraft.Name, raw)), cancellationToken),
        ["kind", var kind] when Enum.TryParse<StaffKind>(kind, out var read) && Enum.IsDefined(read) => AskAsync(
            turn, dialog.Without(VerificationDraft.PositionKey).Next(VerificationDraft.PositionKey, turn.Now, (VerificationDraft.KindKey, read.ToString())), VerifyReplies.AskPosition(read)),
        ["no-position"] when dialog.Data.TryGetValue(VerificationDraft.KindKey, out var kind) => ShowAsync(turn, dialog.Said(turn.Now, (VerificationDraft.PositionKey, VerifyReplies.KindName(Enum.Parse<StaffKind>(kind)))), cancellationToken),
        ["class", var id] when Domain.Id.TryParse<SchoolClass>(id, out var read) => ShowAsync(turn, dialog.Said(turn.Now, (VerificationDraft.Class, read.ToString())), cancellationToken),
        ["no-class"] => ShowAsync(turn, dialog.Said(turn.Now, (VerificationDraft.Class, VerificationDraft.NoClass)), cancellationToken),
        ["fix"] => AskAsync(turn, dialog, VerifyReplies.WhatToFix),
        ["fix", var step] when step is VerificationDraft.Name or VerificationDraft.KindKey or VerificationDraft.Class => FixAsync(turn, dialog, step, cancellationToken),
        ["send"] => SendAsync(turn, dialog, cancellationToken),
        _ => ShowAsync(turn, dialog, cancellationToken),
    };

    private Task TakeNameAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        if (StaffWords.ReadFullName(turn.Text) is { } name)
            return ShowAsync(turn, dialog.Said(turn.Now, (VerificationDraft.Name, name)), cancellationToken);
        var kept = StaffWords.KeepName(turn.Text);
        return AskAsync(turn, kept is null ? dialog : dialog.Next(dialog.Step, turn.Now, ("raw-name", kept)), VerifyReplies.AskNameAgain(kept is not null));
    }

    private Task TakeWorkAsync(Turn turn, DialogState dialog, string? work, CancellationToken cancellationToken) => work is null
        ? AskAsync(turn, dialog, VerifyReplies.AskKind)
        : ShowAsync(turn, dialog.Said(turn.Now, (VerificationDraft.KindKey, StaffWords.GuessKind(work).ToString()), (VerificationDraft.PositionKey, work)), cancellationToken);

    private Task TakePositionAsync(Turn turn, DialogState dialog, string? position, CancellationToken cancellationToken) => position is null
        ? AskAsync(turn, dialog, VerifyReplies.PositionUnclear)
        : ShowAsync(turn, dialog.Said(turn.Now, (VerificationDraft.PositionKey, position)), cancellationToken);

    private async Task TakeClassAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        if (_no.Contains(turn.Text.Trim().TrimEnd('.', '!').ToLowerInvariant()))
        {
            await ShowAsync(turn, dialog.Said(turn.Now, (VerificationDraft.Class, VerificationDraft.NoClass)), cancellationToken);
            return;
        }
        var meant = await classes.ReadAsync(turn.Text, cancellationToken);
        if (meant is [var only])
            await ShowAsync(turn, dialog.Said(turn.Now, (VerificationDraft.Class, only.Id.ToString())), cancellationToken);
        else
            await AskAsync(turn, dialog, meant.Count == 0 ? VerifyReplies.ClassUnknown : VerifyReplies.WhichClass(meant));
    }

    private Task FixAsync(Turn turn, DialogState dialog, string step, CancellationToken cancellationToken)
    {
        var open = dialog.Without(step);
        if (step == VerificationDraft.KindKey)
            open = open.Without(VerificationDraft.PositionKey);
        return ShowAsync(turn, open, cancellationToken);
    }

    private async Task SendAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        if (VerificationDraft.Of(dialog) is { } draft)
            await desk.SubmitAsync(turn.Person, draft, cancellationToken);
        else
            await ShowAsync(turn, dialog, cancellationToken);
    }

    private Task AskAsync(Turn turn, DialogState dialog, Reply question)
    {
        dialog.SaveTo(turn.Person);
        outbox.Answer(turn.Person, question);
        return Task.CompletedTask;
    }

    /// <summary>Asks the first question that is open.</summary>
    private async Task ShowAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        var step = VerificationDraft.NextStep(dialog.Data);
        (dialog with { Step = step }).SaveTo(turn.Person);
        outbox.Answer(turn.Person, step switch
        {
            VerificationDraft.Name => VerifyReplies.AskName,
            VerificationDraft.KindKey => VerifyReplies.AskKind,
            VerificationDraft.PositionKey => VerifyReplies.AskPosition(Enum.Parse<StaffKind>(dialog.Data[VerificationDraft.KindKey])),
            VerificationDraft.Class => VerifyReplies.AskClass,
            _ => await SummaryAsync(VerificationDraft.Of(dialog)!, cancellationToken),
        });
    }

    private async Task<Reply> SummaryAsync(VerificationDraft draft, CancellationToken cancellationToken)
    {
        var led = draft.HomeroomOf is { } id ? (await classes.AllAsync(cancellationToken)).FirstOrDefault(row => row.Id == id) : null;
        return VerifyReplies.Summary(draft, led?.Name);
    }

    private static DialogState? Current(Turn turn) => DialogState.Of(turn.Person, turn.Now) is { Name: Dialog } dialog ? dialog : null;
}
