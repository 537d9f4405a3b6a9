using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Schools;
using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Features.Roster;
using BotHost.Features.Verification;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Schools;

/// <summary>The guided first set-up: five steps, each to be skipped, gone back to and taken up again after days.</summary>
internal sealed class SetUpHandler(
    BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit, Offices offices, ClassList classes, ClassDesk desk, CrisisContacts crisis, MenuHandler menu)
{
    public const string Dialog = "set-up";

    /// <summary>An administrator's first "Начать" begins the set-up; everyone else's shows the menu.</summary>
    public async Task StartAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await rights.IsAdministratorAsync(turn.Person, cancellationToken) && await ProfileAsync(cancellationToken) is { SetUpAt: null })
            await OpenAsync(turn, cancellationToken);
        else
            await menu.ShowAsync(turn, cancellationToken);
    }

    public async Task OpenAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken))
            outbox.Answer(turn.Person, SchoolReplies.AdministratorsOnly);
        else
            await ShowAsync(turn, await ProfileAsync(cancellationToken), SetUpReplies.Welcome, 0, cancellationToken);
    }

    public async Task StepAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken))
        {
            outbox.Answer(turn.Person, SchoolReplies.AdministratorsOnly);
            return;
        }
        var profile = await ProfileAsync(cancellationToken);
        await (words switch
        {
            ["go", var step, .. var page] when Enum.TryParse<SetUpStep>(step, out var read) && Enum.IsDefined(read)
                => GoAsync(turn, profile, read, page is [var at] ? Pages.Read(at) : 0, cancellationToken),
            ["add"] => AddClassesAsync(turn, profile, cancellationToken),
            ["crisis", var id] when Id.TryParse<Person>(id, out var read) => ChooseCrisisAsync(turn, profile, read, cancellationToken),
            ["later"] => LaterAsync(turn),
            ["done"] => FinishAsync(turn, profile),
            _ => ShowAsync(turn, profile, null, 0, cancellationToken),
        });
    }

    /// <summary>Something was typed during the set-up: in the first step it is the list of classes.</summary>
    public async Task ContinueAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        var profile = await ProfileAsync(cancellationToken);
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken) || profile.SetUpStep != SetUpStep.Classes)
        {
            await ShowAsync(turn, profile, null, 0, cancellationToken);
            return;
        }
        var read = ClassListReader.Read(turn.Text);
        var present = (await classes.AllAsync(cancellationToken)).Select(row => row.Name).ToHashSet();
        var fresh = read.Classes.Select(it => it.ToString()).Where(name => !present.Contains(name)).ToList();
        if (fresh.Count > 0)
            dialog.Said(turn.Now, ("classes", string.Join(' ', fresh))).SaveTo(turn.Person);
        outbox.Answer(turn.Person, SetUpReplies.ConfirmClasses(fresh, read.Classes.Count - fresh.Count, read.NotUnderstood));
    }

    private async Task AddClassesAsync(Turn turn, SchoolProfile profile, CancellationToken cancellationToken)
    {
        if (DialogState.Of(turn.Person, turn.Now) is not { Name: Dialog } dialog || !dialog.Data.TryGetValue("classes", out var said))
        {
            await ShowAsync(turn, profile, null, 0, cancellationToken);
            return;
        }
        var added = await desk.AddAsync([.. ClassListReader.Read(said).Classes], turn.Person, cancellationToken);
        profile.SetUpStep = SetUpStep.Homerooms;
        await db.SaveChangesAsync(cancellationToken);
        await ShowAsync(turn, profile, SetUpReplies.Added(added), 0, cancellationToken);
    }

    private async Task ChooseCrisisAsync(Turn turn, SchoolProfile profile, Id<Person> id, CancellationToken cancellationToken)
    {
        if ((await crisis.CandidatesAsync(cancellationToken)).FirstOrDefault(it => it.Person.Id == id) is { } chosen)
        {
            SetCrisis(turn, profile, chosen.Person.Id);
            if (chosen.Person.Id != turn.Person.Id && chosen.Person.CanBeWrittenTo)
                outbox.Tell(chosen.Person, SetUpReplies.YouAreCrisisContact);
            profile.SetUpStep = SetUpStep.Next;
            await ShowAsync(turn, profile, SetUpReplies.CrisisChosen(chosen.Label), 0, cancellationToken);
        }
        else
            await ShowAsync(turn, profile, null, 0, cancellationToken);
    }

    private async Task GoAsync(Turn turn, SchoolProfile profile, SetUpStep step, int page, CancellationToken cancellationToken)
    {
        if (step > SetUpStep.Crisis && profile.CrisisContact is null)
            SetCrisis(turn, profile, turn.Person.Id); // somebody must hear of it: the administrator, until another is named
        profile.SetUpStep = step;
        await ShowAsync(turn, profile, null, page, cancellationToken);
    }

    private Task LaterAsync(Turn turn)
    {
        DialogState.End(turn.Person);
        outbox.Answer(turn.Person, SetUpReplies.Later);
        return Task.CompletedTask;
    }

    private Task FinishAsync(Turn turn, SchoolProfile profile)
    {
        DialogState.End(turn.Person);
        if (profile.SetUpAt is null)
        {
            profile.SetUpAt = work.Now;
            audit.Write(turn.Person, "school.set-up", work.School.Key);
        }
        profile.SetUpStep = SetUpStep.Classes;
        outbox.Answer(turn.Person, SetUpReplies.Done);
        return Task.CompletedTask;
    }

    private async Task ShowAsync(Turn turn, SchoolProfile profile, string? before, int page, CancellationToken cancellationToken)
    {
        DialogState.Begin(Dialog, profile.SetUpStep.ToString(), turn.Now).SaveTo(turn.Person);
        var reply = profile.SetUpStep switch
        {
            SetUpStep.Classes => SetUpReplies.Classes([.. (await classes.AllAsync(cancellationToken)).Select(row => row.Name)]),
            SetUpStep.Homerooms => SetUpReplies.Homerooms(await desk.RowsAsync(cancellationToken), page),
            SetUpStep.Offices => SetUpReplies.Offices(await OfficeLinesAsync(cancellationToken)),
            SetUpStep.Crisis => SetUpReplies.Crisis(await crisis.CandidatesAsync(cancellationToken), await crisis.PresentAsync(cancellationToken), turn.Person.Id, page),
            _ => SetUpReplies.LastStep,
        };
        outbox.Answer(turn.Person, before is null ? reply : reply with { Text = $"{before}\n\n{reply.Text}" });
        if (profile.SetUpStep == SetUpStep.Next)
            ShowTexts(turn);
    }

    /// <summary>To be forwarded as they are, so nothing else stands under them.</summary>
    private void ShowTexts(Turn turn)
    {
        outbox.Answer(turn.Person, new Reply(ImportReplies.ForStaff(work.School.Messenger.BuildStartLink(RosterStart.Staff))) { HasMenu = false });
        outbox.Answer(turn.Person, new Reply(ImportReplies.ForFamilies(work.School.Messenger.BuildStartLink(RosterStart.Families))) { HasMenu = false });
        outbox.Answer(turn.Person, SetUpReplies.AfterTexts);
    }

    private async Task<IReadOnlyList<string>> OfficeLinesAsync(CancellationToken cancellationToken)
    {
        List<string> lines = [];
        foreach (var (person, office) in (await offices.HoldersAsync(cancellationToken)).OrderBy(it => it.Office))
            lines.Add(SetUpReplies.Office(office, await offices.DescribeAsync(person, cancellationToken), person.LastWroteAt is not null, person.UnreachableSince is not null));
        return lines;
    }

    private void SetCrisis(Turn turn, SchoolProfile profile, Id<Person> contact)
    {
        profile.CrisisContact = contact;
        audit.Write(turn.Person, "school.crisis-contact", contact);
    }

    private Task<SchoolProfile> ProfileAsync(CancellationToken cancellationToken) => db.Schools.SingleAsync(cancellationToken);
}
