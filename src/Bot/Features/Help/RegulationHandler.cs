using BotHost.Domain.Help;
using BotHost.Features.Dialogs;
using BotHost.Features.Schools;
using BotHost.Messaging;
using BotHost.Persistence;

namespace BotHost.Features.Help;

/// <summary>"что сказано про ссылки?", "пункт 2.1-13", "/regulation ссылки": the school's own words with their numbers, for everybody. The administrator loads them.</summary>
internal sealed class RegulationHandler(BotDb db, Work work, Outbox outbox, RegulationDesk desk, OutsideReads reads, RosterFiles files)
{
    /// <summary>A file is awaited.</summary>
    public const string Dialog = "regulation";
    private static readonly string[] _readable = [".docx", ".txt", ".md"];

    public async Task HandleAsync(Turn turn, string[] said, CancellationToken cancellationToken)
    {
        var mayLoad = await desk.MayLoadAsync(turn.Person, cancellationToken);
        if (said is ["load"])
        {
            if (mayLoad)
                DialogState.Begin(Dialog, "file", turn.Now).SaveTo(turn.Person);
            outbox.Answer(turn.Person, mayLoad ? RegulationReplies.SendFile : RegulationReplies.NotYours);
            return;
        }
        var question = string.Join(' ', said);
        if (await desk.CurrentAsync(cancellationToken) is not { } version)
            outbox.Answer(turn.Person, RegulationReplies.NotLoaded(mayLoad));
        else if (question.Length == 0)
            outbox.Answer(turn.Person, RegulationReplies.About(version, work.School.Zone, mayLoad));
        else
            outbox.Answer(turn.Person, RegulationReplies.Found(RegulationSearch.Find(await desk.ClausesAsync(version, cancellationToken), question), version, work.School.Zone));
    }

    /// <summary>Words instead of the file.</summary>
    public Task HearAsync(Turn turn, CancellationToken cancellationToken)
    {
        DialogState.End(turn.Person);
        return HandleAsync(turn, [RegulationSearch.Read(turn.Text) ?? turn.Text], cancellationToken);
    }

    /// <returns>False: the file is something else.</returns>
    public async Task<bool> ReceiveAsync(Turn turn, TextReceived message, CancellationToken cancellationToken)
    {
        var file = message.Files[0];
        var isAwaited = DialogState.Of(turn.Person, turn.Now) is { Name: Dialog };
        var isDocument = file.Name.EndsWith(".docx", StringComparison.OrdinalIgnoreCase);
        if (!isAwaited && !isDocument || !await desk.MayLoadAsync(turn.Person, cancellationToken))
            return false;
        if (!_readable.Contains(Path.GetExtension(file.Name), StringComparer.OrdinalIgnoreCase) || file.Size > RegulationFile.MaxBytes)
        {
            outbox.Answer(turn.Person, RegulationReplies.Unreadable);
            return true;
        }
        DialogState.End(turn.Person);
        var row = new ReceivedFile
        {
            Sender = turn.Person.Id,
            Name = file.Name.Length <= 200 ? file.Name : file.Name[^200..],
            Size = file.Size,
            Url = file.Url,
            DueAt = work.Now + ReceivedFilesJob.RetryAfter,
            IsRegulation = true,
        };
        db.ReceivedFiles.Add(row);
        var school = work.School;
        work.AfterCommit(() => reads.Post(ct => files.ReadAsync(school, row.Id, ct)));
        outbox.Answer(turn.Person, RegulationReplies.Reading);
        return true;
    }
}
