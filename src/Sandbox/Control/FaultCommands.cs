using BotHost.Sandbox.Faults;

namespace BotHost.Sandbox.Control;

/// <summary>Answers a number to remove it by.</summary>
public sealed record AddFault(Fault Fault) : PromptCommand<int>
{
    private protected override int Do(VkEmulator vk) => vk.Faults.Add(Fault);
}

public sealed record RemoveFault(int Id) : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.Faults.Remove(Id);
}

public sealed record ClearFaults : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.Faults.Clear();
}

public sealed record DuplicateUpdates(long GroupId, int Count) : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.Updates.DuplicateNext(GroupId, Count);
}

public sealed record HoldUpdates(long GroupId) : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.Updates.Hold(GroupId);
}

public sealed record ReleaseUpdates(long GroupId, bool LastFirst = false) : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.Updates.Release(GroupId, LastFirst);
}

public sealed record InjectUpdate(long GroupId, string Json) : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.Updates.Inject(GroupId, Json);
}

/// <param name="Failed">What the reader is told: 1, 2 or 3.</param>
public sealed record BreakLongPoll(long GroupId, int Failed) : SilentCommand
{
    private protected override void Do(VkEmulator vk)
    {
        Action<long> act = Failed switch
        {
            1 => vk.Updates.LoseHistory,
            2 => vk.Updates.ExpireKey,
            3 => vk.Updates.LoseSession,
            _ => throw new InvalidOperationException("A long poll fails with 1, 2 or 3."),
        };
        act(GroupId);
    }
}
