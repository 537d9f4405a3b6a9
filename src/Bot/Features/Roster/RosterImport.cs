using BotHost.Domain;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Persistence;
using BotHost.Security;

namespace BotHost.Features.Roster;

/// <summary>From a file that was read to a plan, and from a confirmed plan to the tables.</summary>
internal sealed class RosterImport(KeyedHash hash)
{
    private readonly PupilNames _names = new(hash);

    /// <summary>Changes nothing. Asks the messenger once for each account that is not linked yet.</summary>
    public async Task<ImportPlan> PlanAsync(BotDb db, RosterFile.Parsed file, AccountLookup accounts, CancellationToken cancellationToken)
    {
        var state = await RosterState.LoadAsync(db, [], cancellationToken);
        var input = RosterReader.Read(
            file, _names, db.School, [.. state.Classes.Select(row => row.Name)],
            [.. state.Staff.Where(row => !row.IsDismissed).Select(row => row.FullName)]);
        if (input.Staff.All(listed => listed.AccountText is null))
            return RosterDiff.Compute(input, state);
        input = await ResolveAsync(input, accounts, cancellationToken);
        state = await RosterState.LoadAsync(db, AccountsOf(input), cancellationToken);
        return RosterDiff.Compute(input, state);
    }

    /// <summary>
    /// Compares once more, since the school may have changed while the sender thought, and makes the rows: the caller's unit of work saves
    /// them. Applying the same input again changes nothing. Never grants an office.
    /// </summary>
    /// <param name="actor">Who confirmed; null for the operator's command line.</param>
    /// <returns>What was changed.</returns>
    public static async Task<ImportPlan> ApplyAsync(
        BotDb db, RosterInput input, Id<Person>? actor, DateTimeOffset now, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var state = await RosterState.LoadAsync(db, AccountsOf(input), cancellationToken);
        var fresh = RosterDiff.Compute(input, state);
        if (fresh.ChangesNothing)
            return fresh;
        var writer = new RosterWriter(db, state, actor, now, zone);
        await writer.WriteAsync(fresh, cancellationToken);
        return fresh with { Undo = writer.Undo };
    }

    private static List<UserRef> AccountsOf(RosterInput input) => [.. input.Staff.Select(listed => listed.Account).OfType<UserRef>().Distinct()];

    private static async Task<RosterInput> ResolveAsync(RosterInput input, AccountLookup accounts, CancellationToken cancellationToken)
    {
        var staff = new List<ListedStaff>(input.Staff.Count);
        var problems = new List<RosterProblem>(input.Problems);
        foreach (var listed in input.Staff)
        {
            if (listed.AccountText is not { } text)
            {
                staff.Add(listed);
                continue;
            }
            // Asked also for a plain number: the sender sees whose account it is before confirming.
            var card = await accounts.Resolve(text, cancellationToken);
            var account = accounts.Parse(text) ?? card?.User;
            if (account is null)
                problems.Add(new RosterProblem(listed.AccountLine, RosterProblemKind.AccountUnknown, listed.FullName));
            staff.Add(listed with { Account = account, AccountName = card?.DisplayName });
        }
        return input with { Staff = staff, Problems = problems };
    }
}
