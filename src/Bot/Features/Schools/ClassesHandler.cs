using BotHost.Domain.Roster;
using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Schools;

/// <summary>"классы": the list with homeroom teachers and chats, and what an administrator changes of it.</summary>
internal sealed class ClassesHandler(BotDb db, Outbox outbox, Rights rights, ClassDesk desk)
{
    public const string RenameDialog = "class-name";

    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        var isAdministrator = await rights.IsAdministratorAsync(turn.Person, cancellationToken);
        if (!isAdministrator && !await rights.IsHeadAsync(turn.Person, cancellationToken))
        {
            outbox.Answer(turn.Person, SchoolReplies.AdministratorsOnly);
            return;
        }
        if (words is not [var verb, var id, ..] || verb == "list")
            outbox.Answer(turn.Person, ClassReplies.List(await desk.RowsAsync(cancellationToken), words is ["list", var page, ..] ? Pages.Read(page) : 0, isAdministrator));
        else if (await desk.FindAsync(id, cancellationToken) is not { } @class)
            outbox.Answer(turn.Person, ClassReplies.NoSuch);
        else if (verb == "show" || !isAdministrator)
            await ShowAsync(turn, @class, null, cancellationToken);
        else
            await ChangeAsync(turn, verb, @class, cancellationToken);
    }

    /// <summary>A new name was typed.</summary>
    public async Task HearNameAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken) || await desk.FindAsync(dialog.Data["class"], cancellationToken) is not { IsLive: true } @class)
        {
            DialogState.End(turn.Person);
            outbox.Answer(turn.Person, ClassReplies.NoSuch);
            return;
        }
        var before = @class.Name;
        switch (await desk.RenameAsync(@class, turn.Text, turn.Person, cancellationToken))
        {
            case RenameOutcome.NotAName:
                outbox.Answer(turn.Person, ClassReplies.NotAName(@class));
                break;
            case RenameOutcome.Taken:
                outbox.Answer(turn.Person, ClassReplies.NameTaken(@class));
                break;
            default:
                DialogState.End(turn.Person);
                await db.SaveChangesAsync(cancellationToken);
                await ShowAsync(turn, @class, ClassReplies.Renamed(before, @class.Name), cancellationToken);
                break;
        }
    }

    /// <param name="before">Said above the card.</param>
    public async Task ShowAsync(Turn turn, SchoolClass @class, string? before, CancellationToken cancellationToken)
    {
        var row = (await desk.RowsAsync(cancellationToken)).FirstOrDefault(it => it.Class.Id == @class.Id) ?? new ClassRow(@class, null, []);
        var (pupils, requests) = await desk.HeldByAsync(@class, cancellationToken);
        var reply = ClassReplies.Card(row, pupils, requests, await rights.IsAdministratorAsync(turn.Person, cancellationToken));
        outbox.Answer(turn.Person, before is null ? reply : reply with { Text = $"{before}\n\n{reply.Text}" });
    }

    private async Task ChangeAsync(Turn turn, string verb, SchoolClass @class, CancellationToken cancellationToken)
    {
        switch (verb)
        {
            case "rename" when @class.IsLive:
                DialogState.Begin(RenameDialog, "name", turn.Now, ("class", @class.Id.ToString())).SaveTo(turn.Person);
                outbox.Answer(turn.Person, ClassReplies.AskName(@class));
                break;
            case "archive" or "archive-sure" when @class.IsLive:
                await ArchiveAsync(turn, @class, verb == "archive-sure", cancellationToken);
                break;
            case "restore":
                var isBack = await desk.RestoreAsync(@class, turn.Person, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                await ShowAsync(turn, @class, isBack ? null : ClassReplies.CannotRestore(@class), cancellationToken);
                break;
            default:
                await ShowAsync(turn, @class, null, cancellationToken);
                break;
        }
    }

    private async Task ArchiveAsync(Turn turn, SchoolClass @class, bool isSure, CancellationToken cancellationToken)
    {
        var (pupils, requests) = await desk.HeldByAsync(@class, cancellationToken);
        if (pupils + requests > 0)
            outbox.Answer(turn.Person, ClassReplies.StillHeld(@class, pupils, requests));
        else if (!isSure)
        {
            var chats = await db.Chats.CountAsync(chat => chat.Class == @class.Id && chat.Kind != null && chat.GoneAt == null, cancellationToken);
            outbox.Answer(turn.Person, ClassReplies.AskArchive(@class, chats));
        }
        else
        {
            desk.Archive(@class, turn.Person);
            outbox.Answer(turn.Person, ClassReplies.Archived(@class));
        }
    }
}
