using BotHost.Domain;
using BotHost.Domain.Language;
using BotHost.Domain.Roster;
using BotHost.Domain.Schools;
using BotHost.Features.Dialogs;
using BotHost.Features.Movements;
using BotHost.Features.People;
using BotHost.Features.Verification;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Years;

/// <summary>"новый год": the 31st of August, step by step. Nothing changes before "Провести", and a day long it can be taken back.</summary>
internal sealed class RolloverHandler(BotDb db, Work work, Outbox outbox, Rights rights, Offices offices, RolloverDesk desk, RolloverChats chats, RolloverTeachers teachers, MovementPeople people)
{
    public const string Dialog = "rollover";

    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken))
        {
            outbox.Answer(turn.Person, RolloverReplies.NoRight);
            return;
        }
        var last = await desk.LastAsync(cancellationToken);
        if (words is ["undo", ..])
            await UndoAsync(turn, last, cancellationToken);
        else if (words is ["chats" or "clean" or "cleaned", ..] && last is not null)
            await chats.HandleAsync(turn, words[0], await desk.LinesAsync(last, cancellationToken), cancellationToken);
        else if (last is not null && RolloverPolicy.IsTooSoon(desk.Today, SchoolTime.DateOf(last.At, work.School.Zone)))
            outbox.Answer(turn.Person, RolloverReplies.Done(SchoolTime.DateOf(last.At, work.School.Zone), work.Now - last.At < YearRollover.UndoFor));
        else
            await StepAsync(turn, words, DialogState.Of(turn.Person, turn.Now) is { Name: Dialog } open ? open : DialogState.Begin(Dialog, "plan", turn.Now), cancellationToken);
    }

    /// <summary>The new first classes were typed.</summary>
    public async Task HearAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        var read = ClassListReader.Read(turn.Text);
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken))
        {
            DialogState.End(turn.Person);
            outbox.Answer(turn.Person, RolloverReplies.NoRight);
        }
        else if (read.Classes.Count == 0 || read.NotUnderstood.Count > 0 || read.Classes.Any(name => name.Grade != 1))
            outbox.Answer(turn.Person, RolloverReplies.FirstUnclear);
        else
            await ShowAsync(turn, dialog.Said(turn.Now, ("first", string.Join(' ', read.Classes.Select(name => name.ToString())))), cancellationToken);
    }

    private async Task StepAsync(Turn turn, string[] words, DialogState dialog, CancellationToken cancellationToken)
    {
        switch (words)
        {
            case ["stay", var id, ..]:
                var staying = Staying(dialog);
                if (Id.TryParse<SchoolClass>(id, out var @class) && !staying.Remove(@class))
                    staying.Add(@class);
                await ShowAsync(turn, dialog.Said(turn.Now, ("stay", string.Join(' ', staying.Select(it => it.ToString())))), cancellationToken);
                break;
            case ["first", ..]:
                dialog.Next("first", turn.Now).SaveTo(turn.Person);
                outbox.Answer(turn.Person, RolloverReplies.AskFirst);
                break;
            case ["none", ..]:
                await ShowAsync(turn, dialog.Said(turn.Now, ("first", "")), cancellationToken);
                break;
            case ["sure", ..] when dialog.Data.ContainsKey("shown"):
                await CarryOutAsync(turn, dialog, cancellationToken);
                break;
            default:
                await ShowAsync(turn, dialog, cancellationToken);
                break;
        }
    }

    private async Task ShowAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(dialog, cancellationToken);
        dialog.Next("plan", turn.Now, ("shown", "yes")).SaveTo(turn.Person);
        outbox.Answer(turn.Person, RolloverReplies.Plan(plan, Staying(dialog), RolloverPolicy.IsSeason(desk.Today)));
    }

    private async Task CarryOutAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(dialog, cancellationToken);
        DialogState.End(turn.Person);
        await desk.CarryOutAsync(plan, turn.Person, cancellationToken);
        var unled = await UnledAsync(cancellationToken);
        outbox.Answer(turn.Person, RolloverReplies.CarriedOut(plan, unled));
        var office = await offices.DescribeAsync(turn.Person, cancellationToken);
        foreach (var other in await offices.OthersAsync([turn.Person.Id], cancellationToken))
            outbox.Tell(other, RolloverReplies.Notice(plan, office), isUrgent: true);
        await teachers.TellAsync(plan, turn.Person, cancellationToken);
        foreach (var change in plan.Changes.Where(it => it.After is not null))
            await TellFamiliesAsync(change.Class.Id, RolloverReplies.FamilyPromoted(change.Class.Name.ToString(), change.After!.Value.ToString()), cancellationToken);
    }

    private async Task UndoAsync(Turn turn, YearRollover? last, CancellationToken cancellationToken)
    {
        if (last is null || work.Now - last.At >= YearRollover.UndoFor)
        {
            outbox.Answer(turn.Person, RolloverReplies.UndoTooLate);
            return;
        }
        outbox.Answer(turn.Person, RolloverReplies.Undone(await desk.UndoAsync(last, turn.Person, cancellationToken)));
        var office = await offices.DescribeAsync(turn.Person, cancellationToken);
        foreach (var other in await offices.OthersAsync([turn.Person.Id], cancellationToken))
            outbox.Tell(other, RolloverReplies.UndoneNotice(office), isUrgent: true);
        foreach (var change in RolloverDesk.ChangesOf(last).Where(it => it is { Before: not null, After: not null }))
            if (Id.TryParse<SchoolClass>(change.Class, out var @class))
                await TellFamiliesAsync(@class, RolloverReplies.FamilyBack(change.Before!), cancellationToken);
        await teachers.TellBackAsync(last, turn.Person, cancellationToken);
    }

    private Task<RolloverPlan> PlanAsync(DialogState dialog, CancellationToken cancellationToken)
        => desk.PlanAsync(Staying(dialog), dialog.Data.TryGetValue("first", out var first) ? [.. ClassListReader.Read(first).Classes] : null, cancellationToken);

    private static HashSet<Id<SchoolClass>> Staying(DialogState dialog)
        => [.. (dialog.Data.GetValueOrDefault("stay") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => Id.TryParse<SchoolClass>(text, out var id) ? id : (Id<SchoolClass>?)null).OfType<Id<SchoolClass>>()];

    private async Task TellFamiliesAsync(Id<SchoolClass> @class, Reply reply, CancellationToken cancellationToken)
    {
        foreach (var person in (await people.OfClassAsync(@class, cancellationToken)).Where(person => person.CanBeWrittenTo))
            outbox.Tell(person, reply);
    }

    /// <summary>New first classes, and fifth classes whose teacher may still be the primary one.</summary>
    private async Task<IReadOnlyList<SchoolClass>> UnledAsync(CancellationToken cancellationToken)
        => [.. (await db.Classes.Where(row => row.ArchivedAt == null && row.Kind == ClassKind.Class && !db.Homerooms.Any(it => it.Class == row.Id && it.Until == null)).ToListAsync(cancellationToken))
            .OrderBy(row => row.Name, ClassOrder.Instance)];
}
