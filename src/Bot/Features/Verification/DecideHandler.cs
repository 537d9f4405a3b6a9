using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Verification;
using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Verification;

/// <summary>The buttons of a verification card. Who presses is judged anew each time; a request that is over answers with how it ended.</summary>
internal sealed class DecideHandler(
    BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit, Offices offices, VerificationCards cards, StaffConfirmation confirmation,
    HomeroomDesk homerooms, CodeDesk codes, QuestionDesk questions)
{
    public const string ReasonDialog = "role-reason";
    private const int LongestReason = 300;
    private static readonly string[] _questions = ["Кто в школе может вас подтвердить?", "Когда вы можете подойти?", "В каком кабинете вас найти?"];

    public async Task HandleAsync(Turn turn, string verb, string id, string[] rest, CancellationToken cancellationToken)
    {
        if (!Id.TryParse<VerificationRequest>(id, out var read) || await db.Verifications.FirstOrDefaultAsync(row => row.Id == read, cancellationToken) is not { } request)
            outbox.Answer(turn.Person, DecisionReplies.NoSuch);
        else if (!await offices.MayDecideAsync(turn.Person, request.Asker, cancellationToken))
            outbox.Answer(turn.Person, DecisionReplies.NotYours);
        else if (verb == "lead" && request.State == RequestState.Approved)
            await LeadAsync(turn, request, Wish(rest), cancellationToken);
        else if (!request.IsPending)
            await cards.PutAsync(turn, request, await EndedAsync(request, cancellationToken), cancellationToken);
        else
            await ActAsync(turn, request, verb, rest, cancellationToken);
    }

    /// <summary>A reason in the administrator's own words.</summary>
    public async Task HearReasonAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        var reason = PlainText.OneLine(turn.Text, LongestReason);
        if (reason is null)
        {
            outbox.Answer(turn.Person, DecisionReplies.ReasonUnclear);
            return;
        }
        DialogState.End(turn.Person);
        await HandleAsync(turn, "reject-said", dialog.Data["request"], [reason], cancellationToken);
    }

    private Task ActAsync(Turn turn, VerificationRequest request, string verb, string[] rest, CancellationToken cancellationToken) => (verb, rest) switch
    {
        ("approve", _) => PutAsync(turn, request, DecisionReplies.Confirm, cancellationToken),
        ("confirm", _) => ConfirmAsync(turn, request, Wish(rest), cancellationToken),
        ("code", _) => IssueCodeAsync(turn, request, cancellationToken),
        ("reject", _) => PutAsync(turn, request, _ => DecisionReplies.WhyReject(request), cancellationToken),
        ("reject-for", [var key]) when RejectionReasons.Find(key) is { } reason => RejectAsync(turn, request, reason.Key, reason.Words, cancellationToken),
        ("reject-own", _) => AskReasonAsync(turn, request, cancellationToken),
        ("reject-said", [var words]) => RejectAsync(turn, request, RejectionReason.Own, words, cancellationToken),
        ("ask", _) => AskAsync(turn, request, cancellationToken),
        _ => cards.ShowAsync(turn, request, cancellationToken),
    };

    private async Task ConfirmAsync(Turn turn, VerificationRequest request, HomeroomWish wish, CancellationToken cancellationToken)
    {
        var facts = await cards.FactsAsync(request, cancellationToken);
        var asker = await db.People.FirstAsync(person => person.Id == request.Asker, cancellationToken);
        if (await rights.PupilAsync(asker, cancellationToken) is not null)
            await cards.PutAsync(turn, request, DecisionReplies.IsPupil(request), cancellationToken);
        else if (wish == HomeroomWish.Appoint && facts.PresentTeacher is { } present && present.NameKey != request.NameKey)
            await cards.PutAsync(turn, request, DecisionReplies.ConfirmReplacement(facts), cancellationToken);
        else
            await confirmation.ApproveAsync(request, turn.Person, wish, facts.Class, cancellationToken);
    }

    private async Task IssueCodeAsync(Turn turn, VerificationRequest request, CancellationToken cancellationToken)
    {
        var staff = await confirmation.FindOrAddAsync(request, cancellationToken);
        if (staff.Account is not null && staff.IsVerified)
        {
            outbox.Answer(turn.Person, DecisionReplies.CodeNotNeeded(request));
            return;
        }
        await db.SaveChangesAsync(cancellationToken);
        request.CodeFor = staff.Id;
        request.CodeBy = turn.Person.Id;
        var code = await codes.IssueAsync(CodeKind.Staff, staff.Id.Value, turn.Person, cancellationToken);
        await cards.UpdateAsync(request, cancellationToken);
        outbox.Answer(turn.Person, DecisionReplies.Code(request, code.Shown, code.ExpiresAt, work.School.Zone));
    }

    private async Task RejectAsync(Turn turn, VerificationRequest request, string key, string words, CancellationToken cancellationToken)
    {
        request.End(RequestState.Rejected, work.Now, turn.Person.Id);
        audit.Write(turn.Person, "verification.rejected", request.Id, key);
        if (request.CodeFor is { } staff)
            await codes.RevokeAsync(staff.Value, CodeKind.Staff, turn.Person, cancellationToken);
        await cards.CloseAsync(request, await EndedAsync(request, cancellationToken), cancellationToken);
        if (await db.People.FirstAsync(person => person.Id == request.Asker, cancellationToken) is { CanBeWrittenTo: true } asker)
            outbox.Tell(asker, VerifyReplies.Rejected(words), isUrgent: true);
        if (turn.Pressed is null)
            outbox.Answer(turn.Person, await EndedAsync(request, cancellationToken));
    }

    private Task AskReasonAsync(Turn turn, VerificationRequest request, CancellationToken cancellationToken)
    {
        DialogState.Begin(ReasonDialog, "reason", turn.Now, ("request", request.Id.ToString())).SaveTo(turn.Person);
        return PutAsync(turn, request, _ => DecisionReplies.WriteReason(request), cancellationToken);
    }

    private async Task AskAsync(Turn turn, VerificationRequest request, CancellationToken cancellationToken)
    {
        var asker = await db.People.FirstAsync(person => person.Id == request.Asker, cancellationToken);
        var role = await offices.DescribeAsync(turn.Person, cancellationToken);
        await questions.BeginAsync(turn, "role", request.Id.Value, asker, char.ToUpperInvariant(role[0]) + role[1..], _questions, cancellationToken);
    }

    /// <summary>After a code was typed: the class that its owner had named.</summary>
    private async Task LeadAsync(Turn turn, VerificationRequest request, HomeroomWish wish, CancellationToken cancellationToken)
    {
        var staff = await db.Staff.FirstOrDefaultAsync(row => row.Account == request.Asker && row.RevokedAt == null && row.DismissedAt == null, cancellationToken);
        var @class = request.HomeroomOf is { } id ? await db.Classes.FirstOrDefaultAsync(row => row.Id == id && row.ArchivedAt == null, cancellationToken) : null;
        if (staff is null || @class is null || wish == HomeroomWish.None)
        {
            outbox.Answer(turn.Person, HomeroomReplies.LeftAsItWas);
            return;
        }
        var present = await homerooms.TeacherOfAsync(@class.Id, cancellationToken);
        var decision = await homerooms.AppointAsync(@class, staff, wish, turn.Person, isTold: false, cancellationToken);
        outbox.Answer(turn.Person, decision is HomeroomDecision.MustConfirm
            ? DecisionReplies.AskAboutClass(request, @class.Name, present)
            : HomeroomReplies.Done(@class.Name, staff.FullName));
    }

    private async Task PutAsync(Turn turn, VerificationRequest request, Func<CardFacts, Reply> reply, CancellationToken cancellationToken)
        => await cards.PutAsync(turn, request, reply(await cards.FactsAsync(request, cancellationToken)), cancellationToken);

    private async Task<Reply> EndedAsync(VerificationRequest request, CancellationToken cancellationToken)
    {
        var decider = request.DecidedBy is { } id ? await db.People.FirstOrDefaultAsync(person => person.Id == id, cancellationToken) : null;
        return DecisionReplies.Ended(request, decider is null ? null : await offices.DescribeAsync(decider, cancellationToken), work.School.Zone);
    }

    private static HomeroomWish Wish(string[] rest) => rest is [var word, ..] && Enum.TryParse<HomeroomWish>(word, out var wish) && Enum.IsDefined(wish) ? wish : HomeroomWish.None;
}
