using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.People;

/// <summary>Shows requests to those who decide: a card each, or one list when a class is flooded; and to the adults who answer for the child already.</summary>
internal sealed class AccessCards(BotDb db, Work work, Outbox outbox, DecisionCards cards, ChildMatches matches)
{
    private static readonly TimeSpan ListStaysFresh = TimeSpan.FromDays(1);

    /// <summary>Writes to the deciders in turn.</summary>
    public async Task AskAsync(AccessRequest request, Deciders deciders, CardOccasion occasion, CancellationToken cancellationToken)
    {
        if (deciders.People.Count == 0)
            return;
        await db.SaveChangesAsync(cancellationToken);
        if (await OpenAsync(request.Class, cancellationToken) is { Count: >= AccessPolicy.Flood })
        {
            await ShowListAsync(request.Class, deciders.People, cancellationToken);
            return;
        }
        var card = AccessCardReplies.Card(await LoadAsync(request, cancellationToken), occasion, deciders.Choice.Skipped);
        foreach (var decider in deciders.People)
            cards.Tell(decider, request.Id.Value, card);
    }

    /// <summary>Answers a decider who wants to see the request.</summary>
    public async Task ShowAsync(Person decider, AccessRequest request, CancellationToken cancellationToken)
        => cards.Answer(decider, request.Id.Value, AccessCardReplies.Card(await LoadAsync(request, cancellationToken), CardOccasion.Asked, []));

    /// <summary>Puts what has changed on the cards that are out.</summary>
    public async Task RefreshAsync(AccessRequest request, CancellationToken cancellationToken)
        => await cards.UpdateAsync(request.Id.Value, AccessCardReplies.Card(await LoadAsync(request, cancellationToken), CardOccasion.Asked, []), cancellationToken);

    /// <summary>Tells on every card how the request ended, and takes it off the class's list.</summary>
    public async Task CloseAsync(AccessRequest request, string outcome, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var name = await ClassNameAsync(request.Class, cancellationToken);
        await cards.CloseAsync(request.Id.Value, AccessCardReplies.Closed(name, outcome), cancellationToken);
        if (await cards.LastShownAsync(request.Class.Value, cancellationToken) is not null)
            await cards.UpdateAsync(request.Class.Value, await ListAsync(request.Class, 0, cancellationToken), cancellationToken);
    }

    public async Task ShowListAsync(Person decider, Id<SchoolClass> @class, int page, CancellationToken cancellationToken)
        => outbox.Answer(decider, await ListAsync(@class, page, cancellationToken));

    /// <summary>Adults who answer for exactly this child hear that someone asks, and may object. A name that fits several children tells nobody.</summary>
    public async Task TellLinkedAdultsAsync(AccessRequest request, CancellationToken cancellationToken)
    {
        if (await matches.FindAsync(request.Class, request.ChildName, cancellationToken) is not [var pupil])
            return;
        var asker = await db.People.FirstAsync(row => row.Id == request.Asker, cancellationToken);
        var reply = AccessCardReplies.SomeoneAsks(
            pupil.ShortName, await ClassNameAsync(request.Class, cancellationToken), request.Kind, Profile(asker), request.Id);
        foreach (var adult in (await matches.AdultsAsync([pupil], cancellationToken)).Where(adult => adult.CanBeWrittenTo && adult.Id != request.Asker))
            outbox.Tell(adult, reply);
    }

    public Task<List<AccessRequest>> OpenAsync(Id<SchoolClass> @class, CancellationToken cancellationToken)
        => db.AccessRequests.Where(row => row.State == RequestState.Pending && row.Class == @class).OrderBy(row => row.CreatedAt).ToListAsync(cancellationToken);

    public async Task<string> ClassNameAsync(Id<SchoolClass> @class, CancellationToken cancellationToken)
        => await db.Classes.Where(row => row.Id == @class).Select(row => row.Name).FirstAsync(cancellationToken);

    public string Profile(Person person) => work.School.Messenger.BuildProfileLink(person.User).ToString();

    private async Task<Reply> ListAsync(Id<SchoolClass> @class, int page, CancellationToken cancellationToken)
    {
        var open = await OpenAsync(@class, cancellationToken);
        var ids = open.Select(row => row.Asker).ToList();
        var askers = await db.People.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        return AccessCardReplies.List(await ClassNameAsync(@class, cancellationToken), @class, [.. open.Select(row => (row, Profile(askers[row.Asker])))], page);
    }

    private async Task ShowListAsync(Id<SchoolClass> @class, IReadOnlyList<Person> deciders, CancellationToken cancellationToken)
    {
        var list = await ListAsync(@class, 0, cancellationToken);
        var isFresh = work.Now - await cards.LastShownAsync(@class.Value, cancellationToken) < ListStaysFresh;
        var holders = isFresh ? await cards.HoldersAsync(@class.Value, cancellationToken) : [];
        await cards.UpdateAsync(@class.Value, list, cancellationToken);
        foreach (var decider in deciders.Except(holders))
            cards.Tell(decider, @class.Value, list);
    }

    private async Task<CardFacts> LoadAsync(AccessRequest request, CancellationToken cancellationToken)
    {
        var asker = await db.People.FirstAsync(row => row.Id == request.Asker, cancellationToken);
        var matching = await matches.FindAsync(request.Class, request.ChildName, cancellationToken);
        var adults = await matches.AdultsAsync(matching, cancellationToken);
        var others = await (from row in db.AccessRequests
                            join @class in db.Classes on row.Class equals @class.Id
                            where row.Asker == request.Asker && row.Id != request.Id
                            orderby row.CreatedAt descending
                            select new OtherRequest(@class.Name, row.State)).Take(5).ToListAsync(cancellationToken);
        return new CardFacts(
            request,
            await ClassNameAsync(request.Class, cancellationToken),
            Profile(asker),
            asker.DisplayName,
            [.. matching.Select(pupil => pupil.ShortName)],
            [.. adults.Select(Profile)],
            others,
            await matches.BlockAsync(matching, request.Asker, cancellationToken),
            request.Kind == AskerKind.Pupil && matching.Any(pupil => pupil.Account is not null));
    }
}

/// <summary>Everything a decider is shown of a request.</summary>
/// <param name="Matches">"Петя С.": pupils of the class whom the typed name may mean.</param>
/// <param name="Adults">Profiles of the adults linked to them.</param>
/// <param name="Others">The asker's other requests, newest first.</param>
/// <param name="HasAccount">A pupil asks, and the child has an account already.</param>
internal sealed record CardFacts(
    AccessRequest Request, string Class, string Profile, string DisplayName, IReadOnlyList<string> Matches, IReadOnlyList<string> Adults,
    IReadOnlyList<OtherRequest> Others, BlockMark Block, bool HasAccount);

internal sealed record OtherRequest(string Class, RequestState State);

internal enum CardOccasion
{
    New,
    Asked,
    Reminder,

    /// <summary>Those before in line stayed silent.</summary>
    Escalated,

    /// <summary>The messenger would not deliver to those before in line.</summary>
    Undelivered,
}
