using System.Collections.Concurrent;
using System.Text.Json;
using BotHost.Messaging;
using BotHost.Vk;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace BotHost.Tests.Vk;

public sealed class VkLongPollTests
{
    [Fact]
    public async Task Updates_come_in_batches_with_the_cursor_to_store()
    {
        await using var script = await PollScript.StartAsync(
            """{"ts":"11","updates":[""" + Message(1) + "," + Message(2) + "]}",
            """{"ts":12,"updates":[]}""");

        var batches = await script.ReadAsync(cursor: null, count: 2);

        Assert.Equal(["new:101:1", "new:101:2"], batches[0].Updates.Select(update => update.DeduplicationKey));
        Assert.Equal("11", batches[0].Cursor);
        Assert.Equal("12", batches[1].Cursor);
        Assert.True(batches[0].IsBacklogRead);
        Assert.Equal(["10", "11"], script.Asked("ts"));
        Assert.Equal("k+1=", script.Asked("key")[0]);
        Assert.NotNull(script.Poll.LastSuccess);
    }

    [Fact]
    public async Task A_reader_without_a_cursor_is_given_one_to_store_before_the_first_poll()
    {
        await using var script = await PollScript.StartAsync();

        var batch = await script.Poll.ReadAsync(cursor: null, TestContext.Current.CancellationToken).FirstAsync(TestContext.Current.CancellationToken);

        Assert.Empty(batch.Updates);
        Assert.Equal(("10", false, false), (batch.Cursor, batch.HistoryLost, batch.IsBacklogRead));
        Assert.Empty(script.Asked("ts"));
    }

    [Fact]
    public async Task A_stored_cursor_goes_before_the_servers()
    {
        await using var script = await PollScript.StartAsync("""{"ts":"6","updates":[]}""");

        await script.ReadAsync(cursor: "5", count: 1);

        Assert.Equal(["5"], script.Asked("ts"));
    }

    [Fact]
    public async Task The_first_poll_is_short_and_the_next_are_long()
    {
        await using var script = await PollScript.StartAsync("""{"ts":"11","updates":[]}""", """{"ts":"11","updates":[]}""");

        await script.ReadAsync(cursor: null, count: 2);

        Assert.Equal(["1", "25"], script.Asked("wait"));
    }

    [Fact]
    public async Task A_full_answer_means_that_the_backlog_goes_on()
    {
        var many = string.Join(',', Enumerable.Range(1, 50).Select(Message));
        await using var script = await PollScript.StartAsync($$"""{"ts":"60","updates":[{{many}}]}""", """{"ts":"60","updates":[]}""");

        var batches = await script.ReadAsync(cursor: null, count: 2);

        Assert.False(batches[0].IsBacklogRead);
        Assert.True(batches[1].IsBacklogRead);
    }

    [Fact]
    public async Task Failed_1_takes_the_new_ts_and_says_that_history_is_lost()
    {
        await using var script = await PollScript.StartAsync("""{"ts":99,"failed":1}""", """{"ts":"100","updates":[]}""");

        var batches = await script.ReadAsync(cursor: "5", count: 2);

        Assert.True(batches[0].HistoryLost);
        Assert.Equal("99", batches[0].Cursor);
        Assert.Equal(["5", "99"], script.Asked("ts"));
        Assert.Equal(1, script.ServersAsked);
    }

    [Fact]
    public async Task Failed_2_takes_a_new_key_and_keeps_ts()
    {
        await using var script = await PollScript.StartAsync("""{"failed":2}""", """{"ts":"6","updates":[]}""");

        var batches = await script.ReadAsync(cursor: "5", count: 1);

        Assert.False(batches[0].HistoryLost);
        Assert.Equal(["5", "5"], script.Asked("ts"));
        Assert.Equal(["k+1=", "k+2="], script.Asked("key"));
    }

    [Fact]
    public async Task Failed_3_takes_a_new_key_and_ts_and_says_that_history_is_lost()
    {
        await using var script = await PollScript.StartAsync("""{"failed":3}""", """{"ts":"21","updates":[]}""");

        var batches = await script.ReadAsync(cursor: "5", count: 2);

        Assert.True(batches[0].HistoryLost);
        Assert.Equal("20", batches[0].Cursor);
        Assert.Equal(["5", "20"], script.Asked("ts"));
        Assert.Equal(["k+1=", "k+2="], script.Asked("key"));
    }

    [Theory]
    [InlineData("""{"failed":17}""")]
    [InlineData("""{"failed":1}""")]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData("""{"updates":[]}""")]
    public async Task An_unknown_answer_waits_and_asks_for_a_new_server(string answer)
    {
        await using var script = await PollScript.StartAsync(answer, """{"ts":"6","updates":[]}""");

        var batches = await script.ReadAsync(cursor: "5", count: 1);

        Assert.False(batches[0].HistoryLost);
        Assert.Equal(["5", "5"], script.Asked("ts"));
        Assert.Equal(2, script.ServersAsked);
        Assert.True(script.Time.Waited > TimeSpan.Zero);
    }

    [Theory]
    [InlineData("<html>502</html>")]
    [InlineData("500")]
    [InlineData("abort")]
    public async Task A_fault_of_the_network_keeps_server_and_ts(string fault)
    {
        await using var script = await PollScript.StartAsync(fault, fault, """{"ts":"6","updates":[]}""");

        var batches = await script.ReadAsync(cursor: "5", count: 1);

        Assert.Equal("6", batches[0].Cursor);
        Assert.Equal(["5", "5", "5"], script.Asked("ts"));
        Assert.Equal(1, script.ServersAsked);
        Assert.True(script.Time.Waited > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_key_that_never_holds_does_not_make_a_hot_loop()
    {
        await using var script = await PollScript.StartAsync([.. Enumerable.Repeat("""{"failed":2}""", 6), """{"ts":"6","updates":[]}"""]);

        await script.ReadAsync(cursor: "5", count: 1);

        Assert.True(script.Time.Waited > TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task One_broken_update_does_not_lose_the_others()
    {
        await using var script = await PollScript.StartAsync(
            """{"ts":"11","updates":[""" + Message(1) + ""","5",{"type":"message_new","object":{"message":[]}},null,""" + Message(2) + "]}");

        var batch = Assert.Single(await script.ReadAsync(cursor: null, count: 1));

        Assert.Equal(
            [typeof(TextReceived), typeof(Unsupported), typeof(Unsupported), typeof(Unsupported), typeof(TextReceived)],
            batch.Updates.Select(update => update.GetType()));
    }

    [Fact]
    public async Task Settings_are_switched_on_at_the_start_and_a_refusal_is_not_fatal()
    {
        await using var script = await PollScript.StartAsync("""{"ts":"11","updates":[]}""");
        script.Vk.On("groups.setLongPollSettings", _ => FakeVk.Error(7));

        Assert.Single(await script.ReadAsync(cursor: null, count: 1));

        var settings = Assert.Single(script.Vk.Calls, call => call.Method == "groups.setLongPollSettings").Parameters;
        Assert.Equal("5.199", settings["api_version"]);
        Assert.All(VkUpdates.Events, name => Assert.Equal("1", settings[name]));
    }

    [Fact]
    public async Task When_the_server_was_asked_for_too_often_the_pause_is_long()
    {
        await using var script = await PollScript.StartAsync("""{"ts":"11","updates":[]}""");
        script.ServerAnswers.Enqueue(FakeVk.Error(29));

        Assert.Single(await script.ReadAsync(cursor: null, count: 1));

        Assert.True(script.Time.Waited >= TimeSpan.FromMinutes(10));
    }

    private static string Message(int number) => VkUpdatesTests.MessageNew("\"text\":\"x\"").Replace(
        "\"conversation_message_id\":7", $"\"conversation_message_id\":{number}", StringComparison.Ordinal);

    /// <summary>A long poll server that plays one answer after the other, then is silent.</summary>
    private sealed class PollScript : IAsyncDisposable
    {
        private readonly ConcurrentQueue<string> answers;
        private readonly ConcurrentQueue<IQueryCollection> polls = new();
        private readonly VkClient client;
        private int servers;

        private PollScript(FakeVk vk, string[] answers)
        {
            Vk = vk;
            this.answers = new(answers);
            client = vk.Client(Time);
            Poll = new VkLongPoll(VkRegistration.CreateHttpClient(), client, vk.Connection, Time, TimeProvider.System, NullLogger<VkLongPoll>.Instance);
            vk.On("groups.getLongPollServer", _ => ServerAnswers.TryDequeue(out var answer) ? answer : Server());
            vk.Page("/poll", AnswerPollAsync);
        }

        public FakeVk Vk { get; }

        public AutoTime Time { get; } = new();

        public VkLongPoll Poll { get; }

        public ConcurrentQueue<string> ServerAnswers { get; } = new();

        public int ServersAsked => servers;

        public static async Task<PollScript> StartAsync(params string[] answers) => new(await FakeVk.StartAsync(), answers);

        public List<string?> Asked(string name) => [.. polls.Select(query => query[name].ToString())];

        /// <summary>What the polls brought, without the cursor that a reader without one is given before its first poll.</summary>
        public async Task<List<UpdateBatch>> ReadAsync(string? cursor, int count) => await Poll.ReadAsync(cursor, TestContext.Current.CancellationToken)
            .Skip(cursor is null ? 1 : 0).Take(count).ToListAsync(TestContext.Current.CancellationToken);

        public async ValueTask DisposeAsync()
        {
            await client.DisposeAsync();
            await Vk.DisposeAsync();
        }

        private string Server()
        {
            var number = Interlocked.Increment(ref servers);
            return JsonSerializer.Serialize(new { response = new { key = $"k+{number}=", server = new Uri(Vk.Root, "/poll"), ts = $"{number * 10}" } });
        }

        private async Task AnswerPollAsync(HttpContext context)
        {
            polls.Enqueue(context.Request.Query);
            if (!answers.TryDequeue(out var answer))
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            else if (answer == "abort")
                context.Abort();
            else if (answer == "500")
                context.Response.StatusCode = 500;
            else
                await context.Response.WriteAsync(answer);
        }
    }
}
