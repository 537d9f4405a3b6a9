using BotHost.Domain;
using BotHost.Domain.Dialogs;
using BotHost.Domain.People;
using BotHost.Features.Dialogs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.People;

/// <summary>
/// "Спросить": relays one question from a decider to whoever asks something of the school, and one answer back, both labelled by role.
/// The words are in the messages alone.
/// </summary>
internal sealed class QuestionDesk(BotDb db, Work work, Outbox outbox)
{
    public const string AskDialog = "ask";
    public const string AnswerDialog = "answer";

    /// <summary>Offers ready questions and waits for a typed one. Whether this person may ask is for the caller to see to.</summary>
    /// <param name="role">How the asked person reads who asks: "Классный руководитель 5А".</param>
    public async Task BeginAsync(
        Turn turn, string area, Guid subject, Person asked, string role, IReadOnlyList<string> ready, CancellationToken cancellationToken)
    {
        if (await FindAsync(subject, turn.Person, cancellationToken) is not null)
        {
            outbox.Answer(turn.Person, QuestionReplies.AskedBefore(area, subject));
            return;
        }
        DialogState.Begin(AskDialog, "text", turn.Now, ("area", area), ("subject", subject.ToString("N")), ("asked", asked.Id.ToString()), ("role", role))
            .SaveTo(turn.Person);
        outbox.Answer(turn.Person, QuestionReplies.WhatToAsk(area, subject, ready));
    }

    /// <summary>A question was typed, or chosen from the list.</summary>
    public async Task SendAsync(Turn turn, string text, CancellationToken cancellationToken)
    {
        if (DialogState.Of(turn.Person, turn.Now) is not { Name: AskDialog } dialog
            || !Guid.TryParseExact(dialog.Data["subject"], "N", out var subject) || !Id.TryParse<Person>(dialog.Data["asked"], out var id))
        {
            outbox.Answer(turn.Person, QuestionReplies.NothingToAnswer);
            return;
        }
        var area = dialog.Data["area"];
        if (text.Length is 0 or > RelayedQuestion.LongestText)
        {
            outbox.Answer(turn.Person, QuestionReplies.WrongLength);
            return;
        }
        DialogState.End(turn.Person);
        var asked = await db.People.FirstAsync(row => row.Id == id, cancellationToken);
        if (await FindAsync(subject, turn.Person, cancellationToken) is not null)
            outbox.Answer(turn.Person, QuestionReplies.AskedBefore(area, subject));
        else if (!asked.CanBeWrittenTo)
            outbox.Answer(turn.Person, QuestionReplies.CannotReach(area, subject));
        else
            await RelayAsync(turn, area, subject, asked, dialog.Data["role"], text, cancellationToken);
    }

    /// <summary>"Ответить" was pressed.</summary>
    public async Task BeginAnswerAsync(Turn turn, Id<RelayedQuestion> id, CancellationToken cancellationToken)
    {
        var question = await db.Questions.FirstOrDefaultAsync(row => row.Id == id && row.Asked == turn.Person.Id, cancellationToken);
        if (question is not { IsOpen: true })
        {
            outbox.Answer(turn.Person, QuestionReplies.NothingToAnswer);
            return;
        }
        DialogState.Begin(AnswerDialog, "text", turn.Now, ("question", id.ToString())).SaveTo(turn.Person);
        outbox.Answer(turn.Person, QuestionReplies.TypeAnswer);
    }

    public async Task AnswerAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        var text = turn.Text.Trim();
        var question = Id.TryParse<RelayedQuestion>(dialog.Data["question"], out var id)
            ? await db.Questions.FirstOrDefaultAsync(row => row.Id == id && row.Asked == turn.Person.Id, cancellationToken)
            : null;
        if (question is not { IsOpen: true })
        {
            DialogState.End(turn.Person);
            outbox.Answer(turn.Person, QuestionReplies.NothingToAnswer);
            return;
        }
        if (text.Length is 0 or > RelayedQuestion.LongestText)
        {
            outbox.Answer(turn.Person, QuestionReplies.WrongLength);
            return;
        }
        DialogState.End(turn.Person);
        question.Answer(work.Now);
        await db.SaveChangesAsync(cancellationToken);
        var decider = await db.People.FirstAsync(row => row.Id == question.Decider, cancellationToken);
        if (decider.CanBeWrittenTo)
            outbox.Tell(decider, QuestionReplies.Answer(text, question.Area, question.Subject));
        outbox.Answer(turn.Person, QuestionReplies.AnswerSent);
    }

    private async Task RelayAsync(Turn turn, string area, Guid subject, Person asked, string role, string text, CancellationToken cancellationToken)
    {
        var question = new RelayedQuestion { Subject = subject, Area = area, Decider = turn.Person.Id, Asked = asked.Id, AskedAt = work.Now };
        db.Questions.Add(question);
        await db.SaveChangesAsync(cancellationToken);
        outbox.Tell(asked, QuestionReplies.Question(role, text, question.Id));
        outbox.Answer(turn.Person, QuestionReplies.QuestionSent(area, subject));
    }

    private async Task<RelayedQuestion?> FindAsync(Guid subject, Person decider, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        return await db.Questions.FirstOrDefaultAsync(row => row.Subject == subject && row.Decider == decider.Id, cancellationToken);
    }
}
