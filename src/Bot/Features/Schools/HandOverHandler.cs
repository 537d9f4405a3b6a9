using BotHost.Domain;
using BotHost.Domain.Language;
using BotHost.Domain.Roster;
using BotHost.Domain.Schools;
using BotHost.Domain.Verification;
using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Features.Verification;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Schools;

/// <summary>A class, or all classes of a leaving teacher, go to a colleague: today or from a day to come (clause 2.1-9).</summary>
internal sealed class HandOverHandler(BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit, HomeroomDesk homerooms)
{
    public const string Dialog = "hand-over";

    private DateOnly Today => SchoolTime.DateOf(work.Now, work.School.Zone);

    /// <param name="words">"class" or "staff" with the id; then the answers.</param>
    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken))
        {
            outbox.Answer(turn.Person, SchoolReplies.AdministratorsOnly);
            return;
        }
        if (words is ["class" or "staff", var id, ..])
            await GoOnAsync(turn, DialogState.Begin(Dialog, "to", turn.Now, (words[0], id)), 0, cancellationToken);
        else if (DialogState.Of(turn.Person, turn.Now) is not { Name: Dialog } dialog)
            outbox.Answer(turn.Person, ClassReplies.NoSuch); // a button of a dialog that is over
        else if (words is ["set", ("to" or "on") and var key, var value, ..])
            await GoOnAsync(turn, dialog.Said(turn.Now, (key, value)), 0, cancellationToken);
        else if (words is ["list", var page, ..])
            await GoOnAsync(turn, dialog, Pages.Read(page), cancellationToken);
        else if (words is ["sure", ..])
            await ConfirmAsync(turn, dialog, cancellationToken);
        else
            await GoOnAsync(turn, dialog, 0, cancellationToken);
    }

    public async Task HearAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken))
        {
            DialogState.End(turn.Person);
            outbox.Answer(turn.Person, SchoolReplies.AdministratorsOnly);
            return;
        }
        if (dialog.Step == "on" && DayReader.Read(turn.Text, Today) is { } day && day >= Today && day <= Today.AddDays(MovementPolicy.MostDays))
            dialog = dialog.Said(turn.Now, ("on", $"{day:yyyy-MM-dd}"));
        else if (dialog.Step == "to" && await FindAsync(turn.Text, cancellationToken) is [var only])
            dialog = dialog.Said(turn.Now, ("to", only.Id.ToString()));
        else
            outbox.Answer(turn.Person, HandOverReplies.Unclear(dialog.Step));
        await GoOnAsync(turn, dialog, 0, cancellationToken);
    }

    private async Task GoOnAsync(Turn turn, DialogState dialog, int page, CancellationToken cancellationToken)
    {
        var classes = await ClassesAsync(dialog, cancellationToken);
        if (classes.Count == 0)
        {
            DialogState.End(turn.Person);
            outbox.Answer(turn.Person, HandOverReplies.Nothing);
            return;
        }
        var to = await ToAsync(dialog, cancellationToken);
        var step = to is null ? "to" : On(dialog) is null ? "on" : "sure";
        dialog.Next(step, turn.Now).SaveTo(turn.Person);
        outbox.Answer(turn.Person, step switch
        {
            "to" => HandOverReplies.AskTo([.. classes.Select(row => row.Name)], await StaffAsync(dialog, cancellationToken), page),
            "on" => HandOverReplies.AskDay(Today),
            _ => HandOverReplies.Preview([.. classes.Select(row => row.Name)], to!, On(dialog)!.Value, On(dialog) > Today),
        });
    }

    private async Task ConfirmAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        var classes = await ClassesAsync(dialog, cancellationToken);
        if (await ToAsync(dialog, cancellationToken) is not { } teacher || On(dialog) is not { } day || classes.Count == 0)
        {
            await GoOnAsync(turn, dialog, 0, cancellationToken);
            return;
        }
        DialogState.End(turn.Person);
        foreach (var @class in classes)
        {
            foreach (var plan in await db.HomeroomPlans.Where(row => row.Class == @class.Id && row.DoneAt == null).ToListAsync(cancellationToken))
                plan.DoneAt = work.Now; // the newest word counts
            if (day <= Today)
                await homerooms.AppointAsync(@class, teacher, HomeroomWish.Replace, turn.Person, isTold: false, cancellationToken);
            else
            {
                db.HomeroomPlans.Add(new HomeroomPlan
                {
                    Class = @class.Id, Teacher = teacher.Id, From = SchoolTime.At(day, TimeOnly.MinValue, work.School.Zone), PlannedBy = turn.Person.Id,
                });
                audit.Write(turn.Person, "homeroom.planned", @class.Id);
            }
        }
        outbox.Answer(turn.Person, HandOverReplies.Done([.. classes.Select(row => row.Name)], teacher, day, day > Today));
    }

    private async Task<List<SchoolClass>> ClassesAsync(DialogState dialog, CancellationToken cancellationToken)
    {
        if (dialog.Data.TryGetValue("class", out var text) && Id.TryParse<SchoolClass>(text, out var id))
            return await db.Classes.Where(row => row.Id == id && row.ArchivedAt == null).ToListAsync(cancellationToken);
        return dialog.Data.TryGetValue("staff", out text) && Id.TryParse<StaffMember>(text, out var from)
            ? await (from assignment in db.Homerooms
                     join @class in db.Classes on assignment.Class equals @class.Id
                     where assignment.Teacher == @from && assignment.Until == null && @class.ArchivedAt == null
                     select @class).ToListAsync(cancellationToken)
            : [];
    }

    private async Task<StaffMember?> ToAsync(DialogState dialog, CancellationToken cancellationToken)
        => dialog.Data.TryGetValue("to", out var text) && Id.TryParse<StaffMember>(text, out var id)
            ? await db.Staff.FirstOrDefaultAsync(row => row.Id == id && row.DismissedAt == null, cancellationToken)
            : null;

    private async Task<IReadOnlyList<StaffMember>> StaffAsync(DialogState dialog, CancellationToken cancellationToken)
        => [.. (await db.Staff.Where(row => row.DismissedAt == null && row.OnLeaveSince == null).ToListAsync(cancellationToken))
            .Where(row => dialog.Data.GetValueOrDefault("staff") != row.Id.ToString())
            .OrderBy(row => !row.IsVerified).ThenBy(row => row.NameKey, StringComparer.Ordinal)];

    private async Task<IReadOnlyList<StaffMember>> FindAsync(string text, CancellationToken cancellationToken)
    {
        var key = PersonName.Key(text);
        return key.Length < 3 ? [] : await db.Staff.Where(row => row.DismissedAt == null && row.NameKey.StartsWith(key)).ToListAsync(cancellationToken);
    }

    private static DateOnly? On(DialogState dialog)
        => DateOnly.TryParseExact(dialog.Data.GetValueOrDefault("on"), "yyyy-MM-dd", out var day) ? day : null;
}
