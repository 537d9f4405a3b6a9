using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Features.Invites;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Features.Verification;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Roles;

/// <summary>"роли": who runs the school, how an administrator comes and goes, and the brake for an account that may be in the wrong hands.</summary>
internal sealed class RolesHandler(
    BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit, Offices offices, InviteDesk invites, DecisionCards cards)
{
    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        if (!await rights.RunsSchoolAsync(turn.Person, cancellationToken))
        {
            outbox.Answer(turn.Person, RolesReplies.NoRight);
            return;
        }
        await (words switch
        {
            ["add", var page, ..] => ChooseAsync(turn, Pages.Read(page), cancellationToken),
            ["yes" or "no", var id, ..] when Id.TryParse<OfficeProposal>(id, out var proposal) => DecideAsync(turn, proposal, words[0] == "yes", cancellationToken),
            ["profile", var text, ..] => FindAsync(turn, text, cancellationToken),
            [var verb, var id, ..] when Id.TryParse<Person>(id, out var person) && await db.People.FirstOrDefaultAsync(row => row.Id == person, cancellationToken) is { } other
                => OfPersonAsync(turn, verb, other, cancellationToken),
            _ => ShowAsync(turn, cancellationToken),
        });
    }

    private async Task ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        List<(Person, string)> holders = [];
        foreach (var person in (await offices.HoldersAsync(cancellationToken)).Select(it => it.Person).Distinct())
            holders.Add((person, await offices.DescribeAsync(person, cancellationToken)));
        List<(Person, string)> frozen = [];
        foreach (var person in await db.People.Where(row => row.FrozenAt != null).Take(6).ToListAsync(cancellationToken))
            frozen.Add((person, await NameAsync(person, cancellationToken)));
        outbox.Answer(turn.Person, RolesReplies.Show(holders, frozen));
    }

    /// <summary>An account named by its address: only such as the bot has met.</summary>
    private async Task FindAsync(Turn turn, string text, CancellationToken cancellationToken)
    {
        if (work.School.Messenger.ParseUser(text) is { } user && await rights.FindAsync(user, cancellationToken) is { } person)
            await OfPersonAsync(turn, "show", person, cancellationToken);
        else
            outbox.Answer(turn.Person, RolesReplies.NoSuchAccount);
    }

    private async Task ChooseAsync(Turn turn, int page, CancellationToken cancellationToken)
    {
        var administrators = (await rights.AdministratorsAsync(cancellationToken)).ConvertAll(person => person.Id);
        var staff = (await db.Staff.Where(row => row.Account != null && row.RevokedAt == null && row.DismissedAt == null).ToListAsync(cancellationToken))
            .Where(row => !administrators.Contains(row.Account!.Value)).OrderBy(row => row.NameKey, StringComparer.Ordinal);
        outbox.Answer(turn.Person, RolesReplies.Choose([.. staff], page));
    }

    private async Task OfPersonAsync(Turn turn, string verb, Person other, CancellationToken cancellationToken)
    {
        var facts = await FactsAsync(turn.Person, other, cancellationToken);
        var name = await NameAsync(other, cancellationToken);
        switch (verb)
        {
            case "appoint" or "appoint-sure":
                await AppointAsync(turn, other, name, OfficePolicy.Appoint(facts, isSeconded: false), verb == "appoint-sure", cancellationToken);
                break;
            case "end" or "end-sure":
                await EndAsync(turn, other, name, OfficePolicy.End(facts), verb == "end-sure", cancellationToken);
                break;
            case "freeze" or "freeze-sure":
                await FreezeAsync(turn, other, name, OfficePolicy.Freeze(facts), verb == "freeze-sure", cancellationToken);
                break;
            case "unfreeze":
                await UnfreezeAsync(turn, other, name, OfficePolicy.Unfreeze(facts), cancellationToken);
                break;
            default:
                outbox.Answer(turn.Person, RolesReplies.Card(
                    other, name, facts.TheirOffices.Contains(Role.Administrator), OfficePolicy.End(facts) == OfficeDecision.Granted,
                    OfficePolicy.Freeze(facts) == OfficeDecision.Granted, OfficePolicy.Unfreeze(facts) == OfficeDecision.Granted));
                break;
        }
    }

    private async Task AppointAsync(Turn turn, Person other, string name, OfficeDecision decision, bool isSure, CancellationToken cancellationToken)
    {
        if (decision is not (OfficeDecision.Granted or OfficeDecision.NeedsSecond))
            outbox.Answer(turn.Person, RolesReplies.Refused(decision));
        else if (!isSure)
            outbox.Answer(turn.Person, RolesReplies.AskAppoint(other, name, decision == OfficeDecision.NeedsSecond));
        else if (decision == OfficeDecision.Granted)
            await GrantAsync(turn.Person, other, name, cancellationToken);
        else
            await ProposeAsync(turn, other, name, cancellationToken);
    }

    private async Task ProposeAsync(Turn turn, Person other, string name, CancellationToken cancellationToken)
    {
        var open = (await db.OfficeProposals.Where(row => row.Candidate == other.Id && row.DecidedAt == null).ToListAsync(cancellationToken)).Find(row => row.IsOpen(work.Now));
        if (open is not null && open.ProposedBy != turn.Person.Id)
        {
            await DecideAsync(turn, open.Id, isYes: true, cancellationToken); // two have said so
            return;
        }
        var proposal = open ?? new OfficeProposal { Candidate = other.Id, ProposedBy = turn.Person.Id, ProposedAt = work.Now };
        if (open is null)
        {
            db.OfficeProposals.Add(proposal);
            audit.Write(turn.Person, "office.proposed", proposal.Id);
        }
        var asked = await offices.OthersAsync([turn.Person.Id, other.Id], cancellationToken);
        var card = RolesReplies.Proposal(proposal, name, await offices.DescribeAsync(turn.Person, cancellationToken), turn.Person);
        foreach (var person in asked)
            cards.Tell(person, proposal.Id.Value, card, isUrgent: true);
        outbox.Answer(turn.Person, RolesReplies.Proposed(name, asked.Count));
    }

    private async Task DecideAsync(Turn turn, Id<OfficeProposal> id, bool isYes, CancellationToken cancellationToken)
    {
        if (await db.OfficeProposals.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } proposal || !proposal.IsOpen(work.Now))
        {
            outbox.Answer(turn.Person, RolesReplies.Over);
            return;
        }
        var other = await db.People.FirstAsync(row => row.Id == proposal.Candidate, cancellationToken);
        var decision = OfficePolicy.Appoint(
            await FactsAsync(turn.Person, other, cancellationToken), isSeconded: proposal.ProposedBy != turn.Person.Id && await StillRunsAsync(proposal.ProposedBy, cancellationToken));
        if (turn.Person.Id == proposal.ProposedBy && isYes || decision != OfficeDecision.Granted && isYes)
        {
            outbox.Answer(turn.Person, RolesReplies.Refused(decision == OfficeDecision.Granted ? OfficeDecision.NeedsSecond : decision));
            return;
        }
        (proposal.DecidedAt, proposal.DecidedBy, proposal.IsAccepted) = (work.Now, turn.Person.Id, isYes);
        var name = await NameAsync(other, cancellationToken);
        await cards.CloseAsync(proposal.Id.Value, RolesReplies.Decided(name, isYes, await offices.DescribeAsync(turn.Person, cancellationToken)), cancellationToken);
        if (isYes)
            await GrantAsync(turn.Person, other, name, cancellationToken);
        else
            audit.Write(turn.Person, "office.rejected", proposal.Id);
    }

    private async Task GrantAsync(Person by, Person other, string name, CancellationToken cancellationToken)
    {
        db.Roles.Add(new RoleGrant { Person = other.Id, Role = Role.Administrator, GrantedAt = work.Now, GrantedBy = by.Id });
        audit.Write(by, "office.granted", other.Id, nameof(Role.Administrator));
        await db.SaveChangesAsync(cancellationToken);
        if (other.CanBeWrittenTo)
            outbox.Tell(other, RolesReplies.YouAreAdministrator, isUrgent: true);
        outbox.Answer(by, RolesReplies.Granted(name));
        await TellOthersAsync(by, other, RolesReplies.GrantedNotice, name, cancellationToken);
    }

    private async Task EndAsync(Turn turn, Person other, string name, OfficeDecision decision, bool isSure, CancellationToken cancellationToken)
    {
        if (decision != OfficeDecision.Granted)
        {
            outbox.Answer(turn.Person, RolesReplies.Refused(decision));
            return;
        }
        if (!isSure)
        {
            outbox.Answer(turn.Person, RolesReplies.AskEnd(other, name));
            return;
        }
        foreach (var grant in await db.Roles.Where(row => row.Person == other.Id && row.Role == Role.Administrator && row.RevokedAt == null).ToListAsync(cancellationToken))
            grant.Revoke(turn.Person.Id, work.Now);
        audit.Write(turn.Person, "office.ended", other.Id, nameof(Role.Administrator));
        await invites.EndForAsync(other, cancellationToken); // what the office alone gave
        if (other.CanBeWrittenTo && other.Id != turn.Person.Id)
            outbox.Tell(other, RolesReplies.YouAreNoAdministrator, isUrgent: true);
        outbox.Answer(turn.Person, RolesReplies.Ended(name));
        await TellOthersAsync(turn.Person, other, RolesReplies.EndedNotice, name, cancellationToken);
    }

    private async Task FreezeAsync(Turn turn, Person other, string name, OfficeDecision decision, bool isSure, CancellationToken cancellationToken)
    {
        if (decision != OfficeDecision.Granted)
        {
            outbox.Answer(turn.Person, RolesReplies.Refused(decision));
            return;
        }
        if (!isSure)
        {
            outbox.Answer(turn.Person, RolesReplies.AskFreeze(other, name));
            return;
        }
        other.FrozenAt = work.Now;
        other.Dialog = null;
        audit.Write(turn.Person, "account.frozen", other.Id);
        await invites.EndForAsync(other, cancellationToken);
        outbox.Answer(turn.Person, RolesReplies.Frozen(name));
        await TellOthersAsync(turn.Person, other, RolesReplies.FrozenNotice, name, cancellationToken);
    }

    private async Task UnfreezeAsync(Turn turn, Person other, string name, OfficeDecision decision, CancellationToken cancellationToken)
    {
        if (decision != OfficeDecision.Granted)
        {
            outbox.Answer(turn.Person, RolesReplies.Refused(decision));
            return;
        }
        other.FrozenAt = null;
        audit.Write(turn.Person, "account.unfrozen", other.Id);
        if (other.CanBeWrittenTo)
            outbox.Tell(other, RolesReplies.YouAreUnfrozen, isUrgent: true);
        outbox.Answer(turn.Person, RolesReplies.Unfrozen(name));
        await TellOthersAsync(turn.Person, other, RolesReplies.UnfrozenNotice, name, cancellationToken);
    }

    private async Task TellOthersAsync(Person by, Person about, Func<string, string, Person, Reply> notice, string name, CancellationToken cancellationToken)
    {
        var office = await offices.DescribeAsync(by, cancellationToken);
        foreach (var person in await offices.OthersAsync([by.Id, about.Id], cancellationToken))
            outbox.Tell(person, notice(name, office, by), isUrgent: true);
    }

    private async Task<OfficeFacts> FactsAsync(Person actor, Person other, CancellationToken cancellationToken)
    {
        var holders = await offices.HoldersAsync(cancellationToken);
        var theirs = await db.Roles.Where(row => row.Person == other.Id && row.RevokedAt == null).Select(row => row.Role).ToListAsync(cancellationToken);
        if (rights.IsOwner(other))
            theirs.Add(Role.Owner);
        return new OfficeFacts(
            [.. holders.Where(it => it.Person.Id == actor.Id).Select(it => it.Office)], actor.Id == other.Id,
            await rights.StaffAsync(other, cancellationToken) is not null, other.IsFrozen, theirs,
            holders.Where(it => it.Office == Role.Administrator && it.Person.Id != other.Id).Select(it => it.Person.Id).Distinct().Count());
    }

    private async Task<bool> StillRunsAsync(Id<Person> id, CancellationToken cancellationToken)
        => await db.People.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is { } person && await rights.IsAdministratorAsync(person, cancellationToken);

    private async Task<string> NameAsync(Person person, CancellationToken cancellationToken)
        => await db.Staff.Where(row => row.Account == person.Id && row.DismissedAt == null).Select(row => row.FullName).FirstOrDefaultAsync(cancellationToken) is { } name
            ? StaffName.Short(name)
            : work.School.Messenger.BuildProfileLink(person.User).AbsoluteUri.Replace("https://", "", StringComparison.Ordinal);
}
