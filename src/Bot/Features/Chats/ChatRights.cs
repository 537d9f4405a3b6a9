using BotHost.Domain.Chats;
using BotHost.Domain.People;
using BotHost.Features.People;

namespace BotHost.Features.Chats;

/// <summary>Who may decide what about a chat.</summary>
internal sealed class ChatRights(Rights rights)
{
    /// <summary>Homeroom teachers for their class's chats; administrators and the head for all.</summary>
    public async Task<bool> AnswersForAsync(Person person, Chat chat, CancellationToken cancellationToken)
        => await RunsSchoolAsync(person, cancellationToken) || chat.Class is { } @class && await rights.LeadsAsync(person, @class, cancellationToken);

    public Task<bool> RunsSchoolAsync(Person person, CancellationToken cancellationToken) => rights.RunsSchoolAsync(person, cancellationToken);

    /// <summary>Verified staff: may say which chat it is, and vouch for those they add.</summary>
    public async Task<bool> IsStaffAsync(Person person, CancellationToken cancellationToken)
        => await RunsSchoolAsync(person, cancellationToken) || await rights.StaffAsync(person, cancellationToken) is not null;
}
