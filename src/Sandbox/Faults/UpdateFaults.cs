using System.Text;
using BotHost.Sandbox.State;
using BotHost.Sandbox.Vk.Events;

namespace BotHost.Sandbox.Faults;

/// <summary>What goes wrong with updates, for each community.</summary>
public sealed class UpdateFaults
{
    private readonly World _world;
    private readonly EventPublisher _events;

    internal UpdateFaults(World world, EventPublisher events)
    {
        _world = world;
        _events = events;
    }

    /// <summary>The next so many updates are sent twice, with the same event_id.</summary>
    public void DuplicateNext(long groupId, int count) => Act(groupId, community => community.DuplicateNextEvents = count);

    /// <summary>Keeps updates back until <see cref="Release"/>.</summary>
    public void Hold(long groupId) => Act(groupId, community => community.HeldEvents ??= []);

    /// <summary>Sends late what was held, in order or the last first.</summary>
    public void Release(long groupId, bool lastFirst = false) => Act(groupId, community =>
    {
        var held = community.HeldEvents ?? [];
        community.HeldEvents = null;
        if (lastFirst)
            held.Reverse();
        foreach (var pending in held)
            _events.Deliver(community, pending);
    });

    /// <summary>Puts this text where an update is expected: an unknown type, a broken shape, or no JSON at all.</summary>
    public void Inject(long groupId, string json) => Act(groupId, community => _events.Inject(community, Encoding.UTF8.GetBytes(json)));

    /// <summary>failed 2 for whoever holds the present key.</summary>
    public void ExpireKey(long groupId) => Act(groupId, community => community.LongPoll.ExpireKey());

    /// <summary>failed 1: the updates that nobody has read are gone.</summary>
    public void LoseHistory(long groupId) => Act(groupId, community => community.LongPoll.LoseHistory());

    /// <summary>failed 3: key and ts are worthless, and unread updates are gone.</summary>
    public void LoseSession(long groupId) => Act(groupId, community => community.LongPoll.LoseSession());

    private void Act(long groupId, Action<Community> act)
    {
        lock (_world.Gate)
            act(_world.GetCommunity(groupId));
    }
}
