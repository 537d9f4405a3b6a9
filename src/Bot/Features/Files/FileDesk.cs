using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Messaging;
using BotHost.Persistence;
using BotHost.Web;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Files;

/// <summary>
/// Hands files to people: by a one-time download where the bot has a public address, else as the messenger's document, which opens to anyone who has
/// its address. Made and handed over after the commit, outside of any transaction; a file that a crash lost is asked for again.
/// </summary>
internal sealed partial class FileDesk(Work work, OutsideReads reads, UnitOfWork unitOfWork, OneTimeLinks links, ILogger<FileDesk> logger)
{
    public const string Pdf = "application/pdf";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>People are warned before a file with names in it is made.</summary>
    public bool OpensToAnyone => !links.CanGiveDownloads;

    /// <param name="reader">Waits for it: the answer comes whatever the hour.</param>
    /// <param name="make">Runs outside of the unit of work; must not use anything of it.</param>
    /// <param name="caption">Shown with the file.</param>
    public void HandOver(Person reader, string fileName, string contentType, Func<byte[]> make, Reply caption)
    {
        var (school, id) = (work.School, reader.Id);
        work.AfterCommit(() => reads.Post(ct => HandOverAsync(school, id, new FileToMake(fileName, contentType, make), caption, ct)));
    }

    /// <summary>A picture without names in it, shown in the dialog.</summary>
    /// <inheritdoc cref="HandOver"/>
    public void ShowPicture(Person reader, string fileName, Func<byte[]> make, Reply caption)
    {
        var (school, id) = (work.School, reader.Id);
        work.AfterCommit(() => reads.Post(async ct => await TellAsync(school, id, await UploadAsync(school, await ReaderAsync(school, id, ct), MediaKind.Picture, fileName, make(), caption, ct), ct)));
    }

    private async Task HandOverAsync(SchoolContext school, Id<Person> id, FileToMake file, Reply caption, CancellationToken cancellationToken)
    {
        var content = file.Make();
        var reader = await ReaderAsync(school, id, cancellationToken);
        var reply = links.IssueDownload(new OneTimeGrant.Download(file.Name, file.ContentType, content)) is { } address
            ? FileReplies.Download(caption, address)
            : await UploadAsync(school, reader, MediaKind.Document, file.Name, content, caption, cancellationToken);
        await TellAsync(school, id, reply, cancellationToken);
    }

    private Task<Person> ReaderAsync(SchoolContext school, Id<Person> id, CancellationToken cancellationToken)
        => unitOfWork.ReadAsync(school, (scope, ct) => scope.GetRequiredService<BotDb>().People.AsNoTracking().FirstAsync(row => row.Id == id, ct), cancellationToken);

    private Task TellAsync(SchoolContext school, Id<Person> id, Reply reply, CancellationToken cancellationToken) => unitOfWork.RunAsync(
        school,
        async (scope, ct) => scope.GetRequiredService<Outbox>().Answer(await scope.GetRequiredService<BotDb>().People.FirstAsync(row => row.Id == id, ct), reply),
        cancellationToken);

    private async Task<Reply> UploadAsync(SchoolContext school, Person reader, MediaKind kind, string name, byte[] content, Reply caption, CancellationToken cancellationToken)
    {
        var uploaded = await school.Messenger.UploadAsync(kind, name, content, Domain.Messaging.ConversationRef.Dialog(reader.User), cancellationToken);
        if (uploaded is UploadResult.Uploaded done)
            return caption with { Media = [done.Media] };
        Log.NotUploaded(logger, school.Key.Value, ((UploadResult.Failed)uploaded).Code);
        return FileReplies.NotHandedOver;
    }

    private sealed record FileToMake(string Name, string ContentType, Func<byte[]> Make);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A file of {School} was not taken by the messenger (code {Code}).")]
        public static partial void NotUploaded(ILogger logger, string school, int code);
    }
}
