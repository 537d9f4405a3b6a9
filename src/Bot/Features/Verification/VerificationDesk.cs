using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Schools;
using BotHost.Domain.Verification;
using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Verification;

/// <summary>Takes requests in, on the asker's side: who may ask, what is written down, who is told.</summary>
internal sealed class VerificationDesk(
    BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit, Offices offices, VerificationCards cards, BotOptions options)
{
    private QuietHours QuietHours => new(options.QuietHours.From, options.QuietHours.To);

    /// <summary>Why this account cannot ask now, in words; null when it can.</summary>
    public async Task<Reply?> RefusalAsync(Person asker, CancellationToken cancellationToken)
    {
        var open = await OpenOfAsync(asker, cancellationToken);
        var staff = await rights.StaffAsync(asker, cancellationToken);
        var since = work.Now - AskPolicy.Window;
        var decision = AskPolicy.Decide(new AskFacts
        {
            IsPupil = await rights.PupilAsync(asker, cancellationToken) is not null,
            IsVerified = staff is not null,
            HasOpenRequest = open is not null,
            RecentRequests = await db.Verifications.CountAsync(row => row.Asker == asker.Id && row.CreatedAt > since, cancellationToken),
        });
        return decision switch
        {
            AskDecision.RefusedPupil => VerifyReplies.RefusedPupil,
            AskDecision.AlreadyVerified => VerifyReplies.AlreadyVerified(staff!.FullName, await LedByAsync(asker, cancellationToken)),
            AskDecision.AlreadyAsked => await PendingAsync(open!, cancellationToken),
            AskDecision.TooOften => VerifyReplies.TooOften,
            _ => null,
        };
    }

    public async Task SubmitAsync(Person asker, VerificationDraft draft, CancellationToken cancellationToken)
    {
        DialogState.End(asker);
        if (await RefusalAsync(asker, cancellationToken) is { } refusal)
        {
            outbox.Answer(asker, refusal);
            return;
        }
        var key = PersonName.Key(draft.FullName);
        var holder = await HolderAsync(key, asker, cancellationToken);
        var times = VerificationClock.Plan(work.Now, options.Requests.RemindAfter, options.Requests.EscalateAfter, QuietHours, work.School.Zone, work.School.WorkCalendar);
        var request = new VerificationRequest
        {
            Asker = asker.Id,
            FullName = draft.FullName,
            NameKey = key,
            Position = draft.Position,
            Kind = draft.Kind,
            HomeroomOf = draft.HomeroomOf,
            IsSecondClaim = holder is not null,
            CreatedAt = work.Now,
            RemindAt = times.RemindAt,
            EscalateAt = times.EscalateAt,
            ExpiresAt = times.ExpiresAt,
            DueAt = times.RemindAt,
        };
        db.Verifications.Add(request);
        audit.Write(asker, "verification.requested", request.Id);
        var because = await cards.AskAsync(request, CardOccasion.New, cancellationToken);
        if (holder is { CanBeWrittenTo: true })
            outbox.Tell(holder, VerifyReplies.SecondClaim(request), isUrgent: true); // someone may be posing as them
        outbox.Answer(asker, VerifyReplies.Submitted(request, because, QuietHours.Next(work.Now, work.School.Zone), work.Now, work.School.Zone));
    }

    public async Task WithdrawAsync(Person asker, string id, CancellationToken cancellationToken)
    {
        if (await OpenOfAsync(asker, cancellationToken) is not { } request || request.Id.ToString() != id)
        {
            outbox.Answer(asker, VerifyReplies.Over);
            return;
        }
        request.End(RequestState.Withdrawn, work.Now);
        audit.Write(asker, "verification.withdrawn", request.Id);
        await cards.CloseAsync(request, DecisionReplies.Withdrawn(request.FullName), cancellationToken);
        outbox.Answer(asker, VerifyReplies.Withdrawn);
    }

    /// <summary>Whoever holds the name says that the asker is somebody else.</summary>
    public async Task ObjectAsync(Person holder, string id, CancellationToken cancellationToken)
    {
        var request = Id.TryParse<VerificationRequest>(id, out var read) ? await db.Verifications.FindAsync([read], cancellationToken) : null;
        var staff = await rights.StaffAsync(holder, cancellationToken);
        if (request is null || staff is null || staff.NameKey != request.NameKey || request.Asker == holder.Id)
        {
            outbox.Answer(holder, VerifyReplies.Over);
            return;
        }
        outbox.Answer(holder, VerifyReplies.Objected);
        if (request.ObjectedAt is not null)
            return;
        request.ObjectedAt = work.Now;
        audit.Write(holder, "verification.objected", request.Id);
        if (request.IsPending)
            await cards.UpdateAsync(request, cancellationToken);
        else
            await cards.WarnAsync(request, cancellationToken);
    }

    private async Task<Reply> PendingAsync(VerificationRequest request, CancellationToken cancellationToken)
    {
        var (_, because) = await offices.ChooseAsync(request.Asker, request.EscalatedAt is not null, cancellationToken);
        return VerifyReplies.Pending(request, because, work.School.Zone);
    }

    private Task<VerificationRequest?> OpenOfAsync(Person asker, CancellationToken cancellationToken)
        => db.Verifications.FirstOrDefaultAsync(row => row.Asker == asker.Id && row.State == RequestState.Pending, cancellationToken);

    private Task<Person?> HolderAsync(string nameKey, Person asker, CancellationToken cancellationToken)
        => (from staff in db.Staff
            join person in db.People on staff.Account equals person.Id
            where staff.NameKey == nameKey && staff.RevokedAt == null && staff.DismissedAt == null && person.Id != asker.Id
            select person).FirstOrDefaultAsync(cancellationToken);

    private async Task<string?> LedByAsync(Person person, CancellationToken cancellationToken)
        => await rights.HomeroomOfAsync(person, cancellationToken) is { Count: > 0 } led ? string.Join(", ", led.Select(row => row.Name)) : null;
}
