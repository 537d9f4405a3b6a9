using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.Schools;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Chats;

/// <summary>Brings a chat in line with what the messenger said of it.</summary>
internal sealed class ChatLook(BotDb db, Work work, Outbox outbox, ChatRows rows, ChatKeepers keepers, ChatNames names, MemberRegister register)
{
    /// <summary>School time of the nightly look.</summary>
    private static readonly TimeOnly _nightly = new(3, 30);

    /// <summary>When the messenger could not be asked.</summary>
    private static readonly TimeSpan _retry = TimeSpan.FromHours(1);

    public async Task ApplyAsync(Id<Chat> id, ChatSight sight, CancellationToken cancellationToken)
    {
        if (await rows.LockAsync(id, cancellationToken) is not { GoneAt: null } chat)
            return;
        var before = chat.Standing;
        SetStanding(chat, sight.Rights);
        chat.LookDueAt = chat.Standing == ChatStanding.Managed && sight.Members is null ? work.Now + _retry : NextNight();
        await TellStandingAsync(chat, before, cancellationToken);
        if (sight.Members is { } members && chat.IsBound)
            await register.CompareAsync(chat, members, sight.AskedAt, cancellationToken);
    }

    private static void SetStanding(Chat chat, OwnRights rights)
    {
        if (!rights.IsMember)
            return; // shown nothing: perhaps no right, perhaps no answer. What is refused later will tell
        if (rights.Title is { Length: > 0 } title)
            chat.Title = title.Length > Chat.MaxTitle ? title[..Chat.MaxTitle] : title;
        chat.IsLinkHidden = !rights.CanSeeLink;
        if (rights is { IsAdmin: true, CanResetLink: true })
            chat.Standing = ChatStanding.Managed;
        else
            chat.LoseControl();
    }

    private async Task TellStandingAsync(Chat chat, ChatStanding before, CancellationToken cancellationToken)
    {
        var asker = chat.LookAskedBy is { } asked ? await db.People.FirstOrDefaultAsync(person => person.Id == asked, cancellationToken) : null;
        chat.LookAskedBy = null;
        if (!chat.IsBound || asker is null && before == chat.Standing)
            return;
        var reply = ChatReplies.StandingFound(chat, await names.OfAsync(chat, cancellationToken), isChanged: before == ChatStanding.Managed);
        if (asker is { CanBeWrittenTo: true })
            outbox.Tell(asker, reply, isUrgent: true);
        if (before == chat.Standing)
            return;
        foreach (var keeper in (await keepers.OfAsync(chat, cancellationToken)).People.Where(keeper => keeper.Id != asker?.Id))
            outbox.Tell(keeper, reply);
    }

    private DateTimeOffset NextNight()
    {
        var today = SchoolTime.DateOf(work.Now, work.School.Zone);
        var tonight = SchoolTime.At(today, _nightly, work.School.Zone);
        return tonight > work.Now ? tonight : SchoolTime.At(today.AddDays(1), _nightly, work.School.Zone);
    }
}
