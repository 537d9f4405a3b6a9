using BotHost.Domain.Language;
using BotHost.Domain.Roster;
using BotHost.Domain.Verification;
using BotHost.Features.Chats;
using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Movements;

/// <summary>A movement step by step: what is known is not asked, each answer can be changed before the confirmation.</summary>
internal sealed class MovementDialog(
    BotDb db, Work work, Outbox outbox, Rights rights, ClassList classes, ChatNames names, MovementDesk desk, MovementSearch search, MovementChats chats)
{
    private static readonly string[] _keys = ["kind", "of", "class", "to", "pupil", "staff", "order", "on", "position"];

    /// <summary>An earlier answer that changes makes these ones void.</summary>
    private static readonly Dictionary<string, string[]> _after = new()
    {
        ["kind"] = ["of", "class", "to", "pupil", "staff"], ["of"] = ["class", "pupil", "staff"], ["class"] = ["pupil"], ["pupil"] = ["to"],
    };

    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        var dialog = DialogState.Of(turn.Person, turn.Now) is { Name: MovementDraft.Dialog } open ? open : null;
        switch (words)
        {
            case ["begin", var kind, ..]:
                await GoOnAsync(turn, Empty(turn).Said(turn.Now, ("kind", kind)), cancellationToken);
                break;
            case ["set", var key, var value, ..] when dialog is not null && _keys.Contains(key):
                await GoOnAsync(turn, With(dialog, turn, key, value), cancellationToken);
                break;
            case ["ask", var key, ..] when dialog is not null && _keys.Contains(key):
                await GoOnAsync(turn, Drop(dialog, key), cancellationToken);
                break;
            case ["list", var page, ..] when dialog is not null:
                await GoOnAsync(turn, dialog, cancellationToken, Pages.Read(page));
                break;
            case ["confirm", ..] when dialog is not null:
                await ConfirmAsync(turn, dialog, cancellationToken);
                break;
            default:
                outbox.Answer(turn.Person, MovementReplies.Home(isAdministrator: true)); // a button of a draft that is over
                break;
        }
    }

    public async Task SayAsync(Turn turn, string text, CancellationToken cancellationToken)
    {
        if (MovementSentence.Read(text, desk.Today) is not { } said)
        {
            outbox.Answer(turn.Person, MovementReplies.Home(isAdministrator: true));
            return;
        }
        var dialog = await search.ReadAsync(Empty(turn).Said(turn.Now, ("kind", said.Kind.ToString())), said, turn.Now, cancellationToken);
        await GoOnAsync(turn, dialog, cancellationToken);
    }

    /// <summary>What was typed answers the question that was asked last.</summary>
    public async Task HearAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken))
        {
            DialogState.End(turn.Person);
            outbox.Answer(turn.Person, MovementReplies.NoRight);
            return;
        }
        var text = turn.Text.Trim();
        var answered = dialog.Step switch
        {
            "class" or "to" when await classes.ReadAsync(text, cancellationToken) is [var only] => With(dialog, turn, dialog.Step, only.Id.ToString()),
            "pupil" => await search.PupilAsync(dialog, new MovementDraft(dialog), text, turn.Now, cancellationToken),
            "staff" => await search.StaffAsync(dialog, text, turn.Now, cancellationToken),
            "name" => search.NewPupil(dialog, text, turn.Now),
            "full-name" when (StaffWords.ReadFullName(text) ?? StaffWords.KeepName(text)) is { } name && name.Contains(' ', StringComparison.Ordinal)
                => dialog.Said(turn.Now, ("full-name", name)),
            "position" when StaffWords.CleanPosition(text) is { } position => dialog.Said(turn.Now, ("position", position)),
            "order" when Order(text) is { } order => dialog.Said(turn.Now, ("order", order)),
            "on" when DayReader.Read(text, desk.Today) is { } day => dialog.Said(turn.Now, ("on", MovementDraft.Text(day))),
            _ => null,
        };
        if (answered is null)
            outbox.Answer(turn.Person, MovementReplies.Unclear(dialog.Step));
        await GoOnAsync(turn, answered ?? dialog, cancellationToken);
    }

    private static DialogState Empty(Turn turn) => DialogState.Begin(MovementDraft.Dialog, "kind", turn.Now);

    private static DialogState With(DialogState dialog, Turn turn, string key, string value)
    {
        var changed = dialog.Data.GetValueOrDefault(key) == value ? dialog : Drop(dialog, key);
        return changed.Said(turn.Now, (key, value));
    }

    private static DialogState Drop(DialogState dialog, string key)
        => _after.GetValueOrDefault(key, []).Aggregate(dialog.Without(key), (state, later) => state.Without(later));

    /// <summary>"№ 12-к от 1.12" keeps what an inspector looks for.</summary>
    private static string? Order(string text)
    {
        var clean = PersonName.Clean(text).TrimStart('№', 'N', ' ');
        return clean.Length is > 0 and <= Movement.LongestOrder && clean.Any(char.IsDigit) && !clean.Contains("://", StringComparison.Ordinal) ? clean : null;
    }

    private async Task GoOnAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken, int page = 0)
    {
        var draft = new MovementDraft(dialog);
        var (step, reply) = await AskAsync(draft, page, cancellationToken);
        dialog.Next(step, turn.Now).SaveTo(turn.Person);
        outbox.Answer(turn.Person, reply);
    }

    /// <summary>The first thing that is not known yet.</summary>
    private async Task<(string Step, Reply Reply)> AskAsync(MovementDraft draft, int page, CancellationToken cancellationToken) => draft switch
    {
        { Kind: null } => ("kind", MovementReplies.Home(isAdministrator: true)),
        { NeedsWhose: true } => ("of", MovementReplies.AskWhose(draft.Kind!.Value)),
        { Kind: MovementKind.Hired, FullName: null } => ("full-name", MovementReplies.AskFullName),
        { Kind: MovementKind.Hired, Position: null } => ("position", MovementReplies.AskPosition),
        { Kind: MovementKind.Hired } => await AskLastAsync(draft, cancellationToken),
        { IsStaff: true, Staff: null } => ("staff", MovementReplies.AskStaff(await search.StaffAsync(draft, cancellationToken), page)),
        { IsStaff: true } => await AskLastAsync(draft, cancellationToken),
        { NeedsClass: true, Class: null, Pupil: null } => ("class", MovementReplies.AskClass(draft.Kind!.Value, "class", await classes.AllAsync(cancellationToken), page)),
        { Kind: MovementKind.Enrolled, NameHash: null } => ("name", MovementReplies.AskName),
        { Kind: MovementKind.Enrolled } => await AskLastAsync(draft, cancellationToken),
        { Pupil: null } => ("pupil", MovementReplies.AskPupil(await search.PupilsAsync(draft, cancellationToken), page)),
        { To: null } when await search.NeedsNewClassAsync(draft, cancellationToken)
            => ("to", MovementReplies.AskClass(draft.Kind!.Value, "to", await classes.AllAsync(cancellationToken), page)),
        _ => await AskLastAsync(draft, cancellationToken),
    };

    private async Task<(string Step, Reply Reply)> AskLastAsync(MovementDraft draft, CancellationToken cancellationToken) => draft switch
    {
        { HasOrder: false } => ("order", MovementReplies.AskOrder),
        { EffectiveOn: null } => ("on", MovementReplies.AskDay(desk.Today)),
        _ => ("preview", await PreviewAsync(draft, cancellationToken)),
    };

    private async Task<Reply> PreviewAsync(MovementDraft draft, CancellationToken cancellationToken)
    {
        var decision = await desk.JudgeAsync(draft, cancellationToken);
        var (name, from) = await search.WhoAsync(draft, cancellationToken);
        var line = MovementWords.Line(draft.Kind!.Value, name, from, await names.ClassAsync(draft.To, cancellationToken), draft.Order, draft.EffectiveOn!.Value);
        return decision is MovementDecision.Refused refused
            ? MovementReplies.Refused(line, refused.Reason, draft)
            : MovementReplies.Preview(line, draft, decision is MovementDecision.OnItsDay, await search.EffectsAsync(draft, cancellationToken));
    }

    private async Task ConfirmAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        var draft = new MovementDraft(dialog);
        if ((await AskAsync(draft, 0, cancellationToken)).Step != "preview" || await desk.RecordAsync(draft, turn.Person, cancellationToken) is not { } movement)
        {
            await GoOnAsync(turn, dialog, cancellationToken); // something changed meanwhile: the preview says what
            return;
        }
        DialogState.End(turn.Person);
        var act = MovementReplies.Act(movement, await names.ClassAsync(movement.From, cancellationToken), await names.ClassAsync(movement.To, cancellationToken));
        var left = await chats.FindAsync(movement, cancellationToken);
        var unled = await UnledAsync(movement, cancellationToken);
        outbox.Answer(turn.Person, MovementReplies.Recorded(movement, act, left.Count, desk.MayUndo(movement), unled));
        if (movement is { Kind: MovementKind.Hired, IsInForce: true })
            outbox.Answer(turn.Person, MovementReplies.ForNewcomer(work.School.Messenger.BuildStartLink(Roster.RosterStart.Staff)));
    }

    /// <summary>Classes that the dismissal left without a teacher, or whose teacher is away now.</summary>
    private async Task<IReadOnlyList<SchoolClass>> UnledAsync(Movement movement, CancellationToken cancellationToken)
    {
        if (!movement.IsInForce || movement.Staff is not { } staff || movement.Kind is not (MovementKind.Dismissed or MovementKind.LongLeave))
            return [];
        var justEnded = movement.AppliedAt;
        return await (from assignment in db.Homerooms
                      join @class in db.Classes on assignment.Class equals @class.Id
                      where assignment.Teacher == staff && @class.ArchivedAt == null && (assignment.Until == null || assignment.Until == justEnded)
                          && !db.Homerooms.Any(other => other.Class == @class.Id && other.Until == null && other.Teacher != staff)
                      select @class).Distinct().ToListAsync(cancellationToken);
    }
}
