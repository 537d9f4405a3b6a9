using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Domain.Verification;
using BotHost.Features.Invites;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Verification;

/// <summary>Who leads which class: appoints, replaces, ends, and tells whom it concerns.</summary>
internal sealed class HomeroomDesk(BotDb db, Work work, Outbox outbox, AuditLog audit, Offices offices, InviteDesk invites)
{
    public Task<StaffMember?> TeacherOfAsync(Id<SchoolClass> @class, CancellationToken cancellationToken)
        => (from assignment in db.Homerooms
            join teacher in db.Staff on assignment.Teacher equals teacher.Id
            where assignment.Class == @class && assignment.Until == null && teacher.DismissedAt == null
            orderby assignment.From descending
            select teacher).FirstOrDefaultAsync(cancellationToken);

    /// <returns>What came of it: an appointment over somebody's head is only made when the wish says so.</returns>
    /// <param name="isTold">The new teacher hears of it otherwise.</param>
    public async Task<HomeroomDecision> AppointAsync(
        SchoolClass @class, StaffMember teacher, HomeroomWish wish, Person by, bool isTold, CancellationToken cancellationToken)
    {
        var decision = HomeroomPolicy.Decide(wish, (await TeacherOfAsync(@class.Id, cancellationToken))?.Id, teacher.Id);
        if (decision is not (HomeroomDecision.Appoint or HomeroomDecision.Replace))
            return decision;
        await EndAsync(@class, teacher, by, cancellationToken);
        db.Homerooms.Add(new HomeroomAssignment { Class = @class.Id, Teacher = teacher.Id, From = work.Now });
        audit.Write(by, "homeroom.appointed", @class.Id);
        if (!isTold && await AccountAsync(teacher, cancellationToken) is { CanBeWrittenTo: true } account && account.Id != by.Id)
            outbox.Tell(account, HomeroomReplies.Appointed(@class.Name));
        var office = await offices.DescribeAsync(by, cancellationToken);
        foreach (var other in await offices.OthersAsync([by.Id, .. teacher.Account is { } own ? [own] : Array.Empty<Id<Person>>()], cancellationToken))
            outbox.Tell(other, HomeroomReplies.AppointedNotice(@class.Name, teacher.FullName, office), isUrgent: true);
        return decision;
    }

    /// <summary>Ends everything the teacher leads.</summary>
    /// <returns>The classes' names.</returns>
    public async Task<IReadOnlyList<string>> EndAllAsync(StaffMember teacher, Person by, CancellationToken cancellationToken)
    {
        var led = await LedAsync(teacher, cancellationToken);
        foreach (var (assignment, @class) in led)
        {
            assignment.End(work.Now);
            audit.Write(by, "homeroom.ended", @class.Id);
        }
        return [.. led.Select(it => it.Class.Name)];
    }

    public async Task<IReadOnlyList<(HomeroomAssignment Assignment, SchoolClass Class)>> LedAsync(StaffMember teacher, CancellationToken cancellationToken)
        => (await (from assignment in db.Homerooms
                   join @class in db.Classes on assignment.Class equals @class.Id
                   where assignment.Teacher == teacher.Id && assignment.Until == null
                   select new { assignment, @class }).ToListAsync(cancellationToken)).ConvertAll(it => (it.assignment, it.@class));

    private async Task EndAsync(SchoolClass @class, StaffMember successor, Person by, CancellationToken cancellationToken)
    {
        var present = await (from assignment in db.Homerooms
                             join teacher in db.Staff on assignment.Teacher equals teacher.Id
                             where assignment.Class == @class.Id && assignment.Until == null
                             select new { assignment, teacher }).ToListAsync(cancellationToken);
        foreach (var it in present)
        {
            it.assignment.End(work.Now);
            audit.Write(by, "homeroom.ended", @class.Id);
            if (await AccountAsync(it.teacher, cancellationToken) is not { } account)
                continue;
            await invites.EndForAsync(account, cancellationToken);
            if (account.CanBeWrittenTo)
                outbox.Tell(account, HomeroomReplies.Replaced(@class.Name, successor.FullName), isUrgent: true);
        }
    }

    private async Task<Person?> AccountAsync(StaffMember teacher, CancellationToken cancellationToken)
        => teacher is { IsVerified: true, Account: { } id } ? await db.People.FirstOrDefaultAsync(person => person.Id == id, cancellationToken) : null;
}
