using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Messaging;

/// <summary>The accounts of one unit of work: each loaded once, made when met for the first time.</summary>
internal sealed class PeopleCache(BotDb db, Work work)
{
    private readonly Dictionary<UserRef, Person> _byUser = [];

    /// <summary>One query for all who take part in a batch.</summary>
    public async Task PrefetchAsync(IReadOnlyCollection<UserRef> users, CancellationToken cancellationToken)
    {
        foreach (var person in await db.People.Where(person => users.Contains(person.User)).ToListAsync(cancellationToken))
            _byUser[person.User] = person;
        foreach (var user in users)
            _byUser.TryAdd(user, null!);
    }

    /// <summary>The person of an account; made if the bot has not met it.</summary>
    public async Task<Person> GetOrAddAsync(UserRef user, CancellationToken cancellationToken)
    {
        if (await FindAsync(user, cancellationToken) is { } known)
            return known;
        var person = new Person { User = user, FirstSeenAt = work.Now };
        db.People.Add(person);
        _byUser[user] = person;
        return person;
    }

    /// <summary>The account is nobody's any more: the next one that writes is met for the first time.</summary>
    public void Drop(UserRef user) => _byUser.Remove(user);

    public async Task<Person?> FindAsync(UserRef user, CancellationToken cancellationToken)
    {
        if (!_byUser.TryGetValue(user, out var person))
            _byUser[user] = person = (await db.People.FirstOrDefaultAsync(it => it.User == user, cancellationToken))!;
        return person;
    }
}
