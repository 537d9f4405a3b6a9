using BotHost.Domain.Language.Intents;
using BotHost.Domain.People;
using BotHost.Domain.Support;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Support;

/// <summary>Answers words of distress and of cheats before anything else does. What was written is kept nowhere and passed to nobody.</summary>
internal sealed class SupportHandler(BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit, Lazy<Understander> understander)
{
    /// <returns>Whether the text called for it, and was answered.</returns>
    public bool TryAnswer(Turn turn)
    {
        switch (SupportPolicy.Hear(turn.Text))
        {
            case SupportNeed.Crisis:
                outbox.Answer(turn.Person, SupportReplies.Crisis);
                return true;
            case SupportNeed.Scam:
                outbox.Answer(turn.Person, SupportReplies.Scam);
                return true;
            case SupportNeed.None when understander.Value.HearsDistress(turn.Text): // mistyped, transliterated, in the wrong layout
                outbox.Answer(turn.Person, SupportReplies.Crisis);
                return true;
            default:
                return false;
        }
    }

    public Task RouteAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        if (words is ["support", "pass", ..])
            return PassOnAsync(turn, cancellationToken);
        outbox.Answer(turn.Person, words is ["support", "no", ..] ? SupportReplies.NotPassedOn : SupportReplies.Crisis);
        return Task.CompletedTask;
    }

    /// <summary>Only after "Да, передать": a human is told that this person asks for help.</summary>
    private async Task PassOnAsync(Turn turn, CancellationToken cancellationToken)
    {
        var told = await WhoIsToldAsync(turn.Person, cancellationToken);
        audit.Write(turn.Person, "support.passed", turn.Person.Id);
        if (told.Count == 0)
        {
            outbox.Answer(turn.Person, SupportReplies.NobodyReached);
            return;
        }
        var reply = SupportReplies.TellHuman(work.School.Messenger.BuildProfileLink(turn.Person.User).ToString(), await WhoIsItAsync(turn.Person, cancellationToken));
        foreach (var person in told)
            outbox.Tell(person, reply, isUrgent: true);
        outbox.Answer(turn.Person, SupportReplies.PassedOn);
    }

    /// <summary>The one named at set-up, else the administrators, else the head; never the writer.</summary>
    private async Task<IReadOnlyList<Person>> WhoIsToldAsync(Person writer, CancellationToken cancellationToken)
    {
        var contact = await (from school in db.Schools
                             join person in db.People on school.CrisisContact equals person.Id
                             select person).ToListAsync(cancellationToken);
        foreach (var people in new[] { contact, await rights.AdministratorsAsync(cancellationToken), await rights.HeadsAsync(cancellationToken) })
        {
            var reachable = people.Where(person => person.CanBeWrittenTo && !person.IsFrozen && person.Id != writer.Id).ToList();
            if (reachable.Count > 0)
                return reachable;
        }
        return [];
    }

    private async Task<string> WhoIsItAsync(Person writer, CancellationToken cancellationToken)
    {
        if (await rights.PupilAsync(writer, cancellationToken) is { } pupil)
            return $"ученик {pupil.ShortName}, {await ClassNameAsync(pupil, cancellationToken)}";
        if (await rights.StaffAsync(writer, cancellationToken) is { } staff)
            return $"сотрудник {staff.FullName}";
        var children = await rights.ChildrenAsync(writer, cancellationToken);
        return children.Count > 0 ? $"взрослый ребёнка {children[0].ShortName}, {await ClassNameAsync(children[0], cancellationToken)}" : "человек, которого школа ещё не подтвердила";
    }

    private Task<string> ClassNameAsync(Domain.Roster.Pupil pupil, CancellationToken cancellationToken)
        => db.Classes.Where(row => row.Id == pupil.Class).Select(row => row.Name).FirstAsync(cancellationToken);
}
