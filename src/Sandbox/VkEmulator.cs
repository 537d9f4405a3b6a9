using BotHost.Sandbox.Faults;
using BotHost.Sandbox.People;
using BotHost.Sandbox.Setup;
using BotHost.Sandbox.State;
using BotHost.Sandbox.Views;
using BotHost.Sandbox.Vk;
using BotHost.Sandbox.Vk.Events;
using BotHost.Sandbox.Vk.Methods;

namespace BotHost.Sandbox;

/// <summary>
/// A VK of its own: accounts, communities, chats, the API and its updates, all in memory. It knows VK's wire and nothing of the bot.
/// Safe for use from any number of threads.
/// </summary>
public sealed class VkEmulator : IAsyncDisposable
{
    private readonly EventPublisher _events;

    /// <param name="time">VK's clock: message dates, the random_id window, join dates. Polls, limits and retries run on machine time.</param>
    public VkEmulator(TimeProvider time, VkEmulatorOptions? options = null)
    {
        Options = options ?? new VkEmulatorOptions();
        Journal = new Journal(Options);
        World = new World(time, Options);
        _events = new EventPublisher(World, Journal);
        var posting = new Posting(World, _events);
        var membership = new Membership(World, posting);
        Setup = new WorldSetup(World);
        View = new WorldView(World);
        People = new PeopleActions(World, posting, membership, _events);

        var reader = new ContentReader(World);
        var sending = new SendMethods(World, posting, reader);
        var methods = new MethodTable(
        [
            .. new UsersMethods(World).All,
            .. new GroupsMethods(World).All,
            .. sending.All,
            .. new ChangeMethods(World, posting, membership, reader, sending).All,
            .. new ChatMethods(World, membership).All,
            .. new ReadMethods(World).All,
            .. new ConversationMethods(World).All,
            .. new PressMethods(World).All,
        ]);
        Api = new ApiEndpoint(World, methods, Faults, Journal);
        LongPollServer = new LongPollEndpoint(World, Faults);
    }

    public VkEmulatorOptions Options { get; }

    /// <summary>Makes accounts, communities and chats.</summary>
    public WorldSetup Setup { get; }

    /// <summary>Acts as people do in VK's client.</summary>
    public PeopleActions People { get; }

    /// <summary>Reads what people see.</summary>
    public WorldView View { get; }

    public FaultPlan Faults { get; } = new();

    public Journal Journal { get; }

    public ChangeFeed Changes => World.Changes;

    /// <summary>Where callers reach the emulator; addresses of long poll, uploads and documents begin with it. Set by <see cref="SandboxServer"/>.</summary>
    public Uri? BaseAddress
    {
        get => World.BaseAddress;
        set => World.BaseAddress = value;
    }

    /// <summary>Forgets everything and ends what waits.</summary>
    public ValueTask DisposeAsync()
    {
        lock (World.Gate)
            World.Clear();
        _events.Dispose();
        return ValueTask.CompletedTask;
    }

    internal World World { get; }

    internal ApiEndpoint Api { get; }

    internal LongPollEndpoint LongPollServer { get; }
}
