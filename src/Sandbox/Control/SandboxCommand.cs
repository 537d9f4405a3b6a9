using System.Text.Json.Serialization;

namespace BotHost.Sandbox.Control;

/// <summary>Something to do with an emulator, in this process or in another one: see <see cref="ISandbox"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(AddUser), "add-user")]
[JsonDerivedType(typeof(AddCommunity), "add-community")]
[JsonDerivedType(typeof(ReplaceToken), "replace-token")]
[JsonDerivedType(typeof(SetBotAbilities), "set-bot-abilities")]
[JsonDerivedType(typeof(SetRequestLimit), "set-request-limit")]
[JsonDerivedType(typeof(SetClock), "set-clock")]
[JsonDerivedType(typeof(AdvanceClock), "advance-clock")]
[JsonDerivedType(typeof(ReadClock), "read-clock")]
[JsonDerivedType(typeof(Reset), "reset")]
[JsonDerivedType(typeof(AddCallbackServer), "add-callback-server")]
[JsonDerivedType(typeof(WaitForCallbacks), "wait-for-callbacks")]
[JsonDerivedType(typeof(Write), "write")]
[JsonDerivedType(typeof(PressStart), "press-start")]
[JsonDerivedType(typeof(EditMessage), "edit-message")]
[JsonDerivedType(typeof(DeleteMessage), "delete-message")]
[JsonDerivedType(typeof(Press), "press")]
[JsonDerivedType(typeof(PressWithPayload), "press-with-payload")]
[JsonDerivedType(typeof(AllowMessages), "allow-messages")]
[JsonDerivedType(typeof(DenyMessages), "deny-messages")]
[JsonDerivedType(typeof(SetBlacklisted), "set-blacklisted")]
[JsonDerivedType(typeof(UploadDocument), "upload-document")]
[JsonDerivedType(typeof(CreateChat), "create-chat")]
[JsonDerivedType(typeof(AddCommunityToChat), "add-community-to-chat")]
[JsonDerivedType(typeof(AddUserToChat), "add-user-to-chat")]
[JsonDerivedType(typeof(JoinByLink), "join-by-link")]
[JsonDerivedType(typeof(LeaveChat), "leave-chat")]
[JsonDerivedType(typeof(RemoveFromChat), "remove-from-chat")]
[JsonDerivedType(typeof(SetChatTitle), "set-chat-title")]
[JsonDerivedType(typeof(SetChatRights), "set-chat-rights")]
[JsonDerivedType(typeof(ResetInviteLink), "reset-invite-link")]
[JsonDerivedType(typeof(ReadInviteLink), "read-invite-link")]
[JsonDerivedType(typeof(ReadPeerId), "read-peer-id")]
[JsonDerivedType(typeof(ReadConversation), "read-conversation")]
[JsonDerivedType(typeof(ReadMessages), "read-messages")]
[JsonDerivedType(typeof(ReadConversationList), "read-conversation-list")]
[JsonDerivedType(typeof(WaitForReply), "wait-for-reply")]
[JsonDerivedType(typeof(WaitForVersion), "wait-for-version")]
[JsonDerivedType(typeof(AddFault), "add-fault")]
[JsonDerivedType(typeof(RemoveFault), "remove-fault")]
[JsonDerivedType(typeof(ClearFaults), "clear-faults")]
[JsonDerivedType(typeof(DuplicateUpdates), "duplicate-updates")]
[JsonDerivedType(typeof(HoldUpdates), "hold-updates")]
[JsonDerivedType(typeof(ReleaseUpdates), "release-updates")]
[JsonDerivedType(typeof(InjectUpdate), "inject-update")]
[JsonDerivedType(typeof(BreakLongPoll), "break-long-poll")]
[JsonDerivedType(typeof(ReadJournal), "read-journal")]
[JsonDerivedType(typeof(ReadCounts), "read-counts")]
public abstract record SandboxCommand
{
    private protected SandboxCommand() { }

    /// <summary>For the endpoint, which does not know the type of the answer.</summary>
    internal abstract Task<object?> RunAsync(VkEmulator vk, CancellationToken cancellationToken);

    [JsonIgnore]
    internal abstract Type AnswerType { get; }
}

/// <typeparam name="T">What the command answers; <see cref="Done"/> where there is nothing to say.</typeparam>
public abstract record SandboxCommand<T> : SandboxCommand
{
    private protected SandboxCommand() { }

    internal override Type AnswerType => typeof(T);

    internal sealed override async Task<object?> RunAsync(VkEmulator vk, CancellationToken cancellationToken) => await DoAsync(vk, cancellationToken);

    internal abstract Task<T> DoAsync(VkEmulator vk, CancellationToken cancellationToken);
}

/// <summary>A command that answers at once.</summary>
public abstract record PromptCommand<T> : SandboxCommand<T>
{
    private protected PromptCommand() { }

    internal sealed override Task<T> DoAsync(VkEmulator vk, CancellationToken cancellationToken) => Task.FromResult(Do(vk));

    private protected abstract T Do(VkEmulator vk);
}

/// <summary>A command with nothing to say.</summary>
public abstract record SilentCommand : SandboxCommand<Done>
{
    private protected SilentCommand() { }

    internal sealed override Task<Done> DoAsync(VkEmulator vk, CancellationToken cancellationToken)
    {
        Do(vk);
        return Task.FromResult(default(Done));
    }

    private protected abstract void Do(VkEmulator vk);
}

public readonly record struct Done;

/// <summary>An emulator, wherever it runs.</summary>
public interface ISandbox
{
    /// <exception cref="InvalidOperationException">The emulator cannot do it; also in another process.</exception>
    /// <exception cref="KeyNotFoundException">The command names somebody or something that is not there.</exception>
    Task<T> DoAsync<T>(SandboxCommand<T> command, CancellationToken cancellationToken);
}
