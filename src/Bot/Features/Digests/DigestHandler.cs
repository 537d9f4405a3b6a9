using BotHost.Domain.Schools;
using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Messaging;

namespace BotHost.Features.Digests;

/// <summary>The digest and the list of waiting requests, when somebody asks who may see them.</summary>
internal sealed class DigestHandler(DigestReader reader, ClassDigestReader classes, DigestSettingsHandler settings, Rights rights, Outbox outbox, Work work)
{
    private const int PageSize = 6;

    /// <param name="said">What follows the word "сводка": nothing, or how it should come.</param>
    public async Task HandleAsync(Turn turn, string[] said, CancellationToken cancellationToken)
    {
        var isChange = said switch
        {
            [] => false,
            ["wish", var hour, .. var text] => await settings.HearAsync(turn, string.Join(' ', text), hour, cancellationToken),
            _ => await settings.HearAsync(turn, string.Join(' ', said), "", cancellationToken),
        };
        if (isChange)
            return;
        if (said is ["wish", ..])
            await settings.HandleAsync(turn, [], cancellationToken);
        else
            await ShowAsync(turn, cancellationToken);
    }

    public async Task PendingAsync(Turn turn, string page, CancellationToken cancellationToken)
    {
        if (!await rights.RunsSchoolAsync(turn.Person, cancellationToken))
        {
            outbox.Answer(turn.Person, DialogReplies.NoRight);
            return;
        }
        var waiting = await reader.WaitingAsync(cancellationToken);
        var pages = (waiting.Count + PageSize - 1) / PageSize;
        var number = int.TryParse(page, out var asked) ? Math.Clamp(asked, 0, Math.Max(0, pages - 1)) : 0;
        outbox.Answer(turn.Person, waiting.Count == 0
            ? DigestReplies.NobodyWaits
            : DigestReplies.Pending([.. waiting.Skip(number * PageSize).Take(PageSize)], number, pages, work.School.Zone));
    }

    private async Task ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        var date = SchoolTime.DateOf(work.Now, work.School.Zone);
        if (await rights.RunsSchoolAsync(turn.Person, cancellationToken))
        {
            var facts = await reader.ReadAsync(turn.Person, cancellationToken);
            outbox.Answer(turn.Person, facts.IsEmpty && facts.SharedLinks.Count == 0 ? DigestReplies.NothingNew : DigestReplies.Digest(facts, date, work.School.Zone));
        }
        else if (!turn.Person.IsFrozen && await classes.ReadAsync(turn.Person, cancellationToken) is { Classes.Count: > 0 } own)
            outbox.Answer(turn.Person, ClassDigestReplies.Digest(own, date, work.School.Zone));
        else
            outbox.Answer(turn.Person, DialogReplies.NoRight);
    }
}
