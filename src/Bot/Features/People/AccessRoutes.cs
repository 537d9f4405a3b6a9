using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.People;

/// <summary>Everything that is said with "access": asking, deciding, objecting. Ids in the words are looked up and judged anew at each press.</summary>
internal sealed class AccessRoutes(
    BotDb db, Outbox outbox, AccessDialog dialog, DecideAccessHandler decide, AccessObjections objections, AccessCards cards, DeciderFinder deciders,
    QuestionDesk questions, StatusHandler status, AuditLog audit)
{
    public Task RouteAsync(Turn turn, string[] words, CancellationToken cancellationToken) => words[1..] switch
    {
        ["begin"] => dialog.BeginAsync(turn, null, cancellationToken),
        ["begin", .. var classText] => dialog.BeginAsync(turn, string.Join(' ', classText), cancellationToken),
        ["agree", ..] => dialog.AgreeAsync(turn, cancellationToken),
        ["refuse", ..] => Do(() => dialog.Refuse(turn)),
        ["classes", var page] => dialog.ShowClassesAsync(turn, Pages.Read(page), cancellationToken),
        ["class", var id] when Id.TryParse<SchoolClass>(id, out var chosen) => dialog.ChooseClassAsync(turn, chosen, cancellationToken),
        ["kind", var kind] when Enum.TryParse<AskerKind>(kind, out var chosen) => dialog.ChooseKindAsync(turn, chosen, cancellationToken),
        ["fix", "draft"] => Do(() => dialog.ChooseCorrection(turn)),
        ["fix", var what] => dialog.CorrectAsync(turn, what, cancellationToken),
        ["send", ..] => dialog.SendAsync(turn, cancellationToken),
        ["list", var id, .. var page] when Id.TryParse<SchoolClass>(id, out var @class) => ListAsync(turn, @class, page is [var at] ? Pages.Read(at) : 0, cancellationToken),
        [var verb, var id, .. var rest] when Id.TryParse<AccessRequest>(id, out var request) => RouteAsync(turn, verb, request, rest, cancellationToken),
        _ => status.ShowAsync(turn, cancellationToken),
    };

    private async Task RouteAsync(Turn turn, string verb, Id<AccessRequest> id, string[] rest, CancellationToken cancellationToken)
    {
        if (await db.AccessRequests.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } request)
        {
            await status.ShowAsync(turn, cancellationToken);
            return;
        }
        await ((verb, rest) switch
        {
            ("approve", _) => decide.ApproveAsync(turn, request, cancellationToken),
            ("pick", [var page]) => decide.PickAsync(turn, request, Pages.Read(page), cancellationToken),
            ("link", [var pupil, .. var sure]) when Id.TryParse<Pupil>(pupil, out var chosen) => decide.LinkAsync(turn, request, chosen, sure is ["sure"], cancellationToken),
            ("reject", _) => decide.AskWhyAsync(turn, request, cancellationToken),
            ("rejected", [var key]) when RejectReasons.Of(key) is { } reason => decide.RejectAsync(turn, request, reason, key, cancellationToken),
            ("ask", _) => AskAsync(turn, request, cancellationToken),
            ("object", _) => objections.ObjectAsync(turn, request, cancellationToken),
            ("fine", _) => Do(() => outbox.Answer(turn.Person, AccessCardReplies.FineTaken)),
            ("withdraw", _) when request.Asker == turn.Person.Id => AskWithdrawAsync(turn, request, cancellationToken),
            ("withdrawn", _) when request.Asker == turn.Person.Id => WithdrawAsync(turn, request, cancellationToken),
            _ when request.Asker == turn.Person.Id => status.ShowAsync(turn, cancellationToken),
            _ => ShowAsync(turn, request, cancellationToken),
        });
    }

    private async Task ShowAsync(Turn turn, AccessRequest request, CancellationToken cancellationToken)
    {
        if (!await decide.RefuseAsync(turn, request, cancellationToken))
            await cards.ShowAsync(turn.Person, request, cancellationToken);
    }

    private async Task ListAsync(Turn turn, Id<SchoolClass> @class, int page, CancellationToken cancellationToken)
    {
        if (await db.Classes.AnyAsync(row => row.Id == @class, cancellationToken) && await deciders.MayDecideAsync(turn.Person, @class, cancellationToken))
            await cards.ShowListAsync(turn.Person, @class, page, cancellationToken);
        else
            outbox.Answer(turn.Person, AccessCardReplies.Refused(ApprovalRefusal.NoRight, ""));
    }

    private async Task AskAsync(Turn turn, AccessRequest request, CancellationToken cancellationToken)
    {
        if (await decide.RefuseAsync(turn, request, cancellationToken))
            return;
        var asker = await db.People.FirstAsync(row => row.Id == request.Asker, cancellationToken);
        var role = await deciders.DescribeAsync(turn.Person, request.Class, cancellationToken);
        await questions.BeginAsync(
            turn, "access", request.Id.Value, asker, char.ToUpperInvariant(role[0]) + role[1..], QuestionReplies.AboutFamily, cancellationToken);
    }

    private async Task AskWithdrawAsync(Turn turn, AccessRequest request, CancellationToken cancellationToken)
        => outbox.Answer(turn.Person, request.IsPending
            ? AccessReplies.AskWithdraw(await cards.ClassNameAsync(request.Class, cancellationToken), request.Id.ToString())
            : AccessReplies.Over);

    private async Task WithdrawAsync(Turn turn, AccessRequest request, CancellationToken cancellationToken)
    {
        if (request.IsPending)
        {
            request.End(RequestState.Withdrawn, turn.Now);
            audit.Write(turn.Person, "access.withdrawn", request.Id);
            await cards.CloseAsync(request, "отозвана тем, кто просил", cancellationToken);
            outbox.Answer(turn.Person, AccessReplies.Withdrawn);
        }
        else
            outbox.Answer(turn.Person, AccessReplies.Over);
    }

    private static Task Do(Action act)
    {
        act();
        return Task.CompletedTask;
    }
}
