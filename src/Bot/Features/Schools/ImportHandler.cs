using BotHost.Features.Movements;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Features.Roster;
using BotHost.Features.Verification;
using BotHost.Messaging;
using BotHost.Persistence;

namespace BotHost.Features.Schools;

/// <summary>A list of the school as a file sent in the dialog: the difference first, then "Применить".</summary>
internal sealed class ImportHandler(
    BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit, Offices offices, OutsideReads reads, RosterFiles files, PendingImports pending,
    MovementDesk movements, MovedFamilies families)
{
    private static readonly string[] _readable = [".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".xls"];
    private static readonly string[] _workbooks = [".ods", ".numbers"];

    /// <param name="message">With one file at least.</param>
    /// <returns>False: the files are not for the bot, and what was written beside them is answered as ever.</returns>
    public async Task<bool> ReceiveAsync(Turn turn, TextReceived message, CancellationToken cancellationToken)
    {
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken))
        {
            if (message.Text.Length > 0)
                return false;
            outbox.Answer(turn.Person, SchoolReplies.FilesFromAdministratorsOnly);
            return true;
        }
        var file = message.Files[0];
        if (Refusal(file) is { } refusal)
            outbox.Answer(turn.Person, refusal);
        else
            Accept(turn, file, isOnly: message.Files.Count == 1);
        return true;
    }

    public async Task HelpAsync(Turn turn, CancellationToken cancellationToken)
        => outbox.Answer(turn.Person, await rights.IsAdministratorAsync(turn.Person, cancellationToken) ? SchoolReplies.HowToImport : SchoolReplies.AdministratorsOnly);

    public async Task DecideAsync(Turn turn, string verb, CancellationToken cancellationToken)
    {
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken))
            outbox.Answer(turn.Person, SchoolReplies.AdministratorsOnly);
        else if (verb is "apply" or "apply-leave")
            await ApplyAsync(turn, verb == "apply-leave", cancellationToken);
        else if (verb == "undo")
            await UndoAsync(turn, cancellationToken);
        else if (verb != "drop")
            outbox.Answer(turn.Person, ImportReplies.NothingPending); // a button pressed before
        else
        {
            await pending.DropAsync(turn.Person.Id, cancellationToken);
            outbox.Answer(turn.Person, ImportReplies.Dropped);
        }
    }

    private async Task ApplyAsync(Turn turn, bool areMissingGone, CancellationToken cancellationToken)
    {
        var sender = turn.Person.Id;
        if (await pending.TakeAsync(sender, cancellationToken) is not { } input)
        {
            outbox.Answer(turn.Person, ImportReplies.NothingPending);
            return;
        }
        var applied = await RosterImport.ApplyAsync(db, input, sender, work.Now, work.School.Zone, cancellationToken);
        audit.Write(turn.Person, "roster.imported", sender);
        await db.SaveChangesAsync(cancellationToken);
        var texts = ImportReplies.Applied(applied, await RosterReach.CountAsync(db, cancellationToken), work.School.Messenger.BuildStartLink);
        foreach (var text in texts.SkipLast(1))
            outbox.Answer(turn.Person, new Reply(text) { HasMenu = false });
        if (applied.Undo is { } undo)
        {
            await pending.KeepUndoAsync(sender, undo, cancellationToken);
            await families.TellAllAsync(undo.Lines, null, cancellationToken);
        }
        var left = areMissingGone ? await movements.LeaveAsync([.. applied.PupilsMissing.Select(row => row.Id)], turn.Person, cancellationToken) : 0;
        if (left > 0)
            outbox.Answer(turn.Person, SchoolReplies.MissingLeft(left));
        outbox.Answer(turn.Person, SchoolReplies.AfterImport(texts[^1], applied.Undo is not null));
        if (applied.Homerooms.Count + applied.AccountsVerified.Count > 0)
            await TellOthersAsync(turn, applied, cancellationToken);
    }

    private async Task UndoAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await pending.TakeUndoAsync(turn.Person.Id, cancellationToken) is not { } undo)
        {
            outbox.Answer(turn.Person, SchoolReplies.UndoTooLate);
            return;
        }
        var kept = await undo.ReverseAsync(db, work.Now, cancellationToken);
        await families.TellAllBackAsync(undo.Lines, cancellationToken);
        audit.Write(turn.Person, "roster.import-undone", turn.Person.Id);
        outbox.Answer(turn.Person, SchoolReplies.Undone(kept));
    }

    /// <summary>A message of an administrator that is a list, as it was copied from elsewhere.</summary>
    /// <returns>False: it is something else.</returns>
    public async Task<bool> PasteAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (PastedRoster.Read(turn.Text) is not { } list || !await rights.IsAdministratorAsync(turn.Person, cancellationToken))
            return false;
        var (school, sender) = (work.School, turn.Person.Id);
        work.AfterCommit(() => reads.Post(ct => files.CompareAsync(school, sender, list, ct)));
        outbox.Answer(turn.Person, SchoolReplies.ReadingPaste);
        return true;
    }

    /// <summary>A list appoints people: the head and the other administrators are told at once (design §8).</summary>
    private async Task TellOthersAsync(Turn turn, ImportPlan applied, CancellationToken cancellationToken)
    {
        var office = await offices.DescribeAsync(turn.Person, cancellationToken);
        foreach (var other in await offices.OthersAsync([turn.Person.Id], cancellationToken))
            outbox.Tell(other, SchoolReplies.ImportNotice(office, applied.AccountsVerified.Count, applied.Homerooms.Count), isUrgent: true);
    }

    private static Reply? Refusal(IncomingFile file)
    {
        var extension = Path.GetExtension(file.Name);
        if (_workbooks.Contains(extension, StringComparer.OrdinalIgnoreCase))
            return SchoolReplies.FileUnreadable(ImportReplies.Unreadable(new RosterFile.Unreadable(UnreadableReason.Workbook)));
        if (!_readable.Contains(extension, StringComparer.OrdinalIgnoreCase))
            return SchoolReplies.FileOfOtherKind;
        return file.Size > RosterFile.MaxBytes
            ? SchoolReplies.FileUnreadable(ImportReplies.Unreadable(new RosterFile.Unreadable(UnreadableReason.TooLarge)))
            : null;
    }

    private void Accept(Turn turn, IncomingFile file, bool isOnly)
    {
        var row = new ReceivedFile
        {
            Sender = turn.Person.Id,
            Name = file.Name.Length <= 200 ? file.Name : file.Name[^200..],
            Size = file.Size,
            Url = file.Url,
            DueAt = work.Now + ReceivedFilesJob.RetryAfter,
        };
        db.ReceivedFiles.Add(row);
        var school = work.School;
        work.AfterCommit(() => reads.Post(ct => files.ReadAsync(school, row.Id, ct)));
        outbox.Answer(turn.Person, SchoolReplies.ReadingFile(isOnly));
    }
}
