using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Features.Help;
using BotHost.Features.People;
using BotHost.Features.Roster;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Schools;

/// <summary>Reads a file that an administrator sent: download and comparison outside any transaction, the answer in one.</summary>
internal sealed class RosterFiles(UnitOfWork unitOfWork, RosterImport import)
{
    public async Task ReadAsync(SchoolContext school, Id<ReceivedFile> id, CancellationToken cancellationToken)
    {
        var file = await unitOfWork.ReadAsync(
            school, (scope, ct) => Db(scope).ReceivedFiles.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct), cancellationToken);
        if (file is null)
            return; // answered already
        var bytes = await school.Messenger.DownloadAsync(new IncomingFile(file.Name, file.Size, file.Url), RosterFile.MaxBytes, cancellationToken);
        if (file.IsRegulation)
        {
            var text = bytes is null ? null : RegulationFile.Read(bytes);
            await unitOfWork.RunAsync(school, (scope, ct) => scope.GetRequiredService<RegulationDesk>().TakeAsync(id, text, ct), cancellationToken);
            return;
        }
        RosterFile? read = bytes is null ? null : RosterFile.Read(bytes);
        var plan = read is RosterFile.Parsed parsed
            ? await unitOfWork.ReadAsync(school, (scope, ct) => import.PlanAsync(Db(scope), parsed, AccountLookup.Of(school.Messenger), ct), cancellationToken)
            : null;
        await unitOfWork.RunAsync(school, (scope, ct) => AnswerAsync(scope, id, read, plan, ct), cancellationToken);
    }

    /// <summary>A list that was pasted: compared outside any transaction, like a file.</summary>
    public async Task CompareAsync(SchoolContext school, Id<Person> sender, RosterFile.Parsed list, CancellationToken cancellationToken)
    {
        var plan = await unitOfWork.ReadAsync(school, (scope, ct) => import.PlanAsync(Db(scope), list, AccountLookup.Of(school.Messenger), ct), cancellationToken);
        await unitOfWork.RunAsync(
            school,
            async (scope, ct) =>
            {
                var person = await Db(scope).People.FirstAsync(row => row.Id == sender, ct);
                if (await scope.GetRequiredService<Rights>().IsAdministratorAsync(person, ct))
                    await ShowAsync(scope, person, plan, ct);
            },
            cancellationToken);
    }

    /// <summary>Gives up: the sender is asked for the file once more.</summary>
    public static async Task GiveUpAsync(BotDb db, Outbox outbox, ReceivedFile file, CancellationToken cancellationToken)
    {
        db.ReceivedFiles.Remove(file);
        if (await db.People.FirstOrDefaultAsync(person => person.Id == file.Sender, cancellationToken) is { CanBeWrittenTo: true } sender)
            outbox.Answer(sender, SchoolReplies.FileNotRead);
    }

    private static async Task AnswerAsync(IServiceProvider scope, Id<ReceivedFile> id, RosterFile? read, ImportPlan? plan, CancellationToken cancellationToken)
    {
        var (db, outbox) = (Db(scope), scope.GetRequiredService<Outbox>());
        if (await db.ReceivedFiles.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } file)
            return;
        var sender = await db.People.FirstAsync(person => person.Id == file.Sender, cancellationToken);
        db.ReceivedFiles.Remove(file);
        if (!await scope.GetRequiredService<Rights>().IsAdministratorAsync(sender, cancellationToken))
            outbox.Answer(sender, SchoolReplies.FilesFromAdministratorsOnly); // the office ended while the file was read
        else if (read is RosterFile.Unreadable failure)
            outbox.Answer(sender, SchoolReplies.FileUnreadable(ImportReplies.Unreadable(failure)));
        else if (plan is null)
            outbox.Answer(sender, SchoolReplies.FileNotRead);
        else
            await ShowAsync(scope, sender, plan, cancellationToken);
    }

    private static async Task ShowAsync(IServiceProvider scope, Person sender, ImportPlan plan, CancellationToken cancellationToken)
    {
        var outbox = scope.GetRequiredService<Outbox>();
        foreach (var page in ImportReplies.Plan(plan))
            outbox.Answer(sender, new Reply(page) { HasMenu = false });
        if (plan.ChangesNothing)
        {
            outbox.Answer(sender, SchoolReplies.NothingToImport);
            return;
        }
        await scope.GetRequiredService<PendingImports>().KeepAsync(sender.Id, plan, cancellationToken);
        outbox.Answer(sender, SchoolReplies.ConfirmImport(ImportReplies.Confirm(plan), plan.PupilsMissing.Count));
    }

    private static BotDb Db(IServiceProvider scope) => scope.GetRequiredService<BotDb>();
}
