using BotHost.Sandbox.Setup;

namespace BotHost.Sandbox.State;

internal sealed class User(UserSetup setup)
{
    public long Id { get; } = setup.Id;
    public UserSetup Profile { get; set; } = setup;

    public string FullName => $"{Profile.FirstName} {Profile.LastName}";
}
