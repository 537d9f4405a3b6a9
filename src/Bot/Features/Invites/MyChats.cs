using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.Language;
using BotHost.Features.Chats;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Invites;

/// <summary>"мои чаты": which chats of the school are for this person, and in which the bot sees them. Nobody else's.</summary>
internal sealed class MyChats(BotDb db, Outbox outbox, Entitlements entitlements)
{
    private const int Most = 8;

    public async Task ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var chats = await (from chat in db.Chats
                           join row in db.Classes on chat.Class equals row.Id into ofChat
                           from @class in ofChat.DefaultIfEmpty()
                           where chat.Kind != null && chat.GoneAt == null
                           select new { chat, Class = @class == null ? null : @class.Name }).ToListAsync(cancellationToken);
        var inside = (await db.ChatMembers.Where(member => member.User == turn.Person.User && member.LeftAt == null && member.Standing != Standing.Removed).Select(member => member.Chat).ToListAsync(cancellationToken)).ToHashSet();
        Dictionary<Id<Domain.Roster.SchoolClass>, Ties> ties = [];
        List<(Chat Chat, string Name)> own = [];
        foreach (var row in chats)
        {
            if (await entitlements.MayAskAsync(turn.Person, row.chat, ties, cancellationToken) || inside.Contains(row.chat.Id))
                own.Add((row.chat, ChatNames.Of(row.chat, row.Class)));
        }
        own = [.. own.OrderBy(row => row.Name, ClassOrder.Instance)];
        outbox.Answer(turn.Person, own.Count == 0
            ? new Reply("Пока нет чатов школы, в которые вас можно пустить.").Row(Choice.Do("Ссылка на чат класса", "link").Primary(), Choice.Do("Мой статус", "status"))
            : new Reply($"Ваши чаты:\n{string.Join('\n', own.Select(row => $"• {row.Name}{(inside.Contains(row.Chat.Id) ? " — вы внутри" : "")}"))}")
                .Tiled(own.Where(row => !inside.Contains(row.Chat.Id)).Take(Most)
                    .Select(row => Choice.Do(row.Name.Length <= 40 ? row.Name : row.Name[..39] + "…", "links", "chat", row.Chat.Id.ToString())), perRow: 2)
                .Row(Choice.Do("Сферум", "sferum")));
    }
}
