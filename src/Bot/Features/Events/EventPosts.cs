using BotHost.Configuration;
using BotHost.Domain.Audiences;
using BotHost.Domain.Chats;
using BotHost.Domain.Events;
using BotHost.Domain.Schools;
using BotHost.Features.Audiences;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Events;

/// <summary>The messages that an event owns: in its chats, pinned, and to those of its people who are in none of them.</summary>
internal sealed class EventPosts(BotDb db, Work work, Outbox outbox, AudienceFinder audiences, BotOptions options)
{
    /// <summary>Messengers let a message be edited for a day.</summary>
    private static readonly TimeSpan _editable = TimeSpan.FromHours(23);

    /// <summary>In the last hour nobody is served by a message after the quiet hours.</summary>
    private static readonly TimeSpan _soon = TimeSpan.FromHours(1);

    public QuietHours Quiet => new(options.QuietHours.From, options.QuietHours.To);

    /// <summary>A quarter of an hour before the start, or before the quiet hours that this falls in.</summary>
    public DateTimeOffset PublishAt(SchoolEvent it) => Quiet.Previous(it.StartsAt - EventPolicy.PublishBefore, work.School.Zone);

    public async Task TellAsync(SchoolEvent it, Reply reply, bool isPinned, bool hasLink, CancellationToken cancellationToken)
    {
        var isUrgent = it.StartsAt - work.Now < _soon && it.EndsAt > work.Now;
        var audience = Audience.Parse(it.Audience);
        var chats = await ChatsAsync(audience, cancellationToken);
        foreach (var chat in chats)
        {
            var entry = outbox.Post(chat.Conversation!.Value, reply, isUrgent);
            var canPin = isPinned && chat.Standing == ChatStanding.Managed;
            if (canPin)
                outbox.Pin(entry.Id, entry.Conversation);
            Remember(it, entry, canPin, hasLink);
        }
        if (audience.Circle == Circle.None)
            return;
        var ids = chats.Select(chat => chat.Id).ToList();
        var people = await (await audiences.PeopleAsync(audience, cancellationToken))
            .Where(person => person.LastWroteAt != null && person.UnreachableSince == null && !db.ChatMembers.Any(member => ids.Contains(member.Chat) && member.User == person.User && member.LeftAt == null))
            .ToListAsync(cancellationToken);
        if (people.Count == 0)
            return;
        foreach (var entry in outbox.Mail(people, reply, isUrgent))
            Remember(it, entry, isPinned: false, hasLink);
    }

    /// <summary>Changes what was said before, where the messenger still lets it be changed.</summary>
    /// <param name="linksOnly">Only the messages of the last quarter of an hour.</param>
    public async Task EditAsync(SchoolEvent it, Reply reply, bool linksOnly, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var since = work.Now - _editable;
        var posts = await db.EventPosts.Where(post => post.Event == it.Id && post.ShownAt > since && (!linksOnly || post.HasLink)).ToListAsync(cancellationToken);
        if (posts.Count > 0)
            outbox.EditMany(posts.Select(post => (post.Entry, post.Conversation)), reply);
    }

    public async Task UnpinAsync(SchoolEvent it, CancellationToken cancellationToken)
    {
        var pinned = await db.EventPosts.Where(post => post.Event == it.Id && post.IsPinned).Select(post => post.Conversation).Distinct().ToListAsync(cancellationToken);
        foreach (var conversation in pinned)
            outbox.Unpin(conversation);
    }

    /// <summary>The chats named, and the connected chats of the people meant.</summary>
    private async Task<List<Chat>> ChatsAsync(Audience audience, CancellationToken cancellationToken)
    {
        var classes = await audiences.ClassesAsync(audience, cancellationToken);
        var (parents, pupils, staff) = (Has(Circle.Parents), Has(Circle.Pupils), Has(Circle.Staff));
        return await db.Chats.Where(chat => chat.GoneAt == null && chat.Conversation != null && chat.Kind != null
            && (audience.Chats.Contains(chat.Id)
                || (chat.Class != null && classes.Contains(chat.Class.Value) && ((parents && chat.Kind == ChatKind.ClassParents) || (pupils && chat.Kind == ChatKind.Class)))
                || (staff && chat.Kind == ChatKind.StaffRoom))).ToListAsync(cancellationToken);

        bool Has(Circle circle) => (audience.Circle & circle) != 0;
    }

    private void Remember(SchoolEvent it, OutboxEntry entry, bool isPinned, bool hasLink) => db.EventPosts.Add(new EventPost
    {
        Event = it.Id,
        Entry = entry.Id,
        Conversation = entry.Conversation,
        IsPinned = isPinned,
        HasLink = hasLink,
        ShownAt = entry.DueAt,
    });
}
