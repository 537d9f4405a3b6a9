using BotHost.Sandbox.Setup;

namespace BotHost.Sandbox.Control;

public sealed record AddUser(UserSetup User) : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.Setup.AddUser(User);
}

public sealed record AddCommunity(CommunitySetup Community) : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.Setup.AddCommunity(Community);
}

public sealed record ReplaceToken(long GroupId, string Token) : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.Setup.ReplaceToken(GroupId, Token);
}

public sealed record SetBotAbilities(long GroupId, bool IsOn) : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.Setup.SetBotAbilities(GroupId, IsOn);
}

/// <param name="RequestsPerSecond">0: no limit.</param>
public sealed record SetRequestLimit(int RequestsPerSecond) : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.Options.RequestsPerSecond = RequestsPerSecond;
}

/// <param name="IsFrozen">The clock stands still until it is set again.</param>
public sealed record SetClock(DateTimeOffset Now, bool IsFrozen = false) : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.SettableClock.Set(Now, IsFrozen);
}

public sealed record AdvanceClock(TimeSpan Length) : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.SettableClock.Advance(Length);
}

public sealed record ReadClock : PromptCommand<DateTimeOffset>
{
    private protected override DateTimeOffset Do(VkEmulator vk) => vk.World.Now;
}

/// <summary>Forgets people, communities, chats, faults and the journal.</summary>
public sealed record Reset : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.Reset();
}

/// <summary>Answers whether the address gave the confirmation code.</summary>
public sealed record AddCallbackServer(long GroupId, Uri Url, string Secret, IReadOnlyList<string> Events) : SandboxCommand<bool>
{
    internal override Task<bool> DoAsync(VkEmulator vk, CancellationToken cancellationToken) =>
        vk.Callbacks.AddAsync(GroupId, Url, Secret, Events, cancellationToken);
}

public sealed record WaitForCallbacks(long GroupId) : SandboxCommand<Done>
{
    internal override async Task<Done> DoAsync(VkEmulator vk, CancellationToken cancellationToken)
    {
        await vk.Callbacks.WhenIdleAsync(GroupId, cancellationToken);
        return default;
    }
}
