using BotHost.Domain.Messaging;
using BotHost.Messaging;

namespace BotHost.Vk;

/// <summary>VK as the school's messenger: neutral words in, VK's calls out.</summary>
internal sealed class VkMessenger(VkClient client, VkFiles files, VkConnection connection) : IMessenger
{
    private const int PeopleGone = 935;
    private const int MaxPages = 100;

    private static readonly MessengerCapabilities Limits = new()
    {
        MaxTextLength = 4000, // VK's 4096, less room for what disarming mentions adds
        MaxRecipients = 100,
        MaxButtonsPerRow = VkKeyboard.MaxPerRow,
        MaxButtonRows = VkKeyboard.MaxInlineRows,
        MaxButtons = VkKeyboard.MaxInlineButtons,
        MaxLabelLength = VkKeyboard.MaxLabel,
        CanResetInviteLink = true,
        RepeatWindow = TimeSpan.FromHours(1),
    };

    public MessengerCapabilities Capabilities => Limits;

    public async Task<MessengerResult> SendAsync(ConversationRef to, OutgoingMessage message, int clientKey, CancellationToken cancellationToken)
    {
        var reply = await client.CallAsync(VkRequests.Send([to], message, clientKey), cancellationToken);
        return reply switch
        {
            { IsOk: false } => VkErrors.ToResult(reply.Error),
            { Value: [var sent, ..] } => Result(sent),
            _ => new MessengerResult.Done(), // a repeat, answered by a bare number
        };
    }

    public async Task<IReadOnlyList<MessengerResult>> SendManyAsync(
        IReadOnlyList<ConversationRef> to, OutgoingMessage message, int clientKey, CancellationToken cancellationToken)
    {
        if (to.Count == 0)
            return [];
        var bulk = message with { Priority = SendPriority.Bulk };
        var reply = await client.CallAsync(VkRequests.Send(to, bulk, clientKey), cancellationToken);
        if (!reply.IsOk)
            return [.. Enumerable.Repeat(VkErrors.ToResult(reply.Error), to.Count)];

        var byPeer = reply.Value!.Where(sent => sent.PeerId is not null).ToLookup(sent => sent.PeerId!.Value, Result);
        return [.. to.Select(conversation =>
            byPeer[VkPeer.Of(conversation)].FirstOrDefault() ?? VkErrors.ToResult(VkError.Unexplained))]; // VK forgot one: nobody knows
    }

    public async Task<MessengerResult> EditAsync(
        ConversationRef conversation, MessageRef message, OutgoingMessage content, CancellationToken cancellationToken) =>
        await ActAsync(VkRequests.Edit(conversation, message, content), cancellationToken);

    public async Task<MessengerResult> DeleteAsync(ConversationRef conversation, MessageRef message, CancellationToken cancellationToken) =>
        await ActAsync(VkRequests.Delete(conversation, message), cancellationToken);

    public async Task<MessengerResult> PinAsync(ConversationRef conversation, MessageRef message, CancellationToken cancellationToken) =>
        await ActAsync(VkRequests.Pin(conversation, message), cancellationToken);

    public async Task<MessengerResult> UnpinAsync(ConversationRef conversation, CancellationToken cancellationToken) =>
        await ActAsync(VkRequests.Unpin(conversation), cancellationToken);

    public async Task<MessengerResult> RemoveMemberAsync(ConversationRef chat, UserRef member, CancellationToken cancellationToken)
    {
        var result = await ActAsync(VkRequests.Remove(chat, member), cancellationToken);
        return result is MessengerResult.Gone { Code: PeopleGone } ? new MessengerResult.Done() : result;
    }

    public async Task<MessengerResult> ResetInviteLinkAsync(ConversationRef chat, CancellationToken cancellationToken) =>
        VkErrors.ToResult((await client.CallAsync(VkRequests.InviteLink(chat, reset: true), cancellationToken)).Error);

    public async Task<InviteLinkResult> GetInviteLinkAsync(ConversationRef chat, CancellationToken cancellationToken)
    {
        var reply = await client.CallAsync(VkRequests.InviteLink(chat, reset: false), cancellationToken);
        return VkErrors.ToResult(reply.Error) switch
        {
            MessengerResult.Done => new InviteLinkResult.Link(reply.Value!.Link!),
            MessengerResult.NoRight => new InviteLinkResult.NoRight(),
            MessengerResult.Gone => new InviteLinkResult.Gone(),
            _ => new InviteLinkResult.Unavailable(),
        };
    }

    public async Task<IReadOnlyList<ChatMemberInfo>?> GetMembersAsync(ConversationRef chat, CancellationToken cancellationToken)
    {
        var members = new Dictionary<long, ChatMemberInfo>(); // people come and go between pages: nobody twice
        for (var page = 0; page < MaxPages; page++)
        {
            var reply = await client.CallAsync(VkReads.Members(chat, page * VkReads.MembersPerPage), cancellationToken);
            if (!reply.IsOk)
                return null;
            var names = reply.Value!.Profiles.AllOf(VkJson.Default.VkProfile).DistinctBy(profile => profile.Id).ToDictionary(
                profile => profile.Id ?? 0, profile => profile.DisplayName);
            var items = reply.Value.Items.AllOf(VkJson.Default.VkMember).ToList();
            foreach (var member in items.Where(member => member.MemberId > 0)) // communities, this one included, are no people
                members[member.MemberId!.Value] = Info(member, names);
            if (items.Count == 0 || (page + 1) * VkReads.MembersPerPage >= (reply.Value.Count ?? 0))
                break;
        }

        return [.. members.Values];
    }

    public async Task<IReadOnlyList<IncomingUpdate>?> GetUnansweredAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var updates = new VkUpdates(connection);
        List<IncomingUpdate> found = [];
        for (var page = 0; page < MaxPages; page++)
        {
            var reply = await client.CallAsync(VkReads.Unanswered(page * VkReads.MembersPerPage), cancellationToken);
            if (!reply.IsOk)
                return null;
            var items = reply.Value!.Items.AllOf(VkJson.Default.VkConversation).ToList();
            found.AddRange(items.Select(item => updates.ReadMessage(item.LastMessage, now)).OfType<TextReceived>());
            if (items.Count < VkReads.MembersPerPage)
                break;
        }

        found.Reverse(); // the oldest first, as they would have come
        return found;
    }

    public async Task<OwnRights> GetOwnRightsAsync(ConversationRef chat, CancellationToken cancellationToken)
    {
        var reply = await client.CallAsync(VkReads.Conversation(chat), cancellationToken);
        // To a community without rights in the chat VK shows an empty list, not an error.
        var settings = reply.Value?.Items.AllOf(VkJson.Default.VkConversation).FirstOrDefault()?.ChatSettings.As(VkJson.Default.VkChatSettings);
        if (settings is null or { State: "kicked" or "left" or "out" })
            return OwnRights.None;

        var acl = settings.Acl.As(VkJson.Default.VkAcl) ?? new();
        var own = -connection.GroupId;
        var isAdmin = settings.OwnerId == own
            || (settings.AdminIds.HasItems() && settings.AdminIds!.Value.EnumerateArray().Any(id => id.Number() == own))
            || await IsAmongAdministratorsAsync(chat, own, cancellationToken);
        return new(IsMember: true, isAdmin, acl.CanSeeInviteLink, acl.CanChangeInviteLink, settings.Title);
    }

    public async Task<UserCard?> GetUserAsync(UserRef user, CancellationToken cancellationToken)
    {
        var reply = await client.CallAsync(VkReads.Users(user.Key), cancellationToken);
        return reply.Value is [{ Id: { } id } profile, ..] ? new(VkPeer.User(id), profile.DisplayName) : null;
    }

    public async Task<UserCard?> ResolveUserAsync(string link, CancellationToken cancellationToken)
    {
        if (ParseUser(link) is { } user)
            return await GetUserAsync(user, cancellationToken);
        if (VkLinks.ScreenName(link) is not { } name)
            return null;
        var reply = await client.CallAsync(VkReads.ScreenName(name), cancellationToken);
        return reply.Value is { Type: "user", ObjectId: { } id } ? await GetUserAsync(VkPeer.User(id), cancellationToken) : null;
    }

    public async Task<FoundMessage> FindSentAsync(ConversationRef conversation, int clientKey, CancellationToken cancellationToken)
    {
        var reply = await client.CallAsync(VkReads.History(conversation), cancellationToken);
        if (!reply.IsOk)
            return VkErrors.ToResult(reply.Error) is MessengerResult.Transient or MessengerResult.Throttled or MessengerResult.Unauthorized
                ? new FoundMessage.Unavailable()
                : new FoundMessage.Unreadable();
        var found = reply.Value!.FirstOrDefault(message => message.RandomId == clientKey && (message.Out || message.FromId == -connection.GroupId));
        return found?.ConversationMessageId is { } number ? new FoundMessage.Found(VkPeer.Message(number)) : new FoundMessage.NotThere();
    }

    public async Task<bool> AcknowledgeAsync(InteractionRef interaction, Acknowledgement acknowledgement, CancellationToken cancellationToken) =>
        (await client.CallAsync(VkRequests.Acknowledge(interaction, acknowledgement), cancellationToken)).IsOk;

    public async Task IndicateTypingAsync(ConversationRef conversation, CancellationToken cancellationToken) =>
        await client.CallAsync(VkRequests.Typing(conversation), cancellationToken);

    public Task<UploadResult> UploadAsync(
        MediaKind kind, string fileName, ReadOnlyMemory<byte> content, ConversationRef dialog, CancellationToken cancellationToken) =>
        files.UploadAsync(kind, fileName, content, dialog, cancellationToken);

    public Task<byte[]?> DownloadAsync(IncomingFile file, long maxBytes, CancellationToken cancellationToken) =>
        files.DownloadAsync(file, maxBytes, cancellationToken);

    public Uri BuildStartLink(string token) => VkLinks.Start(connection.GroupId, token);

    public Uri BuildProfileLink(UserRef user) => VkLinks.Profile(user);

    public UserRef? ParseUser(string text) => VkLinks.ParseUser(text);

    private async Task<MessengerResult> ActAsync(VkCall<bool> call, CancellationToken cancellationToken) =>
        VkErrors.ToResult((await client.CallAsync(call, cancellationToken)).Error);

    /// <summary>VK leaves <c>admin_ids</c> out for some chats; the list of members says it too.</summary>
    private async Task<bool> IsAmongAdministratorsAsync(ConversationRef chat, long own, CancellationToken cancellationToken)
    {
        var reply = await client.CallAsync(VkReads.Members(chat, offset: 0), cancellationToken);
        return reply.IsOk && reply.Value!.Items.AllOf(VkJson.Default.VkMember).Any(member => member.MemberId == own && (member.IsAdmin || member.IsOwner));
    }

    private static MessengerResult Result(VkSent sent)
    {
        var error = VkRequests.ErrorOf(sent);
        return error.IsNone
            ? new MessengerResult.Done(sent.ConversationMessageId is > 0 and var number ? VkPeer.Message(number) : null)
            : VkErrors.ToResult(error);
    }

    private static ChatMemberInfo Info(VkMember member, Dictionary<long, string> names) => new(
        VkPeer.User(member.MemberId!.Value),
        names.GetValueOrDefault(member.MemberId.Value, ""),
        member.IsAdmin || member.IsOwner,
        member.IsOwner,
        member.InvitedBy is > 0 and var inviter && inviter != member.MemberId ? VkPeer.User(inviter) : null,
        member.JoinDate is > 0 and < 253402300800 and var joined ? DateTimeOffset.FromUnixTimeSeconds(joined) : null);
}
