using BotHost.Domain.Schools;
using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Messaging;

namespace BotHost.Features.Digests;

/// <summary>The digest and the list of waiting requests, when an administrator or the head asks.</summary>
internal sealed class DigestHandler(DigestReader reader, Rights rights, Outbox outbox, Work work)
{
    private const int PageSize = 6;

    public async Task ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!await MayAsync(turn, cancellationToken))
            return;
        var facts = await reader.ReadAsync(turn.Person, cancellationToken);
        var date = SchoolTime.DateOf(work.Now, work.School.Zone);
        outbox.Answer(turn.Person, facts.IsEmpty && facts.SharedLinks.Count == 0 ? DigestReplies.NothingNew : DigestReplies.Digest(facts, date, work.School.Zone));
    }

    public async Task PendingAsync(Turn turn, string page, CancellationToken cancellationToken)
    {
        if (!await MayAsync(turn, cancellationToken))
            return;
        var waiting = await reader.WaitingAsync(cancellationToken);
        var pages = (waiting.Count + PageSize - 1) / PageSize;
        var number = int.TryParse(page, out var asked) ? Math.Clamp(asked, 0, Math.Max(0, pages - 1)) : 0;
        outbox.Answer(turn.Person, waiting.Count == 0
            ? DigestReplies.NobodyWaits
            : DigestReplies.Pending([.. waiting.Skip(number * PageSize).Take(PageSize)], number, pages, work.School.Zone));
    }

    private async Task<bool> MayAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await rights.RunsSchoolAsync(turn.Person, cancellationToken))
            return true;
        outbox.Answer(turn.Person, DialogReplies.NoRight);
        return false;
    }
}
