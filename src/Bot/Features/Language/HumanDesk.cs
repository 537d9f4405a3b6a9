using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Language;

/// <summary>Asks an administrator to write to a person whom the bot could not help. What the person wrote is not passed on.</summary>
internal sealed class HumanDesk(BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit)
{
    private const string Act = "words.human";
    private static readonly TimeSpan _again = TimeSpan.FromHours(4);

    public async Task CallAsync(Turn turn, CancellationToken cancellationToken)
    {
        var since = work.Now - _again;
        var was = await db.Audit.AnyAsync(row => row.Actor == turn.Person.Id && row.Action == Act && row.At > since, cancellationToken);
        var told = (await rights.AdministratorsAsync(cancellationToken)).Where(it => it.CanBeWrittenTo && it.Id != turn.Person.Id).ToList();
        if (was || told.Count == 0)
        {
            outbox.Answer(turn.Person, was ? LanguageReplies.HumanWasCalled : LanguageReplies.NoHuman);
            return;
        }
        audit.Write(turn.Person, Act, turn.Person.Id);
        var child = (await rights.ChildrenAsync(turn.Person, cancellationToken)).FirstOrDefault();
        var profile = work.School.Messenger.BuildProfileLink(turn.Person.User).ToString();
        foreach (var administrator in told)
            outbox.Tell(administrator, LanguageReplies.PleaseWriteTo(profile, child?.ShortName));
        outbox.Answer(turn.Person, LanguageReplies.HumanCalled);
    }
}
