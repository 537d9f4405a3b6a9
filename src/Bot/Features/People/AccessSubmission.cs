using BotHost.Configuration;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Domain.Schools;
using BotHost.Features.Invites;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.People;

/// <summary>Makes the request. What the asker is told depends on the class and on the asker's own requests, never on the child.</summary>
internal sealed class AccessSubmission(
    BotDb db, Work work, Outbox outbox, AccessEntry entry, ChildMatches matches, DeciderFinder deciders, AccessCards cards, InviteDesk invites, AuditLog audit,
    BotOptions options)
{
    public async Task SendAsync(Person asker, SchoolClass @class, string childName, AskerKind kind, CancellationToken cancellationToken)
    {
        var open = await db.AccessRequests.Where(row => row.Asker == asker.Id && row.State == RequestState.Pending).ToListAsync(cancellationToken);
        var same = open.Find(row => row.Class == @class.Id && row.Kind == kind && SameName(row.ChildName, childName));
        var matching = await matches.FindAsync(@class.Id, childName, cancellationToken);
        var facts = await entry.FactsAsync(asker, kind, cancellationToken) with
        {
            IsOwnChild = await matches.IsGuardianOfAnyAsync(asker, matching, cancellationToken),
            SameOpen = same?.Id,
        };
        switch (AccessPolicy.Decide(facts))
        {
            case AccessDecision.Refused refused:
                outbox.Answer(asker, AccessReplies.Refused(refused.Reason));
                break;
            case AccessDecision.AlreadyLinked:
                await invites.OfferClassAsync(asker, @class.Id, kind, cancellationToken);
                break;
            case AccessDecision.Existing:
                outbox.Answer(asker, AccessReplies.Pending(same!, @class.Name, isNew: false, work.School.Zone));
                break;
            default:
                await CreateAsync(asker, @class, childName, kind, cancellationToken);
                break;
        }
    }

    private async Task CreateAsync(Person asker, SchoolClass @class, string childName, AskerKind kind, CancellationToken cancellationToken)
    {
        var request = new AccessRequest
        {
            Asker = asker.Id,
            Kind = kind,
            Class = @class.Id,
            ChildName = childName,
            CreatedAt = work.Now,
            ExpiresAt = work.Now + AccessPolicy.Lifetime,
        };
        var found = await deciders.FindAsync(@class.Id, DeciderLine.Homeroom, asker.Id, cancellationToken);
        var times = Times(options, work);
        request.Ask(found.Choice.Line, found.People.Count > 0, times.RemindAt, times.EscalateAt);
        db.AccessRequests.Add(request);
        audit.Write(asker, "access.requested", request.Id);
        await db.SaveChangesAsync(cancellationToken);
        outbox.Answer(asker, AccessReplies.Pending(request, @class.Name, isNew: true, work.School.Zone));
        await cards.AskAsync(request, found, CardOccasion.New, cancellationToken);
        await cards.TellLinkedAdultsAsync(request, cancellationToken);
    }

    public static RequestTimes Times(BotOptions options, Work work) => RequestTimes.From(
        work.Now, options.Requests.RemindAfter, options.Requests.EscalateAfter, new QuietHours(options.QuietHours.From, options.QuietHours.To), work.School.Zone, work.School.WorkCalendar);

    /// <summary>The same words in any order.</summary>
    private static bool SameName(string? left, string right) => Words(left).SequenceEqual(Words(right));

    private static IEnumerable<string> Words(string? name) => PersonName.Key(name).Split(' ').Order(StringComparer.Ordinal);
}
