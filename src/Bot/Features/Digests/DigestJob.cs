using BotHost.Domain;
using BotHost.Domain.Digests;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Digests;

/// <summary>
/// Sends each digest of the day once, by a unique row that is saved together with the message. The picture is handed to the messenger first, outside of
/// the transaction; a digest whose picture is not taken goes out without it.
/// </summary>
internal sealed partial class DigestJob(Work work, DigestPlans plans, DigestWriter writer, UnitOfWork unitOfWork, ILogger<DigestJob> logger) : IAskingJob
{
    private const int Page = 20;

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => plans.NextAsync(cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var owed = await plans.OwedAsync(cancellationToken);
        foreach (var (plan, date) in owed.Take(Page))
        {
            var written = await writer.WriteAsync(plan, date, cancellationToken);
            var reply = written.Reply is { } text && written.Draw is { } draw ? await WithPictureAsync(text, draw, plan.Person.User, cancellationToken) : written.Reply;
            var (kind, recipient, isUrgent, isEmpty) = (plan.Kind, plan.Person.Id, plan.IsOwnHour, written.IsEmpty);
            var row = new MadeDigest(kind, recipient, date, work.Now, isUrgent, isEmpty, reply);
            await unitOfWork.RunAsync(work.School, (scope, ct) => SaveAsync(scope, row, ct), cancellationToken);
        }
        return owed.Count > Page;
    }

    private async Task<Reply> WithPictureAsync(Reply reply, Func<byte[]> draw, UserRef reader, CancellationToken cancellationToken)
    {
        var uploaded = await work.School.Messenger.UploadAsync(MediaKind.Picture, "digest.png", draw(), ConversationRef.Dialog(reader), cancellationToken);
        if (uploaded is UploadResult.Uploaded done)
            return reply with { Media = [done.Media] };
        Log.NoPicture(logger, work.School.Key.Value, ((UploadResult.Failed)uploaded).Code);
        return reply;
    }

    private static async Task SaveAsync(IServiceProvider scope, MadeDigest made, CancellationToken cancellationToken)
    {
        var db = scope.GetRequiredService<BotDb>();
        if (await db.Digests.AnyAsync(row => row.Recipient == made.Recipient && row.Kind == made.Kind && row.Date == made.Date, cancellationToken))
            return;
        // Dated when the facts were read: what happened since then belongs to the next one.
        db.Digests.Add(new Digest { Recipient = made.Recipient, Kind = made.Kind, Date = made.Date, MadeAt = made.ReadAt, WasEmpty = made.IsEmpty });
        if (made.Reply is { } reply && await db.People.FirstAsync(row => row.Id == made.Recipient, cancellationToken) is { CanBeWrittenTo: true } reader)
            scope.GetRequiredService<Outbox>().Tell(reader, reply, made.IsUrgent);
    }

    private sealed record MadeDigest(DigestKind Kind, Id<Person> Recipient, DateOnly Date, DateTimeOffset ReadAt, bool IsUrgent, bool IsEmpty, Reply? Reply);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The picture of a digest of {School} was not taken by the messenger (code {Code}); it goes out without.")]
        public static partial void NoPicture(ILogger logger, string school, int code);
    }
}
