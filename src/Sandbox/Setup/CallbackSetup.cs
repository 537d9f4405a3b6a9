using BotHost.Sandbox.State;
using BotHost.Sandbox.Vk.Events;

namespace BotHost.Sandbox.Setup;

/// <summary>Callback servers as a community's owner sets them up by hand.</summary>
public sealed class CallbackSetup
{
    private readonly World _world;
    private readonly CallbackSender _sender;

    internal CallbackSetup(World world, CallbackSender sender)
    {
        _world = world;
        _sender = sender;
    }

    /// <summary>Registers an address, has it confirmed, and switches events on.</summary>
    /// <returns>Whether the address answered with the confirmation code.</returns>
    public async Task<bool> AddAsync(long groupId, Uri url, string secret, IReadOnlyList<string> events, CancellationToken cancellationToken)
    {
        CallbackServer server;
        lock (_world.Gate)
        {
            server = _sender.Add(_world.GetCommunity(groupId), new CallbackAddress(url, "bot", secret));
            server.Settings.Events.UnionWith(events);
        }
        await server.WhenIdle().WaitAsync(cancellationToken);
        return server.Status == CallbackStatus.Ok;
    }

    /// <summary>Ends when every event so far was accepted or given up.</summary>
    public Task WhenIdleAsync(long groupId, CancellationToken cancellationToken)
    {
        lock (_world.Gate)
            return Task.WhenAll(_world.GetCommunity(groupId).CallbackServers.Select(server => server.WhenIdle())).WaitAsync(cancellationToken);
    }
}
