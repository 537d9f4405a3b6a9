using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.People;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Families;

/// <summary>"Добавить взрослого": a confirmed guardian hands a start link for one to another adult of the child. The homeroom teacher hears of it when it is used.</summary>
internal sealed class NamedAdults(BotDb db, Work work, Outbox outbox, Rights rights, CodeDesk codes, AccessCards cards, BotOptions options)
{
    /// <param name="child">The pupil's id; else it is asked where there are several.</param>
    public async Task BeginAsync(Turn turn, string child, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var children = turn.Person.IsFrozen ? [] : await rights.ChildrenAsync(turn.Person, cancellationToken);
        var named = Id.TryParse<Pupil>(child, out var id) ? children.Find(pupil => pupil.Id == id) : null;
        if ((named ?? (children is [var only] ? only : null)) is { } pupil)
            await NameAsync(turn.Person, pupil, cancellationToken);
        else
            outbox.Answer(turn.Person, children.Count == 0 ? NamedReplies.NoChild : NamedReplies.WhichChild(children));
    }

    private async Task NameAsync(Person person, Pupil pupil, CancellationToken cancellationToken)
    {
        var links = await db.Guardianships.Where(link => link.Pupil == pupil.Id && link.EndedAt == null).ToListAsync(cancellationToken);
        var decision = NamingPolicy.Decide(new NamingFacts(
            links.Find(link => link.Guardian == person.Id)?.Proof,
            await db.AdultBlocks.AnyAsync(block => block.Pupil == pupil.Id && block.LiftedAt == null, cancellationToken),
            links.Count,
            options.FamilyCodes.MaxAdults));
        var @class = await cards.ClassNameAsync(pupil.Class, cancellationToken);
        if (decision != NamingDecision.Granted)
        {
            outbox.Answer(person, NamedReplies.Refused(decision, @class));
            return;
        }
        var code = await codes.IssueAsync(CodeKind.Named, pupil.Id.Value, person, cancellationToken);
        outbox.Answer(person, NamedReplies.Link(pupil.ShortName, work.School.Messenger.BuildStartLink("code" + code.Text), code.ExpiresAt, work.School.Zone));
    }
}
