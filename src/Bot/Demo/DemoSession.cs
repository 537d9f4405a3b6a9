using BotHost.Configuration;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Sandbox;
using BotHost.Sandbox.State;
using BotHost.Sandbox.Views;

namespace BotHost.Demo;

/// <summary>Plays people against the real bot on virtual time, writes down what they see, and keeps count of what went wrong.</summary>
internal sealed class DemoSession : IAsyncDisposable
{
    /// <summary>Monday, 23 November 2026, 9:00 in Moscow.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

    private readonly SandboxServer _server;
    private readonly IHost _host;
    private readonly string _folder;
    private readonly TextWriter _output;

    private DemoSession(VkEmulator emulator, SandboxServer server, IHost host, string folder, TextWriter output)
    {
        (Emulator, _server, _host, _folder, _output) = (emulator, server, host, folder, output);
        Transcript = new Transcript(emulator, Zone, output);
    }

    public VkEmulator Emulator { get; }
    public Transcript Transcript { get; }
    public int Failures { get; private set; }

    private static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    public static async Task<DemoSession> StartAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var clock = new VirtualClock(Start);
        var emulator = new VkEmulator(clock, new VkEmulatorOptions { RequestsPerSecond = 0 }); // a week in seconds
        DemoWorld.SetUp(emulator);
        var server = await SandboxServer.StartAsync(emulator, cancellationToken);
        var folder = Directory.CreateTempSubdirectory("bothost-demo-").FullName;
        var school = DemoWorld.School(server.ApiUrl);
        var options = new BotOptions
        {
            Database = new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(folder, "demo.db")}" },
            Schools = [school with { Vk = school.Vk with { RequestsPerSecond = 0 } }],
            Security = new SecurityOptions { Key = Convert.ToBase64String(new byte[32]) }, // protects nobody: everyone here is made up
        };
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddLogging();
        builder.Services.AddBot(options, clock, withJobServer: false);
        var host = builder.Build();
        var runners = host.Services.GetRequiredService<SchoolRunners>();
        host.Services.GetRequiredService<BotActivity>().IsFeedDrained
            = () => runners.All.All(runner => runner.Cursor is not null && runner.Cursor == emulator.View.LongPollPosition(DemoPeople.GroupId));
        await host.StartAsync(cancellationToken);
        var session = new DemoSession(emulator, server, host, folder, output);
        await session.SettleAsync(); // from now on nothing that people write is missed
        return session;
    }

    /// <summary>A person writes to the bot.</summary>
    public Task SayAsync(long person, string text) => ActAsync(() => Emulator.People.WriteToCommunity(person, DemoPeople.GroupId, text));

    /// <summary>A person presses the newest button of this label in their dialog.</summary>
    public async Task PressAsync(long person, string label)
    {
        if (MessagesTo(person).LastOrDefault(it => it.Keyboard?.Buttons.Any(button => button.Label == label) == true) is not { } message)
        {
            Fail($"нет кнопки «{label}» для: {person}");
            return;
        }
        Transcript.Note($"{DemoPeople.All.First(it => it.Id == person).Name} нажимает «{label}»");
        await ActAsync(() => Emulator.People.PressAsync(person, message.Conversation, message.Cmid, label, CancellationToken.None));
    }

    /// <summary>Anything people do in the messenger's client.</summary>
    public async Task ActAsync(Action act)
    {
        act();
        await SettleAsync();
    }

    /// <summary>Lets time pass until a local hour, today or on a later day.</summary>
    public async Task UntilAsync(int day, int hour, int minute)
    {
        var local = new DateTime(2026, 11, 23, hour, minute, 0, DateTimeKind.Unspecified).AddDays(day);
        var target = new DateTimeOffset(local, Zone.GetUtcOffset(local));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _host.Services.GetRequiredService<VirtualTime>().AdvanceToAsync(target, _ => Transcript.CatchUp(), patience.Token);
        Transcript.CatchUp();
    }

    /// <summary>The link of the newest "Войти в чат" button that the person was shown; null for none.</summary>
    public string? LinkShownTo(long person)
        => MessagesTo(person).SelectMany(it => it.Keyboard?.Buttons ?? []).LastOrDefault(button => button.Link is not null && button.Label == "Войти в чат")?.Link;

    public void Expect(long person, string words)
    {
        if (!MessagesTo(person).Any(it => it.Text.Contains(words, StringComparison.Ordinal)))
            Fail($"{DemoPeople.All.First(it => it.Id == person).Name} не видит «{words}»");
    }

    /// <summary>How many messages of the bot to a person begin so.</summary>
    public int Count(long person, string beginning) => MessagesTo(person).Count(it => it.Text.StartsWith(beginning, StringComparison.Ordinal));

    public void Expect(bool isSo, string what)
    {
        if (!isSo)
            Fail(what);
    }

    public bool IsInside(long chat, long person) => Emulator.View.Chat(chat).Members.Any(member => member.MemberId == person);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        Transcript.Dispose();
        await _server.DisposeAsync();
        await Emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private IEnumerable<MessageView> MessagesTo(long person)
        => Emulator.View.Conversation(ConversationKey.Dialog(person, DemoPeople.GroupId)).Messages.Where(it => it is { IsFromCommunity: true, IsDeleted: false });

    private async Task SettleAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _host.Services.GetRequiredService<BotActivity>().SettleAsync(patience.Token);
        Transcript.CatchUp();
    }

    private void Fail(string what)
    {
        Failures++;
        _output.WriteLine($"\n!! Не так: {what}");
    }
}
