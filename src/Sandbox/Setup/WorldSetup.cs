using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Setup;

/// <summary>Makes the accounts, communities and chats that a story needs.</summary>
public sealed class WorldSetup
{
    private readonly World _world;

    internal WorldSetup(World world) => _world = world;

    /// <summary>Adds a person, or replaces the profile of one who is there.</summary>
    /// <exception cref="ArgumentOutOfRangeException">From 2,000,000,000 on, VK's numbers mean chats.</exception>
    public void AddUser(UserSetup setup)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(setup.Id);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(setup.Id, Chat.PeerOffset);
        lock (_world.Gate)
        {
            if (_world.Users.TryGetValue(setup.Id, out var user))
                user.Profile = setup;
            else
                _world.Users[setup.Id] = new User(setup);
        }
    }

    public void AddUser(long id, string firstName, string lastName) => AddUser(new UserSetup(id, firstName, lastName));

    /// <exception cref="ArgumentException">The community is already there.</exception>
    public void AddCommunity(CommunitySetup setup)
    {
        lock (_world.Gate)
            _world.Communities.Add(setup.Id, new Community(setup));
    }

    /// <summary>Makes the present key worthless: calls with it answer error 5.</summary>
    public void ReplaceToken(long groupId, string token)
    {
        lock (_world.Gate)
            _world.GetCommunity(groupId).AccessToken = token;
    }

    public void SetBotAbilities(long groupId, bool isOn)
    {
        lock (_world.Gate)
            _world.GetCommunity(groupId).BotAbilities = isOn;
    }
}
