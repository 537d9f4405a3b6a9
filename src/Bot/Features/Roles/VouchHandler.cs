using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Verification;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Features.Verification;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Roles;

/// <summary>A colleague follows the asker's link and says whether they know the person. The administrator sees it and decides alone.</summary>
internal sealed class VouchHandler(BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit, VerificationCards cards)
{
    private const string Start = "vouch";

    public async Task HandleAsync(Turn turn, string verb, string id, CancellationToken cancellationToken)
    {
        if (verb == "ask")
        {
            await GiveLinkAsync(turn, id, cancellationToken);
            return;
        }
        var staff = await rights.StaffAsync(turn.Person, cancellationToken);
        if (staff is null || !Id.TryParse<VerificationRequest>(id, out var read)
            || await db.Verifications.FirstOrDefaultAsync(row => row.Id == read, cancellationToken) is not { IsPending: true } request || request.Asker == turn.Person.Id)
        {
            outbox.Answer(turn.Person, VouchReplies.NotForYou);
            return;
        }
        var asker = await db.People.FirstAsync(row => row.Id == request.Asker, cancellationToken);
        if (await db.Vouches.AnyAsync(row => row.Request == request.Id && row.Colleague == turn.Person.Id, cancellationToken))
            outbox.Answer(turn.Person, VouchReplies.Thanks);
        else if (verb is not ("yes" or "no"))
            outbox.Answer(turn.Person, VouchReplies.Ask(request, work.School.Messenger.BuildProfileLink(asker.User)));
        else
        {
            db.Vouches.Add(new Vouch { Request = request.Id, Colleague = turn.Person.Id, Knows = verb == "yes", At = work.Now });
            audit.Write(turn.Person, verb == "yes" ? "verification.vouched" : "verification.not-known", request.Id);
            await db.SaveChangesAsync(cancellationToken);
            await cards.UpdateAsync(request, cancellationToken);
            outbox.Answer(turn.Person, VouchReplies.Thanks);
        }
    }

    /// <summary>The asker alone gets the message to pass on.</summary>
    private async Task GiveLinkAsync(Turn turn, string id, CancellationToken cancellationToken)
    {
        var request = Id.TryParse<VerificationRequest>(id, out var read) ? await db.Verifications.FirstOrDefaultAsync(row => row.Id == read && row.Asker == turn.Person.Id, cancellationToken) : null;
        outbox.Answer(turn.Person, request is { IsPending: true } ? VouchReplies.ForColleagues(work.School.Messenger.BuildStartLink(Start + request.Id)) : VerifyReplies.Over);
    }
}

internal static class VouchReplies
{
    public static Reply NotForYou { get; } = new Reply("Эта ссылка — для сотрудников с подтверждённой ролью, пока просьба ждёт решения.").Row(Choice.Do("Меню", "menu"));

    public static Reply Ask(VerificationRequest request, Uri profile) => new Reply(
        $"Коллега просит поручиться.\nФИО: {request.FullName}\n\nВы лично знаете этого человека и уверены, что это его профиль? Имя в профиле ничего не доказывает. Решит всё равно администратор.")
        .Row(Choice.Do("Да, поручаюсь", "vouch", "yes", request.Id.ToString()).Positive(), Choice.Do("Не могу поручиться", "vouch", "no", request.Id.ToString()))
        .Row(Choice.Open("Профиль", profile.AbsoluteUri)).Deciding();

    public static Reply Thanks { get; } = new("Спасибо, записал. Решение принимает администратор.");

    /// <summary>To be forwarded as it is.</summary>
    public static Reply ForColleagues(Uri link) => new($"Перешлите это сообщение двум коллегам, чья роль уже подтверждена.\n\nПодтвердите, пожалуйста, что знаете меня: {link}") { HasMenu = false };
}
