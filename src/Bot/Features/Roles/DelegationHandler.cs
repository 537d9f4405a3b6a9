using BotHost.Domain;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Domain.Schools;
using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Features.Verification;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Roles;

/// <summary>"Я в отпуске до 20 августа, заявки — Ивановой": a homeroom teacher's classes answer to a colleague for a while.</summary>
internal sealed class DelegationHandler(BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit, Offices offices)
{
    public const string Dialog = "away";

    private DateOnly Today => SchoolTime.DateOf(work.Now, work.School.Zone);

    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        if (words is ["end", ..])
            await EndAsync(turn, cancellationToken);
        else if (!await MayAsync(turn, cancellationToken))
            outbox.Answer(turn.Person, DelegationReplies.NothingToHand);
        else if (words is ["set", "to" or "on", var value, ..] && DialogState.Of(turn.Person, turn.Now) is { Name: Dialog } dialog)
            await GoOnAsync(turn, dialog.Said(turn.Now, (words[1], value)), 0, cancellationToken);
        else if (words is ["list", var page, ..] && DialogState.Of(turn.Person, turn.Now) is { Name: Dialog } open)
            await GoOnAsync(turn, open, Pages.Read(page), cancellationToken);
        else if (words is ["sure", ..] && DialogState.Of(turn.Person, turn.Now) is { Name: Dialog } said)
            await HandAsync(turn, said, cancellationToken);
        else if (await OwnAsync(turn.Person, cancellationToken) is { } running)
            outbox.Answer(turn.Person, DelegationReplies.Running(await NameAsync(running.To, cancellationToken), LastDay(running)));
        else
            await SayAsync(turn, string.Join(' ', words), cancellationToken);
    }

    public async Task HearAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        var answered = dialog.Step switch
        {
            "on" when DayReader.Read(turn.Text, Today) is { } day && day >= Today && day <= Today.AddDays(DelegationSentence.MostDays)
                => dialog.Said(turn.Now, ("on", $"{day:yyyy-MM-dd}")),
            "to" when await ColleagueAsync(turn.Person, turn.Text, cancellationToken) is { } staff => dialog.Said(turn.Now, ("to", staff.Id.ToString())),
            _ => null,
        };
        if (answered is null)
            outbox.Answer(turn.Person, DelegationReplies.Unclear(dialog.Step));
        await GoOnAsync(turn, answered ?? dialog, 0, cancellationToken);
    }

    /// <summary>The sentence, or nothing of it: what is missing is asked.</summary>
    public async Task SayAsync(Turn turn, string text, CancellationToken cancellationToken)
    {
        if (!await MayAsync(turn, cancellationToken))
        {
            outbox.Answer(turn.Person, DelegationReplies.NothingToHand);
            return;
        }
        var dialog = DialogState.Begin(Dialog, "to", turn.Now);
        if (DelegationSentence.Read(text, Today) is { } said)
        {
            if (said.LastDay is { } day)
                dialog = dialog.Said(turn.Now, ("on", $"{day:yyyy-MM-dd}"));
            if (said.Called is { } called && await ColleagueAsync(turn.Person, called, cancellationToken) is { } staff)
                dialog = dialog.Said(turn.Now, ("to", staff.Id.ToString()));
        }
        await GoOnAsync(turn, dialog, 0, cancellationToken);
    }

    private async Task GoOnAsync(Turn turn, DialogState dialog, int page, CancellationToken cancellationToken)
    {
        var to = await ToAsync(turn.Person, dialog, cancellationToken);
        var day = On(dialog);
        var step = to is null ? "to" : day is null ? "on" : "sure";
        dialog.Next(step, turn.Now).SaveTo(turn.Person);
        outbox.Answer(turn.Person, step switch
        {
            "to" => DelegationReplies.AskTo(await ColleaguesAsync(turn.Person, cancellationToken), page),
            "on" => DelegationReplies.AskDay(Today),
            _ => DelegationReplies.Preview([.. (await rights.HomeroomOfAsync(turn.Person, cancellationToken)).Select(row => row.Name)], to!.FullName, day!.Value),
        });
    }

    private async Task HandAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        if (await ToAsync(turn.Person, dialog, cancellationToken) is not { } staff || On(dialog) is not { } day)
        {
            await GoOnAsync(turn, dialog, 0, cancellationToken);
            return;
        }
        DialogState.End(turn.Person);
        if (await OwnAsync(turn.Person, cancellationToken) is { } before)
            before.EndedAt = work.Now;
        var delegation = new Delegation
        {
            From = turn.Person.Id, To = staff.Account!.Value, Since = work.Now, Until = SchoolTime.At(day.AddDays(1), TimeOnly.MinValue, work.School.Zone),
        };
        db.Delegations.Add(delegation);
        audit.Write(turn.Person, "delegation.begun", delegation.Id);
        var classes = (await rights.HomeroomOfAsync(turn.Person, cancellationToken)).ConvertAll(row => row.Name);
        outbox.Answer(turn.Person, DelegationReplies.Begun(staff.FullName, day));
        var who = await offices.DescribeAsync(turn.Person, cancellationToken);
        if (await db.People.FirstAsync(row => row.Id == staff.Account, cancellationToken) is { CanBeWrittenTo: true } to)
            outbox.Tell(to, DelegationReplies.YouStandIn(classes, who, day), isUrgent: false);
        foreach (var other in await offices.OthersAsync([turn.Person.Id, staff.Account.Value], cancellationToken))
            outbox.Tell(other, DelegationReplies.Notice(classes, who, StaffName.Short(staff.FullName), day));
    }

    private async Task EndAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await OwnAsync(turn.Person, cancellationToken) is { } running)
        {
            running.EndedAt = work.Now;
            audit.Write(turn.Person, "delegation.ended", running.Id);
            if (await db.People.FirstAsync(row => row.Id == running.To, cancellationToken) is { CanBeWrittenTo: true } to)
                outbox.Tell(to, DelegationReplies.Over);
        }
        outbox.Answer(turn.Person, DelegationReplies.YouAreBack);
    }

    /// <summary>Only who leads classes has requests of their own; administrators stand in for one another anyway.</summary>
    private async Task<bool> MayAsync(Turn turn, CancellationToken cancellationToken)
        => !turn.Person.IsFrozen && (await rights.HomeroomOfAsync(turn.Person, cancellationToken)).Count > 0;

    private Task<Delegation?> OwnAsync(Person person, CancellationToken cancellationToken)
        => db.Delegations.FirstOrDefaultAsync(row => row.From == person.Id && row.EndedAt == null && row.Until > work.Now, cancellationToken);

    private async Task<List<StaffMember>> ColleaguesAsync(Person self, CancellationToken cancellationToken)
        => [.. (await (from staff in db.Staff
                       join person in db.People on staff.Account equals person.Id
                       where staff.RevokedAt == null && staff.DismissedAt == null && staff.OnLeaveSince == null && person.FrozenAt == null && person.Id != self.Id
                       select staff).ToListAsync(cancellationToken)).OrderBy(row => row.NameKey, StringComparer.Ordinal)];

    private async Task<StaffMember?> ColleagueAsync(Person self, string called, CancellationToken cancellationToken)
    {
        var surnames = Surnames.Nominatives(PersonName.Key(called).Split(' ')[0]);
        var found = (await ColleaguesAsync(self, cancellationToken)).Where(row => surnames.Contains(row.NameKey.Split(' ')[0])).ToList();
        return found is [var only] ? only : null;
    }

    private async Task<StaffMember?> ToAsync(Person self, DialogState dialog, CancellationToken cancellationToken)
        => Id.TryParse<StaffMember>(dialog.Data.GetValueOrDefault("to") ?? "", out var id) ? (await ColleaguesAsync(self, cancellationToken)).Find(row => row.Id == id) : null;

    private static DateOnly? On(DialogState dialog) => DateOnly.TryParseExact(dialog.Data.GetValueOrDefault("on"), "yyyy-MM-dd", out var day) ? day : null;

    private DateOnly LastDay(Delegation delegation) => SchoolTime.DateOf(delegation.Until, work.School.Zone).AddDays(-1);

    private async Task<string> NameAsync(Id<Person> person, CancellationToken cancellationToken)
        => await db.Staff.Where(row => row.Account == person && row.DismissedAt == null).Select(row => row.FullName).FirstOrDefaultAsync(cancellationToken) ?? "коллега";
}
