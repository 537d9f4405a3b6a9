using BotHost.Configuration;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Domain.Schools;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Messaging;

/// <summary>Where handlers put what the messenger is to show or do. Rows of the unit of work's transaction; nothing is sent from here.</summary>
internal sealed class Outbox(BotDb db, Work work, EntryIds ids, Buttons buttons, BotOptions options)
{
    private QuietHours QuietHours => new(options.QuietHours.From, options.QuietHours.To);

    /// <summary>Answers a person who has just written or pressed: at once, whatever the hour.</summary>
    public OutboxEntry Answer(Person person, Reply reply) => Send(ConversationRef.Dialog(person.User), reply, person, OutboxPriority.Interactive, work.Now);

    /// <summary>Writes to a person first: outside quiet hours, unless it is urgent (design §7 says what is).</summary>
    public OutboxEntry Tell(Person person, Reply reply, bool isUrgent = false, DateTimeOffset? goodUntil = null, bool isSafeToRepeat = false)
    {
        var due = isUrgent ? work.Now : QuietHours.Next(work.Now, work.School.Zone);
        return Send(ConversationRef.Dialog(person.User), reply, person, isUrgent ? OutboxPriority.Interactive : OutboxPriority.Normal, due, goodUntil, isSafeToRepeat);
    }

    /// <summary>Writes into a group chat.</summary>
    public OutboxEntry Post(ConversationRef chat, Reply reply, bool isUrgent = false)
        => Send(chat, reply with { HasMenu = false }, null, OutboxPriority.Normal, isUrgent ? work.Now : QuietHours.Next(work.Now, work.School.Zone));

    /// <summary>Shows a chat's link to one person. The link is read when the row is sent and stored nowhere.</summary>
    /// <param name="after">A link reset that must be over first.</param>
    public OutboxEntry ShowLink(Person person, ConversationRef chat, Reply reply, DateTimeOffset goodUntil, long? after)
    {
        var message = buttons.Render(reply with { HasMenu = false }, person, person.User) with { HasLink = true };
        return Add(new OutboxEntry
        {
            Id = ids.Next(),
            Conversation = ConversationRef.Dialog(person.User),
            Kind = OutboxKind.Send,
            Content = MessagingJson.Write(message),
            LinkOf = chat,
            After = after,
            CreatedAt = work.Now,
            DueAt = work.Now,
            GoodUntil = goodUntil,
            ClientKey = ClientKey.New(),
        });
    }

    /// <summary>Replaces what a row shows: its text while it is unsent, the message itself afterwards.</summary>
    public async Task EditAsync(long entry, ConversationRef conversation, Reply reply, Person? reader, CancellationToken cancellationToken)
    {
        var content = MessagingJson.Write(buttons.Render(reply, reader, reader?.User));
        var replaced = await db.Outbox
            .Where(row => row.Id == entry && row.State == OutboxState.Pending && row.Attempts == 0 && row.LinkOf == null)
            .ExecuteUpdateAsync(row => row.SetProperty(it => it.Content, content), cancellationToken);
        if (replaced > 0)
            return;
        if (db.Outbox.Local.FirstOrDefault(row => row.Id == entry && row.State == OutboxState.Pending && row.LinkOf is null) is { } unsaved)
            unsaved.Content = content;
        else
            AddAct(OutboxKind.Edit, conversation, after: entry, content: content);
    }

    /// <summary>Edits a message that a person pressed a button of.</summary>
    public void EditPressed(ConversationRef conversation, MessageRef message, Reply reply, Person reader)
        => Add(new OutboxEntry
        {
            Id = ids.Next(),
            Conversation = conversation,
            Kind = OutboxKind.Edit,
            Message = message,
            Content = MessagingJson.Write(buttons.Render(reply, reader, reader.User)),
            CreatedAt = work.Now,
            DueAt = work.Now,
            ClientKey = ClientKey.New(),
        });

    public OutboxEntry Delete(long entry, ConversationRef conversation) => AddAct(OutboxKind.Delete, conversation, after: entry);

    public OutboxEntry Pin(long entry, ConversationRef conversation) => AddAct(OutboxKind.Pin, conversation, after: entry);

    public OutboxEntry Unpin(ConversationRef conversation) => AddAct(OutboxKind.Unpin, conversation);

    public OutboxEntry RemoveMember(ConversationRef chat, UserRef member) => AddAct(OutboxKind.RemoveMember, chat, member: member);

    public OutboxEntry ResetLink(ConversationRef chat) => AddAct(OutboxKind.ResetLink, chat);

    /// <summary>One text for many people, saved once and sent a hundred at a time.</summary>
    public IReadOnlyList<OutboxEntry> Mail(IReadOnlyCollection<Person> people, OutgoingMessage message, DateTimeOffset dueAt, DateTimeOffset? goodUntil)
    {
        var body = AddBody(message);
        var key = ClientKey.New();
        List<OutboxEntry> entries = [.. people.Select(person => new OutboxEntry
        {
            Id = ids.Next(),
            Conversation = ConversationRef.Dialog(person.User),
            Kind = OutboxKind.Send,
            Priority = OutboxPriority.Bulk,
            Mailing = body.Id,
            CreatedAt = work.Now,
            DueAt = dueAt,
            GoodUntil = goodUntil,
            ClientKey = key,
        })];
        db.Outbox.AddRange(entries);
        return entries;
    }

    /// <summary>One text with buttons for whoever reads it.</summary>
    public IReadOnlyList<OutboxEntry> Mail(IReadOnlyCollection<Person> people, Reply reply, bool isUrgent)
        => Mail(people, buttons.Render(reply, null, null), isUrgent ? work.Now : QuietHours.Next(work.Now, work.School.Zone), null);

    /// <summary>Replaces what many rows show or are about to show. Unlike <see cref="EditAsync"/> it asks nothing: an edit waits until its row is finished.</summary>
    public void EditMany(IEnumerable<(long Entry, ConversationRef Conversation)> shown, Reply reply)
    {
        var body = AddBody(buttons.Render(reply, null, null));
        db.Outbox.AddRange(shown.Select(it => new OutboxEntry
        {
            Id = ids.Next(),
            Conversation = it.Conversation,
            Kind = OutboxKind.Edit,
            Priority = OutboxPriority.Bulk,
            Mailing = body.Id,
            After = it.Entry,
            CreatedAt = work.Now,
            DueAt = work.Now,
            IsSafeToRepeat = true,
            ClientKey = ClientKey.New(),
        }));
    }

    /// <summary>A text of their own for each of many people, behind everything that somebody waits for.</summary>
    public void MailEach(IReadOnlyCollection<Person> people, Func<Person, OutgoingMessage> write, DateTimeOffset dueAt, DateTimeOffset? goodUntil)
        => db.Outbox.AddRange(people.Select(person => new OutboxEntry
        {
            Id = ids.Next(),
            Conversation = ConversationRef.Dialog(person.User),
            Kind = OutboxKind.Send,
            Priority = OutboxPriority.Bulk,
            Content = MessagingJson.Write(write(person) with { Priority = SendPriority.Bulk }),
            CreatedAt = work.Now,
            DueAt = dueAt,
            GoodUntil = goodUntil,
            ClientKey = ClientKey.New(),
        }));

    private MailingBody AddBody(OutgoingMessage message)
    {
        var body = new MailingBody { Id = ids.Next(), Content = MessagingJson.Write(message), CreatedAt = work.Now };
        db.Mailings.Add(body);
        return body;
    }

    private OutboxEntry Send(
        ConversationRef to, Reply reply, Person? person, OutboxPriority priority, DateTimeOffset due, DateTimeOffset? goodUntil = null, bool isSafeToRepeat = false)
    {
        OutboxEntry? last = null;
        var parts = TextParts.Split(reply.Text, work.School.Messenger.Capabilities.MaxTextLength);
        for (var i = 0; i < parts.Count; i++)
        {
            var part = i == parts.Count - 1 ? reply with { Text = parts[i] } : new Reply(parts[i]) { HasMenu = false };
            last = Add(new OutboxEntry
            {
                Id = ids.Next(),
                Conversation = to,
                Kind = OutboxKind.Send,
                Priority = priority,
                Content = MessagingJson.Write(buttons.Render(part, person, person?.User)),
                CreatedAt = work.Now,
                DueAt = due,
                GoodUntil = goodUntil,
                IsSafeToRepeat = isSafeToRepeat,
                ClientKey = ClientKey.New(),
            });
        }
        return last!;
    }

    private OutboxEntry AddAct(OutboxKind kind, ConversationRef conversation, long? after = null, string? content = null, UserRef? member = null)
        => Add(new OutboxEntry
        {
            Id = ids.Next(),
            Conversation = conversation,
            Kind = kind,
            Priority = OutboxPriority.Interactive,
            After = after,
            Content = content,
            Member = member,
            CreatedAt = work.Now,
            DueAt = work.Now,
            IsSafeToRepeat = true,
            ClientKey = ClientKey.New(),
        });

    private OutboxEntry Add(OutboxEntry entry)
    {
        db.Outbox.Add(entry);
        return entry;
    }
}
