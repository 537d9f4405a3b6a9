using BotHost.Domain;
using BotHost.Domain.Announcements;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Announcements;

/// <summary>Hands an author's picture or document to the messenger once, for any number of messages: outside any transaction, the answer in one.</summary>
internal sealed class AnnouncementFiles(BotDb db, Work work, Outbox outbox, OutsideReads reads, UnitOfWork unitOfWork)
{
    public const long MaxBytes = 20 * 1024 * 1024;

    public void Accept(Announcement draft, IncomingFile file, bool isPicture, Person author)
    {
        var row = new AnnouncementFile
        {
            Announcement = draft.Id,
            Name = file.Name.Length <= 200 ? file.Name : file.Name[^200..],
            Size = file.Size,
            Url = file.Url,
            IsPicture = isPicture,
            DueAt = work.Now + AnnouncementFilesJob.RetryAfter,
        };
        db.AnnouncementFiles.Add(row);
        Post(row.Id);
        outbox.Answer(author, AnnouncementReplies.FileTaken);
    }

    public void Post(Id<AnnouncementFile> file)
    {
        var (school, uow) = (work.School, unitOfWork); // this object is gone with its scope
        work.AfterCommit(() => reads.Post(ct => HandOverAsync(uow, school, file, ct)));
    }

    /// <param name="media">Null: the messenger would not take it.</param>
    public static async Task EndAsync(IServiceProvider scope, AnnouncementFile file, string? media, CancellationToken cancellationToken)
    {
        var db = scope.GetRequiredService<BotDb>();
        db.AnnouncementFiles.Remove(file);
        var draft = await db.Announcements.FirstOrDefaultAsync(row => row.Id == file.Announcement && row.State == AnnouncementState.Draft, cancellationToken);
        if (draft is null || await db.People.FirstOrDefaultAsync(person => person.Id == draft.Author, cancellationToken) is not { CanBeWrittenTo: true } author)
            return;
        await db.SaveChangesAsync(cancellationToken);
        draft.Media = media ?? draft.Media;
        if (media is null)
            scope.GetRequiredService<Outbox>().Answer(author, AnnouncementReplies.FileNotTaken);
        await scope.GetRequiredService<AnnouncementDesk>().PreviewAsync(author, draft, cancellationToken);
    }

    private static async Task HandOverAsync(UnitOfWork unitOfWork, SchoolContext school, Id<AnnouncementFile> id, CancellationToken cancellationToken)
    {
        var found = await unitOfWork.ReadAsync(school, (scope, ct) => FindAsync(scope.GetRequiredService<BotDb>(), id, ct), cancellationToken);
        if (found is not var (file, author))
            return; // handed over already
        var bytes = await school.Messenger.DownloadAsync(new IncomingFile(file.Name, file.Size, file.Url), MaxBytes, cancellationToken);
        var kind = file.IsPicture ? MediaKind.Picture : MediaKind.Document;
        var upload = bytes is null ? null : await school.Messenger.UploadAsync(kind, file.Name, bytes, ConversationRef.Dialog(author), cancellationToken);
        await unitOfWork.RunAsync(
            school,
            async (scope, ct) =>
            {
                if (await scope.GetRequiredService<BotDb>().AnnouncementFiles.FirstOrDefaultAsync(row => row.Id == id, ct) is { } row)
                    await EndAsync(scope, row, (upload as UploadResult.Uploaded)?.Media, ct);
            },
            cancellationToken);
    }

    private static async Task<(AnnouncementFile File, UserRef Author)?> FindAsync(BotDb db, Id<AnnouncementFile> id, CancellationToken cancellationToken)
    {
        var found = await (from file in db.AnnouncementFiles
                           join it in db.Announcements on file.Announcement equals it.Id
                           join person in db.People on it.Author equals person.Id
                           where file.Id == id
                           select new { file, person.User }).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.file, found.User);
    }
}

/// <summary>Takes up files whose handing over was cut off by the end of a process.</summary>
internal sealed class AnnouncementFilesJob(BotDb db, Work work, AnnouncementFiles files, IServiceProvider scope) : ISchoolJob
{
    public static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(3);
    private const int MaxAttempts = 3;
    private const int Page = 20;

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
        => db.AnnouncementFiles.MinAsync(row => (DateTimeOffset?)row.DueAt, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var due = await db.AnnouncementFiles.Where(row => row.DueAt <= work.Now).OrderBy(row => row.DueAt).Take(Page).ToListAsync(cancellationToken);
        foreach (var file in due)
        {
            if (file.Attempts >= MaxAttempts)
                await AnnouncementFiles.EndAsync(scope, file, null, cancellationToken);
            else
            {
                file.Attempts++;
                file.DueAt = work.Now + RetryAfter;
                files.Post(file.Id);
            }
        }
        return due.Count == Page;
    }
}
