using System.Collections.Concurrent;
using BotHost.Domain.Messaging;
using BotHost.Messaging;
using BotHost.Vk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BotHost.Tests.Vk;

public sealed class VkRegistrationTests
{
    [Fact]
    public async Task Two_schools_live_side_by_side_and_nothing_secret_is_logged()
    {
        await using var first = (await FakeVk.StartAsync()).On("messages.send", FakeVk.Sent);
        await using var second = (await FakeVk.StartAsync()).On("messages.send", _ => FakeVk.Error(5));
        var lines = new Lines();
        await using var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(lines))
            .AddVk("one", first.Connection)
            .AddVk("two", second.Connection)
            .BuildServiceProvider();
        var message = new OutgoingMessage { Text = "Секретный текст" };
        var person = ConversationRef.Dialog(new UserRef("101"));

        var done = await services.GetRequiredKeyedService<IMessenger>("one").SendAsync(person, message, 1, TestContext.Current.CancellationToken);
        var refused = await services.GetRequiredKeyedService<IMessenger>("two").SendAsync(person, message, 1, TestContext.Current.CancellationToken);

        Assert.IsType<MessengerResult.Done>(done);
        Assert.Equal(new MessengerResult.Unauthorized(5), refused);
        Assert.IsType<VkLongPoll>(services.GetRequiredKeyedService<IUpdateSource>("one"));
        Assert.NotNull(services.GetRequiredKeyedService<VkCheck>("two"));
        Assert.Contains(lines.All, line => line.Contains("messages.send", StringComparison.Ordinal)); // the refusal is logged
        Assert.DoesNotContain(lines.All, line =>
            line.Contains(FakeVk.Token, StringComparison.Ordinal) || line.Contains("Секретный", StringComparison.Ordinal) || line.Contains("http://", StringComparison.Ordinal));
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
