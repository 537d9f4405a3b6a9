using System.Globalization;
using BotHost.Domain;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Domain.Verification;
using BotHost.Features.People;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Verification;

/// <summary>Who holds an office now, for decisions about staff: from the database, the owner from the configuration.</summary>
internal sealed class Offices(BotDb db, Work work, Rights rights)
{
    /// <summary>Every live office with its holder; someone who holds two comes twice.</summary>
    public async Task<IReadOnlyList<(Person Person, Role Office)>> HoldersAsync(CancellationToken cancellationToken)
    {
        var held = await (from grant in db.Roles
                          join person in db.People on grant.Person equals person.Id
                          where grant.RevokedAt == null && person.FrozenAt == null
                          select new { person, grant.Role }).ToListAsync(cancellationToken);
        var holders = held.Select(it => (it.person, it.Role)).Distinct().ToList();
        if (work.School.Options.Owner is { } owner
            && await rights.FindAsync(new UserRef(owner.ToString(CultureInfo.InvariantCulture)), cancellationToken) is { IsFrozen: false } named)
            holders.Add((named, Role.Owner));
        return holders;
    }

    /// <summary>Whom the messenger lets the bot write to is read from the table: a refusal of this very moment counts.</summary>
    public async Task<(IReadOnlyList<Person> People, AskedBecause Because)> ChooseAsync(Id<Person> asker, bool isEscalated, CancellationToken cancellationToken)
    {
        var holders = await HoldersAsync(cancellationToken);
        var ids = holders.Select(it => it.Person.Id).ToList();
        var reachable = await db.People.Where(person => ids.Contains(person.Id) && person.LastWroteAt != null && person.UnreachableSince == null)
            .Select(person => person.Id).ToListAsync(cancellationToken);
        var asked = DeciderPolicy.Choose([.. holders.Select(it => new Decider(it.Person.Id, it.Office, reachable.Contains(it.Person.Id)))], asker, isEscalated);
        return ([.. asked.People.Select(id => holders.First(it => it.Person.Id == id).Person)], asked.Because);
    }

    /// <summary>Asked again at every press: an office may have ended since the card was shown.</summary>
    public async Task<bool> MayDecideAsync(Person decider, Id<Person> asker, CancellationToken cancellationToken)
    {
        if (decider.IsFrozen)
            return false;
        var holders = await HoldersAsync(cancellationToken);
        return DeciderPolicy.MayDecide(
            decider.Id,
            [.. holders.Where(it => it.Person.Id == decider.Id).Select(it => it.Office)],
            asker,
            holders.Any(it => it.Person.Id == asker && it.Office is Role.Administrator or Role.Owner));
    }

    /// <summary>"администратор Иванова М. П.", for colleagues.</summary>
    public async Task<string> DescribeAsync(Person person, CancellationToken cancellationToken)
    {
        var office = await rights.IsAdministratorAsync(person, cancellationToken) ? "администратор"
            : await rights.IsHeadAsync(person, cancellationToken) ? "руководитель школы"
            : "сотрудник школы";
        return await rights.StaffAsync(person, cancellationToken) is { } staff
            ? $"{office} {StaffName.Short(staff.FullName)}"
            : $"{office} ({work.School.Messenger.BuildProfileLink(person.User).AbsoluteUri.Replace("https://", "", StringComparison.Ordinal)})";
    }

    /// <summary>The head and the administrators but for these, as far as the bot may write to them: they are told of appointments at once (design §8).</summary>
    public async Task<IReadOnlyList<Person>> OthersAsync(IReadOnlyCollection<Id<Person>> except, CancellationToken cancellationToken)
        => [.. (await HoldersAsync(cancellationToken))
            .Where(it => it.Office is Role.Administrator or Role.Head && it.Person.CanBeWrittenTo && !except.Contains(it.Person.Id))
            .Select(it => it.Person).Distinct()];
}
