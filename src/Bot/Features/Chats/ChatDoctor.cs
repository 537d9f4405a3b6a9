using BotHost.Configuration;
using BotHost.Domain.Chats;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Chats;

/// <summary>"Доктор чата": what the bot may do here, what is missing and how to mend it.</summary>
internal sealed class ChatDoctor(BotDb db, Work work, BotOptions options, ChatKeepers keepers)
{
    public async Task<Reply> ReportAsync(Chat chat, string name, CancellationToken cancellationToken)
    {
        var undecided = await db.ChatMembers.CountAsync(
            member => member.Chat == chat.Id && member.LeftAt == null && member.Standing == Standing.Unknown && member.DecidedBy == null, cancellationToken);
        var facts = new ChatFacts(
            chat.Standing,
            chat.IsLinkHidden,
            GatekeepingPolicy.For(chat.Kind, chat.Gatekeeping, options.Invites.Gatekeeping),
            chat.RemovalsPausedAt is not null,
            (await keepers.OfAsync(chat, cancellationToken)).People.Count > 0,
            chat.ReconciledAt is not null,
            undecided);
        return ChatCareReplies.Report(chat, name, facts, ChatDiagnosis.Of(facts), work.School.Zone);
    }
}
