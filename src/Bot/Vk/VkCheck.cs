using System.Text.Json;
using BotHost.Domain.Messaging;
using BotHost.Messaging;

namespace BotHost.Vk;

/// <summary>What a check looks at.</summary>
internal enum VkCheckPoint
{
    Token,
    TokenRight,
    Community,
    LongPoll,
    LongPollVersion,
    LongPollEvent,
    LongPollServer,
    CallbackServer,
    Chat,
    LiveSend,
}

internal enum VkFindingLevel
{
    Good,
    Warning,
    Problem,
}

/// <param name="Code">VK's error code, or 0.</param>
/// <param name="Subject">The right, event, address or chat it is about; never a secret.</param>
internal sealed record VkFinding(VkCheckPoint Point, VkFindingLevel Level, int Code = 0, string Subject = "");

/// <summary>Looks whether a community is set up as the bot needs it. Changes nothing but, where asked to, sends one message.</summary>
internal sealed class VkCheck(VkClient client, VkConnection connection)
{
    /// <summary>Without these nothing works.</summary>
    private static readonly string[] NeededRights = ["messages", "manage"];

    /// <summary>Without these files and pictures do not.</summary>
    private static readonly string[] UsefulRights = ["photos", "docs"];

    /// <param name="usesCallback">Updates come by Callback API instead of Long Poll.</param>
    public async Task<IReadOnlyList<VkFinding>> RunAsync(bool usesCallback, CancellationToken cancellationToken)
    {
        var findings = await CheckTokenAsync(cancellationToken);
        if (findings is [{ Point: VkCheckPoint.Token, Level: VkFindingLevel.Problem }])
            return findings; // the rest would only say the same

        findings.Add(await CheckCommunityAsync(cancellationToken));
        findings.AddRange(usesCallback ? await CheckCallbackAsync(cancellationToken) : await CheckLongPollAsync(cancellationToken));
        return findings;
    }

    /// <summary>Whether the bot is in the chat, and what it may do there.</summary>
    public static VkFinding CheckChat(ConversationRef chat, OwnRights rights) => rights switch
    {
        { IsMember: false } => new(VkCheckPoint.Chat, VkFindingLevel.Problem, Subject: chat.Key),
        { IsAdmin: false } or { CanSeeLink: false } or { CanResetLink: false } => new(VkCheckPoint.Chat, VkFindingLevel.Warning, Subject: chat.Key),
        _ => new(VkCheckPoint.Chat, VkFindingLevel.Good, Subject: chat.Key),
    };

    /// <summary>
    /// Sends a message with a button: 912 says that bot abilities are off, 901 that the person never wrote to the community, and 986, 993
    /// and 1016 that the school's accounts are out of a community's reach.
    /// </summary>
    public async Task<VkFinding> CheckSendAsync(UserRef person, OutgoingMessage message, int clientKey, CancellationToken cancellationToken)
    {
        var reply = await client.CallAsync(VkRequests.Send([ConversationRef.Dialog(person)], message, clientKey), cancellationToken);
        var error = reply is { IsOk: true, Value: [var sent, ..] } ? VkRequests.ErrorOf(sent) : reply.Error;
        return new(VkCheckPoint.LiveSend, error.IsNone ? VkFindingLevel.Good : VkFindingLevel.Problem, error.Code, person.Key);
    }

    private async Task<List<VkFinding>> CheckTokenAsync(CancellationToken cancellationToken)
    {
        var reply = await client.CallAsync(VkReads.TokenPermissions(), cancellationToken);
        if (!reply.IsOk)
            return [new(VkCheckPoint.Token, VkFindingLevel.Problem, reply.Error.Code)];

        var granted = reply.Value!.Permissions.AllOf(VkJson.Default.VkTokenPermission).Select(permission => permission.Name).ToHashSet();
        return
        [
            new(VkCheckPoint.Token, VkFindingLevel.Good),
            .. NeededRights.Select(right => Right(right, VkFindingLevel.Problem)),
            .. UsefulRights.Select(right => Right(right, VkFindingLevel.Warning)),
        ];

        VkFinding Right(string right, VkFindingLevel missing) =>
            new(VkCheckPoint.TokenRight, granted.Contains(right) ? VkFindingLevel.Good : missing, Subject: right);
    }

    private async Task<VkFinding> CheckCommunityAsync(CancellationToken cancellationToken)
    {
        var reply = await client.CallAsync(VkReads.Community(connection.GroupId), cancellationToken);
        var isFound = reply.IsOk && Array.Exists(reply.Value!, group => group.Id == connection.GroupId);
        return new(VkCheckPoint.Community, isFound ? VkFindingLevel.Good : VkFindingLevel.Problem, reply.Error.Code);
    }

    private async Task<List<VkFinding>> CheckLongPollAsync(CancellationToken cancellationToken)
    {
        var reply = await client.CallAsync(VkReads.LongPollSettings(connection.GroupId), cancellationToken);
        if (!reply.IsOk)
            return [new(VkCheckPoint.LongPoll, VkFindingLevel.Problem, reply.Error.Code)];

        var settings = reply.Value!;
        List<VkFinding> findings =
        [
            // The bot switches these on when it starts, so that they are off is no more than a hint.
            new(VkCheckPoint.LongPoll, settings.IsEnabled ? VkFindingLevel.Good : VkFindingLevel.Warning),
            new(VkCheckPoint.LongPollVersion, settings.ApiVersion == VkUpdates.ApiVersion ? VkFindingLevel.Good : VkFindingLevel.Warning, Subject: settings.ApiVersion ?? ""),
        ];
        findings.AddRange(VkUpdates.Events
            .Where(name => settings.Events is not { } events || IsOff(events.Member(name)))
            .Select(name => new VkFinding(VkCheckPoint.LongPollEvent, VkFindingLevel.Warning, Subject: name)));
        if (settings.IsEnabled)
        {
            var server = await client.CallAsync(VkReads.LongPollServer(connection.GroupId), cancellationToken);
            findings.Add(new(VkCheckPoint.LongPollServer, server.IsOk ? VkFindingLevel.Good : VkFindingLevel.Problem, server.Error.Code));
        }

        return findings;
    }

    private async Task<List<VkFinding>> CheckCallbackAsync(CancellationToken cancellationToken)
    {
        var reply = await client.CallAsync(VkReads.CallbackServers(connection.GroupId), cancellationToken);
        return reply switch
        {
            { IsOk: false } => [new(VkCheckPoint.CallbackServer, VkFindingLevel.Problem, reply.Error.Code)],
            { Value: [] } => [new(VkCheckPoint.CallbackServer, VkFindingLevel.Problem)],
            _ => [.. reply.Value!.Select(server => new VkFinding(
                VkCheckPoint.CallbackServer, server.Status == "ok" ? VkFindingLevel.Good : VkFindingLevel.Problem, Subject: server.Url ?? ""))],
        };
    }

    private static bool IsOff(JsonElement flag) => flag.ValueKind != JsonValueKind.True && flag.Number() is not > 0;
}
