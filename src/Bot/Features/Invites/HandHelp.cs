using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Features.Chats;
using BotHost.Messaging;

namespace BotHost.Features.Invites;

/// <summary>"Не получается войти": those who run the chat are asked to add the person by hand, once a day.</summary>
internal sealed class HandHelp(Work work, Outbox outbox, ChatKeepers keepers, ChatNames names, MemberNames people, Entitlements entitlements,
    LoadedLinks loaded)
{
    private static readonly TimeSpan _pause = TimeSpan.FromDays(1);

    public async Task AskAsync(Turn turn, Invite invite, Chat chat, CancellationToken cancellationToken)
    {
        var name = await names.OfAsync(chat, cancellationToken);
        if (!invite.IsLive || work.Now >= invite.ExpiresAt || !chat.IsBound || !await entitlements.MayAskAsync(turn.Person, chat, cancellationToken))
        {
            outbox.Answer(turn.Person, InviteReplies.Over(invite, name));
            return;
        }
        if (work.Now - invite.HelpAskedAt < _pause)
        {
            outbox.Answer(turn.Person, InviteReplies.HelpAskedBefore);
            return;
        }
        var asked = await keepers.OfAsync(chat, cancellationToken);
        var card = InviteReplies.PleaseAdd(name, await people.OfAsync(turn.Person.User, chat.Class, cancellationToken), asked.StandsIn);
        if (await loaded.ReportStaleAsync(chat, cancellationToken) is { } reports)
            card = LinkLoadReplies.Stale(chat, name, card.Text, reports);
        foreach (var keeper in asked.People)
            outbox.Tell(keeper, card);
        if (asked.People.Count > 0)
            invite.HelpAskedAt = work.Now;
        outbox.Answer(turn.Person, !LeaseDesk.CanShowLink(chat) || asked.People.Count == 0 ? InviteReplies.NoLink(invite, name, asked.People.Count > 0) : InviteReplies.HelpAsked);
    }
}
