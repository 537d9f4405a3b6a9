using BotHost.Domain.Chats;
using BotHost.Domain.Language;
using BotHost.Features.Invites;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Chats;

/// <summary>"Ссылка утекла": the link is reset at once, whoever is being shown it gets the new one, and those who answer for the chat see who came in.</summary>
internal sealed class LeakHandler(
    BotDb db, Work work, Outbox outbox, AuditLog audit, Rights roles, ChatRows rows, ChatRights rights, ChatKeepers keepers, ChatNames names, MemberNames people,
    Entitlements entitlements, LinkResets resets, LeaseLinks links)
{
    private static readonly string[] _stems = ["утекл", "утечк", "слили ", "выложил", "украли ссыл"];
    private static readonly TimeSpan _lookBack = TimeSpan.FromHours(24);

    /// <summary>A chat's keepers hear of reports once an hour.</summary>
    private static readonly TimeSpan _reportAgainAfter = TimeSpan.FromHours(1);

    /// <summary>"ссылка утекла", "ссылку 5а выложили", "слили ссылку на чат".</summary>
    public static bool IsReport(string text)
        => text.Length <= 200 && (text.Contains("ссылк", StringComparison.OrdinalIgnoreCase) || text.Contains("чат", StringComparison.OrdinalIgnoreCase))
            && _stems.Any(stem => text.Contains(stem, StringComparison.OrdinalIgnoreCase));

    /// <summary>Who answers for the chat acts at once; a family's word goes to those who do; nobody else moves anything.</summary>
    public async Task HearAsync(Turn turn, string said, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var named = LinkRequest.Classes(said).SelectMany(mention => mention.Readings).Select(reading => reading.ToString()).ToList();
        var chats = await (from chat in db.Chats
                           join @class in db.Classes on chat.Class equals @class.Id into ofChat
                           from @class in ofChat.DefaultIfEmpty()
                           where chat.GoneAt == null && chat.Kind != null
                           select new { chat, Class = @class == null ? null : @class.Name }).ToListAsync(cancellationToken);
        var own = new List<(Chat Chat, string Name)>();
        var belongs = new List<Chat>();
        foreach (var row in chats.Where(row => named.Count == 0 || row.Class is not null && named.Contains(row.Class)))
        {
            if (!turn.Person.IsFrozen && await rights.AnswersForAsync(turn.Person, row.chat, cancellationToken))
                own.Add((row.chat, ChatNames.Of(row.chat, row.Class)));
            else if (await entitlements.MayAskAsync(turn.Person, row.chat, cancellationToken))
                belongs.Add(row.chat);
        }
        if (own is [var only])
            await ActAsync(turn, only.Chat, only.Name, cancellationToken);
        else if (own.Count > 0)
            outbox.Answer(turn.Person, ChatCareReplies.WhichLeaked([.. own.OrderBy(row => row.Name, ClassOrder.Instance)]));
        else
            await PassOnAsync(turn, belongs, cancellationToken);
    }

    /// <summary>The caller has checked the right.</summary>
    public async Task ActAsync(Turn turn, Chat shown, string name, CancellationToken cancellationToken)
    {
        if (await rows.LockAsync(shown.Id, cancellationToken) is not { IsBound: true } chat)
            return;
        var open = (await links.OpenAsync(chat.Id, cancellationToken)).Count;
        await resets.NowAsync(chat, cancellationToken);
        audit.Write(turn.Person, "chat.leak", chat.Id);
        var since = work.Now - _lookBack;
        var joined = await db.ChatMembers.Where(member => member.Chat == chat.Id && member.JoinedAt > since && member.LeftAt == null && member.Standing != Standing.Baseline)
            .OrderBy(member => member.JoinedAt).ToListAsync(cancellationToken);
        List<string> lines = [];
        foreach (var member in joined)
            lines.Add(ChatCareReplies.Joined(member, await people.OfAsync(member.User, chat.Class, cancellationToken), work.School.Zone));
        var undecided = joined.Count(member => member is { Standing: Standing.Unknown, DecidedBy: null });
        outbox.Answer(turn.Person, ChatCareReplies.LeakClosed(chat, name, open, lines, undecided));
        var by = await people.OfAsync(turn.Person.User, chat.Class, cancellationToken);
        var told = (await keepers.OfAsync(chat, cancellationToken)).People.Concat(await roles.AdministratorsAsync(cancellationToken)).DistinctBy(person => person.Id);
        foreach (var person in told.Where(person => person.Id != turn.Person.Id && person.CanBeWrittenTo))
            outbox.Tell(person, ChatCareReplies.LeakTold(chat, name, by, lines, undecided), isUrgent: true);
    }

    private async Task PassOnAsync(Turn turn, List<Chat> chats, CancellationToken cancellationToken)
    {
        var hasTold = false;
        foreach (var chat in chats)
        {
            hasTold = true;
            if (work.Now - chat.LeakReportedAt < _reportAgainAfter)
                continue;
            chat.LeakReportedAt = work.Now;
            audit.Write(turn.Person, "chat.leak-reported", chat.Id);
            var card = ChatCareReplies.LeakReported(chat, await names.OfAsync(chat, cancellationToken), await people.OfAsync(turn.Person.User, chat.Class, cancellationToken));
            foreach (var keeper in (await keepers.OfAsync(chat, cancellationToken)).People)
                outbox.Tell(keeper, card, isUrgent: true);
        }
        outbox.Answer(turn.Person, ChatCareReplies.Thanks(hasTold));
    }
}
