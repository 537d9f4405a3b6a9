using BotHost.Domain.Language;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
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

/// <summary>An administrator says who leads a class: a name, and the profile if it is known.</summary>
internal sealed class HomeroomHandler(
    BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit, ClassDesk desk, HomeroomDesk homerooms, StaffConfirmation confirmation,
    ProfileReader profiles, PeopleCache people, SetUpHandler setUp, ClassesHandler classes)
{
    public const string Dialog = "homeroom";

    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken))
            outbox.Answer(turn.Person, SchoolReplies.AdministratorsOnly);
        else if (words is ["ask", var id, .. var back])
            await AskAsync(turn, id, back is ["set-up", ..] ? "set-up" : "class", cancellationToken);
        else if (DialogState.Of(turn.Person, turn.Now) is { Name: Dialog } dialog && dialog.Data.ContainsKey("name"))
            await DecideAsync(turn, dialog, words, cancellationToken);
        else
            await classes.HandleAsync(turn, [], cancellationToken);
    }

    /// <summary>A name was typed, perhaps with a profile.</summary>
    public async Task ContinueAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken) || await desk.FindAsync(dialog.Data["class"], cancellationToken) is not { IsLive: true } @class)
        {
            DialogState.End(turn.Person);
            outbox.Answer(turn.Person, ClassReplies.NoSuch);
            return;
        }
        var entry = HomeroomEntry.Read(turn.Text);
        if (entry.FullName is not { } name)
        {
            outbox.Answer(turn.Person, HomeroomSetUpReplies.NameUnclear(@class));
            return;
        }
        dialog = DialogState.Begin(Dialog, "name", turn.Now, ("class", dialog.Data["class"]), ("back", dialog.Data["back"]), ("name", name));
        dialog.SaveTo(turn.Person);
        if (entry.Profile is { } profile)
        {
            outbox.Answer(turn.Person, HomeroomSetUpReplies.LookingAtProfile);
            profiles.Read(work, turn.Person, profile);
        }
        else
            await AppointAsync(turn, dialog, HomeroomWish.Appoint, cancellationToken);
    }

    private async Task AskAsync(Turn turn, string id, string back, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, cancellationToken) is not { IsLive: true } @class)
        {
            outbox.Answer(turn.Person, ClassReplies.NoSuch);
            return;
        }
        DialogState.Begin(Dialog, "name", turn.Now, ("class", id), ("back", back)).SaveTo(turn.Person);
        outbox.Answer(turn.Person, HomeroomSetUpReplies.Ask(@class, await homerooms.TeacherOfAsync(@class.Id, cancellationToken)));
    }

    private async Task DecideAsync(Turn turn, DialogState dialog, string[] words, CancellationToken cancellationToken)
    {
        switch (words)
        {
            case ["sure", ..] when dialog.Data.TryGetValue("user", out var user):
                if (await LinkAsync(turn, dialog, new UserRef(user), cancellationToken) is { } linked)
                    await AppointAsync(turn, linked, HomeroomWish.Appoint, cancellationToken);
                break;
            case ["replace", ..]:
                await AppointAsync(turn, dialog, HomeroomWish.Replace, cancellationToken);
                break;
            case ["without", ..]:
                await AppointAsync(turn, dialog, HomeroomWish.Appoint, cancellationToken);
                break;
            default:
                await AskAsync(turn, dialog.Data["class"], dialog.Data["back"], cancellationToken); // a button pressed before
                break;
        }
    }

    /// <summary>The administrator has checked that the profile is this person's.</summary>
    /// <returns>Null when it may not be.</returns>
    private async Task<DialogState?> LinkAsync(Turn turn, DialogState dialog, UserRef user, CancellationToken cancellationToken)
    {
        var account = await people.GetOrAddAsync(user, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var staff = await StaffAsync(turn.Person, dialog.Data["name"], account, cancellationToken);
        var outcome = await confirmation.LinkAsync(staff, account, turn.Person, cancellationToken);
        if (outcome != LinkOutcome.Linked)
        {
            outbox.Answer(turn.Person, HomeroomSetUpReplies.NotLinked(outcome));
            return null;
        }
        var linked = dialog.Said(turn.Now, ("staff", staff.Id.ToString()));
        linked.SaveTo(turn.Person);
        return linked;
    }

    private async Task AppointAsync(Turn turn, DialogState dialog, HomeroomWish wish, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(dialog.Data["class"], cancellationToken) is not { IsLive: true } @class)
        {
            outbox.Answer(turn.Person, ClassReplies.NoSuch);
            return;
        }
        var staff = dialog.Data.TryGetValue("staff", out var id) && Domain.Id.TryParse<StaffMember>(id, out var linked)
            ? await db.Staff.FirstAsync(row => row.Id == linked, cancellationToken)
            : await StaffAsync(turn.Person, dialog.Data["name"], null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        if (await homerooms.AppointAsync(@class, staff, wish, turn.Person, isTold: false, cancellationToken) is HomeroomDecision.MustConfirm)
        {
            var present = await homerooms.TeacherOfAsync(@class.Id, cancellationToken);
            outbox.Answer(turn.Person, HomeroomSetUpReplies.AskReplace(@class, present!, staff));
            return;
        }
        DialogState.End(turn.Person);
        await db.SaveChangesAsync(cancellationToken);
        outbox.Answer(turn.Person, HomeroomReplies.Done(@class.Name, staff.FullName));
        if (dialog.Data["back"] == "set-up")
            await setUp.StepAsync(turn, [], cancellationToken);
        else
            await classes.ShowAsync(turn, @class, null, cancellationToken);
    }

    /// <summary>The record of this name: the account's own, else a confirmed one, else any; made where there is none.</summary>
    private async Task<StaffMember> StaffAsync(Person by, string name, Person? account, CancellationToken cancellationToken)
    {
        var key = PersonName.Key(name);
        var known = await db.Staff.Where(staff => staff.NameKey == key && staff.DismissedAt == null).ToListAsync(cancellationToken);
        var found = (account is null ? null : known.Find(staff => staff.Account == account.Id)) ?? known.Find(staff => staff.IsVerified) ?? known.FirstOrDefault();
        if (found is not null)
            return found;
        var added = new StaffMember { FullName = name, NameKey = key };
        db.Staff.Add(added);
        audit.Write(by, "staff.added", added.Id);
        return added;
    }
}
