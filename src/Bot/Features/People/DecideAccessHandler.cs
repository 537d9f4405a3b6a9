using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Dialogs;
using BotHost.Features.Invites;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.People;

/// <summary>A decider's yes or no. Rights and the request's state are looked at again at each press.</summary>
internal sealed class DecideAccessHandler(
    BotDb db, Work work, Outbox outbox, DeciderFinder deciders, ChildMatches matches, AccessEntry entry, AccessCards cards, FamilyDesk family,
    InviteDesk invites, AuditLog audit)
{
    public const string Dialog = "access-reject";

    /// <summary>"Подтвердить": at once when the name fits one pupil, else the pupil is chosen first.</summary>
    public async Task ApproveAsync(Turn turn, AccessRequest request, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(turn, request, cancellationToken))
            return;
        if (await matches.FindAsync(request.Class, request.ChildName, cancellationToken) is [var only])
            await LinkAsync(turn, request, only.Id, isSure: false, cancellationToken);
        else
            await PickAsync(turn, request, 0, cancellationToken);
    }

    public async Task PickAsync(Turn turn, AccessRequest request, int page, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(turn, request, cancellationToken))
            return;
        var name = await cards.ClassNameAsync(request.Class, cancellationToken);
        var matching = await matches.FindAsync(request.Class, request.ChildName, cancellationToken);
        var pupils = await db.Pupils.Where(pupil => pupil.Class == request.Class && pupil.LeftAt == null).ToListAsync(cancellationToken);
        pupils = [.. pupils.OrderBy(pupil => matching.Contains(pupil) ? 0 : 1).ThenBy(pupil => pupil.ShortName, StringComparer.Ordinal)];
        outbox.Answer(turn.Person, pupils.Count == 0
            ? AccessCardReplies.EmptyClass(name, request.Id.ToString())
            : AccessCardReplies.ChoosePupil(request, name, matching.Count, pupils, page));
    }

    public async Task LinkAsync(Turn turn, AccessRequest request, Id<Pupil> chosen, bool isSure, CancellationToken cancellationToken)
    {
        var asker = await db.People.FirstAsync(row => row.Id == request.Asker, cancellationToken);
        var pupil = await db.Pupils.FirstOrDefaultAsync(row => row.Id == chosen, cancellationToken);
        var facts = await FactsAsync(turn.Person, request, asker, pupil, isSure, cancellationToken);
        switch (ApprovalPolicy.Decide(facts))
        {
            case ApprovalDecision.Refused { Reason: ApprovalRefusal.NotPending }:
                await AnswerOverAsync(turn, request, cancellationToken);
                break;
            case ApprovalDecision.Refused refused:
                outbox.Answer(turn.Person, AccessCardReplies.Refused(refused.Reason, request.Id.ToString()));
                break;
            case ApprovalDecision.AskAboutBlock:
                outbox.Answer(turn.Person, AccessCardReplies.AskAboutBlock(pupil!.ShortName, request.Id.ToString(), pupil.Id.ToString()));
                break;
            default:
                await AcceptAsync(turn, request, asker, pupil!, cancellationToken);
                break;
        }
    }

    public async Task AskWhyAsync(Turn turn, AccessRequest request, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(turn, request, cancellationToken))
            return;
        DialogState.Begin(Dialog, "reason", turn.Now, ("request", request.Id.ToString())).SaveTo(turn.Person);
        outbox.Answer(turn.Person, AccessCardReplies.AskWhy(request.Id.ToString()));
    }

    /// <param name="reason">For the asker to read; kept nowhere.</param>
    /// <param name="audited">A fixed word for the audit.</param>
    public async Task RejectAsync(Turn turn, AccessRequest request, string reason, string audited, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(turn, request, cancellationToken))
            return;
        DialogState.End(turn.Person);
        request.End(RequestState.Rejected, turn.Now, turn.Person.Id);
        audit.Write(turn.Person, "access.rejected", request.Id, audited);
        var by = await deciders.DescribeAsync(turn.Person, request.Class, cancellationToken);
        await cards.CloseAsync(request, $"отклонена. Решил: {by}", cancellationToken);
        var asker = await db.People.FirstAsync(row => row.Id == request.Asker, cancellationToken);
        if (asker.CanBeWrittenTo)
            outbox.Tell(asker, AccessReplies.Rejected(await cards.ClassNameAsync(request.Class, cancellationToken), by, reason), IsWaiting(asker));
        outbox.Answer(turn.Person, AccessCardReplies.RejectedDone);
    }

    /// <summary>The reason was typed.</summary>
    public async Task HearReasonAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        var text = turn.Text.Trim();
        if (!Id.TryParse<AccessRequest>(dialog.Data["request"], out var id)
            || await db.AccessRequests.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } request)
            DialogState.End(turn.Person);
        else if (text.Length is 0 or > 200)
            outbox.Answer(turn.Person, AccessCardReplies.AskWhy(dialog.Data["request"]));
        else
            await RejectAsync(turn, request, text, "own words", cancellationToken);
    }

    private async Task AcceptAsync(Turn turn, AccessRequest request, Person asker, Pupil pupil, CancellationToken cancellationToken)
    {
        request.Approve(pupil.Id, turn.Person.Id, turn.Now);
        audit.Write(turn.Person, "access.approved", request.Id);
        var name = await cards.ClassNameAsync(request.Class, cancellationToken);
        if (asker.CanBeWrittenTo)
            outbox.Tell(asker, AccessReplies.Approved(pupil.ShortName, name, request.Kind), IsWaiting(asker));
        Reply done;
        if (request.Kind == AskerKind.Pupil)
        {
            family.LinkPupil(asker, pupil, turn.Person);
            done = AccessCardReplies.PupilApproved(pupil.ShortName, pupil.Id.ToString());
        }
        else
        {
            var link = await family.LinkGuardianAsync(asker, pupil, Proof.Approved, turn.Person, cancellationToken);
            await family.TellOtherAdultsAsync(link, pupil, cancellationToken);
            done = AccessCardReplies.Approved(pupil.ShortName, link.Id.ToString());
        }
        var by = await deciders.DescribeAsync(turn.Person, request.Class, cancellationToken);
        await cards.CloseAsync(request, $"подтверждена. Решил: {by}", cancellationToken);
        outbox.Answer(turn.Person, done);
        await invites.OfferClassAsync(asker, request.Class, request.Kind, cancellationToken);
    }

    /// <returns>Whether this person may not decide it, or it is decided; then they have been told.</returns>
    public async Task<bool> RefuseAsync(Turn turn, AccessRequest request, CancellationToken cancellationToken)
    {
        if (request.Asker == turn.Person.Id)
            outbox.Answer(turn.Person, AccessCardReplies.Refused(ApprovalRefusal.OwnRequest, request.Id.ToString()));
        else if (!await deciders.MayDecideAsync(turn.Person, request.Class, cancellationToken))
            outbox.Answer(turn.Person, AccessCardReplies.Refused(ApprovalRefusal.NoRight, request.Id.ToString()));
        else if (!request.IsPending)
            await AnswerOverAsync(turn, request, cancellationToken);
        else
            return false;
        return true;
    }

    /// <summary>Someone was first: who, and how it ended.</summary>
    public async Task AnswerOverAsync(Turn turn, AccessRequest request, CancellationToken cancellationToken)
    {
        var by = request.DecidedBy is { } decider && request.State is RequestState.Approved or RequestState.Rejected
            ? $". Решил: {await deciders.DescribeAsync(await db.People.FirstAsync(row => row.Id == request.DecidedBy, cancellationToken), request.Class, cancellationToken)}"
            : "";
        outbox.Answer(turn.Person, AccessCardReplies.Closed(
            await cards.ClassNameAsync(request.Class, cancellationToken), AccessCardReplies.State(request.State) + by) with { HasMenu = true });
    }

    private async Task<ApprovalFacts> FactsAsync(
        Person decider, AccessRequest request, Person asker, Pupil? pupil, bool isSure, CancellationToken cancellationToken) => new(
            request.Kind,
            request.Asker == decider.Id,
            await deciders.MayDecideAsync(decider, request.Class, cancellationToken),
            request.IsPending,
            pupil is { LeftAt: null } && pupil.Class == request.Class,
            await entry.IsPupilAsync(asker, cancellationToken),
            await entry.IsAdultAsync(asker, cancellationToken),
            pupil?.Account is not null,
            pupil is null ? BlockMark.None : await matches.BlockAsync([pupil], asker.Id, cancellationToken),
            isSure);

    /// <summary>In the dialog now: the decision may break the quiet hours.</summary>
    private bool IsWaiting(Person person) => work.Now - person.LastWroteAt < TimeSpan.FromMinutes(30);
}
