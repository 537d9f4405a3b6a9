using BotHost.Sandbox.Control;
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
public sealed class VkEmulator : ISandbox, IAsyncDisposable
{
    private readonly EventPublisher _events;
    private readonly CallbackSender _sender;

    /// <param name="time">VK's clock: message dates, the random_id window, join dates. Polls, limits and retries run on machine time.</param>
    public VkEmulator(TimeProvider time, VkEmulatorOptions? options = null)
    {
        Options = options ?? new VkEmulatorOptions();
        Journal = new Journal(Options);
        World = new World(time, Options);
        _events = new EventPublisher(World, Journal);
        var posting = new Posting(World, _events);
        var membership = new Membership(World, posting);
        _sender = new CallbackSender(World);
        var reader = new ContentReader(World);
        var sending = new SendMethods(World, posting, reader);
        var uploads = new UploadMethods(World, sending);
        Setup = new WorldSetup(World);
        Callbacks = new CallbackSetup(World, _sender);
        View = new WorldView(World);
        People = new PeopleActions(World, posting, membership, _events, uploads);
        Updates = new UpdateFaults(World, _events);

        var methods = new MethodTable(
        [
            .. new UsersMethods(World).All,
            .. new GroupsMethods(World).All,
            .. new CallbackMethods(_sender).All,
            .. uploads.All,
            .. sending.All,
            .. new ChangeMethods(World, posting, membership, reader, sending).All,
            .. new ChatMethods(World, membership).All,
            .. new ReadMethods(World).All,
            .. new ConversationMethods(World).All,
            .. new PressMethods(World).All,
        ]);
        Api = new ApiEndpoint(World, methods, Faults, Journal);
        LongPollServer = new LongPollEndpoint(World, Faults);
        UploadServer = new UploadEndpoint(World, Faults);
        Control = new ControlEndpoint(this);
    }

    public VkEmulatorOptions Options { get; }

    /// <summary>Makes accounts, communities and chats.</summary>
    public WorldSetup Setup { get; }

    /// <summary>Acts as people do in VK's client.</summary>
    public PeopleActions People { get; }

    /// <summary>Reads what people see.</summary>
    public WorldView View { get; }

    /// <summary>Callback servers as the community's owner sets them up.</summary>
    public CallbackSetup Callbacks { get; }

    /// <summary>What goes wrong with calls.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>What goes wrong with updates.</summary>
    public UpdateFaults Updates { get; }

    public Journal Journal { get; }

    public ChangeFeed Changes => World.Changes;

    /// <summary>Where callers reach the emulator; addresses of long poll, uploads and documents begin with it. Set by <see cref="SandboxServer"/>.</summary>
    public Uri? BaseAddress
    {
        get => World.BaseAddress;
        set => World.BaseAddress = value;
    }

    /// <summary>Does what a command says, so that a story can be told to an emulator here or in another process alike.</summary>
    public Task<T> DoAsync<T>(SandboxCommand<T> command, CancellationToken cancellationToken) => command.DoAsync(this, cancellationToken);

    /// <summary>Forgets people, communities, chats, faults and the journal. The clock and the options stay.</summary>
    public void Reset()
    {
        lock (World.Gate)
            World.Clear();
        Faults.Clear();
        Journal.Clear();
    }

    /// <summary>Forgets everything and ends what waits.</summary>
    public async ValueTask DisposeAsync()
    {
        List<CallbackServer> servers;
        lock (World.Gate)
        {
            servers = [.. World.Communities.Values.SelectMany(community => community.CallbackServers)];
            World.Clear();
        }
        Faults.Clear();
        await Task.WhenAll(servers.Select(server => server.Work));
        foreach (var server in servers)
            server.Dispose();
        _sender.Dispose();
        _events.Dispose();
    }

    internal World World { get; }

    internal ApiEndpoint Api { get; }

    internal LongPollEndpoint LongPollServer { get; }

    internal UploadEndpoint UploadServer { get; }

    internal ControlEndpoint Control { get; }

    /// <exception cref="InvalidOperationException">The emulator was given another clock.</exception>
    internal SettableClock SettableClock =>
        World.Time as SettableClock ?? throw new InvalidOperationException("This emulator's clock cannot be set: it was given another one.");
}
