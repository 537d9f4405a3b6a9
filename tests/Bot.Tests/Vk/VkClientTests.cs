using System.Globalization;
using BotHost.Domain.Messaging;
using BotHost.Messaging;
using BotHost.Vk;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace BotHost.Tests.Vk;

public sealed class VkClientTests
{
    private static readonly OutgoingMessage Hello = new() { Text = "Здравствуйте" };

    [Fact]
    public async Task A_single_call_goes_as_it_is_with_the_token_in_the_header()
    {
        await using var vk = (await FakeVk.StartAsync()).On("messages.send", FakeVk.Sent);
        await using var client = vk.Client();

        var reply = await client.CallAsync(Send(5), TestContext.Current.CancellationToken);

        Assert.True(reply.IsOk);
        Assert.Equal(6, Assert.Single(reply.Value!).ConversationMessageId);
        var request = Assert.Single(vk.Requests);
        Assert.Equal("messages.send", request.Method);
        Assert.Equal("Bearer " + FakeVk.Token, request.Authorization);
        Assert.Equal("5.199", request.Parameters["v"]);
        Assert.Equal("Здравствуйте", request.Parameters["message"]);
        Assert.DoesNotContain(request.Parameters.Values, value => value.Contains(FakeVk.Token, StringComparison.Ordinal));
        Assert.Equal("", request.Query);
    }

    [Fact]
    public async Task Calls_that_wait_together_share_an_execute_and_each_gets_its_own_answer()
    {
        await using var vk = (await FakeVk.StartAsync()).On("messages.send", FakeVk.Sent);
        var time = new AutoTime();
        await using var client = vk.Client(time, vk.Connection with { RequestsPerSecond = 1 });
        await UseUpThePermitAsync(client, time);
        vk.Requests.Clear();

        var replies = await GatherAsync(time, Enumerable.Range(1, 100).Select(peer => client.CallAsync(Send(peer), TestContext.Current.CancellationToken)));

        Assert.Equal(Enumerable.Range(2, 100).Select(number => (long?)number), replies.Select(reply => Assert.Single(reply.Value!).ConversationMessageId));
        Assert.Equal(4, vk.Requests.Count); // no permit is wasted on a batch that is not full
        Assert.All(vk.Requests, request => Assert.Equal(25, FakeVk.Parse(request.Parameters["code"]).Count()));
    }

    [Fact]
    public async Task The_nth_false_belongs_to_the_nth_error()
    {
        await using var vk = (await FakeVk.StartAsync()).On("messages.send", parameters => parameters["peer_ids"] switch
        {
            "3" => FakeVk.Error(901),
            "7" => FakeVk.Error(902),
            "8" => FakeVk.Error(100500),
            _ => FakeVk.Sent(parameters),
        });
        var time = new AutoTime();
        await using var client = vk.Client(time, vk.Connection with { RequestsPerSecond = 1 });
        await UseUpThePermitAsync(client, time);

        var replies = await GatherAsync(time, Enumerable.Range(1, 10).Select(peer => client.CallAsync(Send(peer), TestContext.Current.CancellationToken)));

        Assert.Equal([0, 0, 901, 0, 0, 0, 902, 100500, 0, 0], replies.Select(reply => reply.Error.Code));
    }

    [Fact]
    public async Task Texts_survive_the_way_through_a_program_and_a_form()
    {
        const string Text = "Кавычки \" и \\ слэш, строка\nи табуляция\t, управляющий \u0001, эмодзи 👨‍👩‍👧, амперсанд & плюс + процент % {\"t\":1}";
        await using var vk = (await FakeVk.StartAsync()).On("messages.send", FakeVk.Sent);
        var time = new AutoTime();
        await using var client = vk.Client(time, vk.Connection with { RequestsPerSecond = 1 });
        await UseUpThePermitAsync(client, time);
        vk.Calls.Clear();
        var message = new OutgoingMessage { Text = Text, Buttons = [[new("Меню", new ButtonAction.Callback("tok_1"))]] };

        await GatherAsync(time, Enumerable.Range(1, 5).Select(peer =>
            client.CallAsync(VkRequests.Send([Dialog(peer)], message, peer), TestContext.Current.CancellationToken)));

        await client.CallAsync(VkRequests.Send([Dialog(6)], message, 6), TestContext.Current.CancellationToken);

        Assert.Equal(["users.get", "execute", "messages.send"], vk.Requests.Select(request => request.Method));
        Assert.All(vk.Calls, call => Assert.Equal(Text, call.Parameters["message"]));
        Assert.Single(vk.Calls.Select(call => call.Parameters["keyboard"]).Distinct());
    }

    [Theory]
    [InlineData(12)]
    [InlineData(13)]
    public async Task A_program_that_fails_as_a_whole_is_split_until_all_is_said(int code)
    {
        await using var vk = (await FakeVk.StartAsync()).On("messages.send", FakeVk.Sent);
        vk.Intercept = async (context, request) =>
        {
            // One of the calls is poison to every program that it is part of.
            if (request.Method != "execute" || !request.Parameters["code"].Contains("\"peer_ids\":\"13\"", StringComparison.Ordinal))
                return false;
            await context.Response.WriteAsync(FakeVk.Error(code));
            return true;
        };
        await using var client = vk.Client();

        var replies = await Task.WhenAll(Enumerable.Range(1, 60).Select(peer => client.CallAsync(Send(peer), TestContext.Current.CancellationToken)));

        Assert.All(replies, reply => Assert.True(reply.IsOk));
        Assert.Equal(Enumerable.Range(2, 60).Select(number => (long?)number), replies.Select(reply => Assert.Single(reply.Value!).ConversationMessageId));
    }

    [Fact]
    public async Task An_answer_without_a_part_for_every_call_is_no_answer()
    {
        await using var vk = (await FakeVk.StartAsync()).On("messages.send", FakeVk.Sent);
        vk.Intercept = async (context, request) =>
        {
            if (request.Method != "execute")
                return false;
            await context.Response.WriteAsync("""{"response":null,"execute_errors":[{"method":"messages.send","error_code":5},{"method":"execute","error_code":13}]}""");
            return true;
        };
        await using var client = vk.Client();

        var replies = await Task.WhenAll(Enumerable.Range(1, 30).Select(peer => client.CallAsync(Send(peer), TestContext.Current.CancellationToken)));

        Assert.All(replies, reply => Assert.True(reply.IsOk)); // each was sent by itself in the end
    }

    [Fact]
    public async Task What_a_person_waits_for_goes_before_a_mailing()
    {
        await using var vk = (await FakeVk.StartAsync()).On("messages.send", FakeVk.Sent);
        var time = new AutoTime();
        await using var client = vk.Client(time, vk.Connection with { RequestsPerSecond = 1 });
        await UseUpThePermitAsync(client, time);

        var mailing = Enumerable.Range(1, 100).Select(peer =>
            client.CallAsync(VkRequests.Send([Dialog(peer)], Hello with { Priority = SendPriority.Bulk }, peer), TestContext.Current.CancellationToken));

        await GatherAsync(time, mailing.Append(client.CallAsync(Send(9999), TestContext.Current.CancellationToken)));

        var programs = vk.Requests.Where(request => request.Method == "execute")
            .Select(request => FakeVk.Parse(request.Parameters["code"]).Select(call => call.Parameters["peer_ids"]).ToList());
        var first = programs.Single(peers => peers.Contains("9999"));
        Assert.Equal(["9999", .. Enumerable.Range(1, 24).Select(peer => $"{peer}")], first); // and the others in the order they came
    }

    [Fact]
    public async Task Methods_that_fail_inside_execute_go_alone()
    {
        await using var vk = (await FakeVk.StartAsync()).On("messages.send", FakeVk.Sent);
        var time = new AutoTime();
        await using var client = vk.Client(time, vk.Connection with { RequestsPerSecond = 1 });
        await UseUpThePermitAsync(client, time);
        var alone = new VkCall<bool>("docs.save", new() { { "file", "f" } }, _ => true) { MayBatch = false };

        await GatherAsync<object>(time, [
            .. Enumerable.Range(1, 10).Select(SendAsync),
            AsObjectAsync(client.CallAsync(alone, TestContext.Current.CancellationToken)),
            .. Enumerable.Range(11, 10).Select(SendAsync)]);

        Assert.Equal(["docs.save", "execute", "execute", "users.get"], vk.Requests.Select(request => request.Method).Order());
        Assert.DoesNotContain(vk.Requests, request => request.Method == "execute" && request.Parameters["code"].Contains("docs.save", StringComparison.Ordinal));

        Task<object> SendAsync(int peer) => AsObjectAsync(client.CallAsync(Send(peer), TestContext.Current.CancellationToken));
        static async Task<object> AsObjectAsync<T>(Task<VkReply<T>> call) => await call;
    }

    [Fact]
    public async Task Long_texts_do_not_make_a_program_too_long()
    {
        await using var vk = (await FakeVk.StartAsync()).On("messages.send", FakeVk.Sent);
        var time = new AutoTime();
        await using var client = vk.Client(time, vk.Connection with { RequestsPerSecond = 1 });
        await UseUpThePermitAsync(client, time);
        var message = new OutgoingMessage { Text = new string('щ', 4000) };

        await GatherAsync(time, Enumerable.Range(1, 20).Select(peer =>
            client.CallAsync(VkRequests.Send([Dialog(peer)], message, peer), TestContext.Current.CancellationToken)));

        var programs = vk.Requests.Where(request => request.Method == "execute").Select(request => request.Parameters["code"]).ToList();
        Assert.NotEmpty(programs);
        Assert.All(programs, code => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(code), 1, VkScript.MaxBytes));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(6)]
    [InlineData(995)]
    public async Task Passing_errors_are_tried_again(int code)
    {
        var failures = 2;
        await using var vk = (await FakeVk.StartAsync()).On("messages.send", parameters =>
            Interlocked.Decrement(ref failures) >= 0 ? FakeVk.Error(code) : FakeVk.Sent(parameters));
        var time = new AutoTime();
        await using var client = vk.Client(time);

        var reply = await client.CallAsync(Send(1), TestContext.Current.CancellationToken);

        Assert.True(reply.IsOk);
        Assert.Equal(3, vk.Requests.Count);
        Assert.Single(vk.Calls.Select(call => call.Parameters["random_id"]).Distinct()); // the same id: VK drops the repeat
    }

    [Fact]
    public async Task After_too_many_requests_everything_waits_about_a_second()
    {
        var isFirst = true;
        await using var vk = (await FakeVk.StartAsync()).On("users.get", _ => """{"response":[]}""");
        vk.Intercept = async (context, _) =>
        {
            if (!isFirst)
                return false;
            isFirst = false;
            await context.Response.WriteAsync(FakeVk.Error(6));
            return true;
        };
        var time = new AutoTime();
        await using var client = vk.Client(time);

        Assert.True((await client.CallAsync(VkReads.Users("1"), TestContext.Current.CancellationToken)).IsOk);

        Assert.InRange(time.Waited.TotalSeconds, 1, 1.5);
    }

    [Theory]
    [InlineData(500, "<html>Bad gateway</html>")]
    [InlineData(502, "")]
    [InlineData(200, "<html>We are working on it</html>")]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(200, "{}")]
    [InlineData(200, "null")]
    [InlineData(302, "")]
    public async Task What_is_not_an_answer_is_a_fault_of_the_way_and_tried_again(int status, string body)
    {
        await using var vk = await FakeVk.StartAsync();
        vk.Intercept = async (context, _) =>
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
            return true;
        };
        await using var client = vk.Client(new AutoTime());

        var reply = await client.CallAsync(VkReads.Users("1"), TestContext.Current.CancellationToken);

        Assert.True(reply.Error.IsTransportFault);
        Assert.Equal(5, vk.Requests.Count);
        Assert.IsType<MessengerResult.Transient>(VkErrors.ToResult(reply.Error));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_transient_result()
    {
        var connection = new VkConnection { GroupId = 1, AccessToken = "t", ApiUrl = new Uri("http://127.0.0.1:1/method/"), RequestsPerSecond = 0 };
        await using var client = new VkClient(
            VkRegistration.CreateHttpClient(), connection, new AutoTime(), Microsoft.Extensions.Logging.Abstractions.NullLogger<VkClient>.Instance);

        var reply = await client.CallAsync(Send(1), TestContext.Current.CancellationToken);

        Assert.Equal(VkError.NoAnswer, reply.Error);
    }

    [Fact]
    public async Task A_VK_that_hangs_is_given_up_in_time()
    {
        await using var vk = await FakeVk.StartAsync();
        vk.Intercept = async (context, _) =>
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        };
        await using var client = vk.Client(new AutoTime(), vk.Connection with { RequestTimeout = TimeSpan.FromSeconds(1) });

        var reply = await client.CallAsync(Send(1), TestContext.Current.CancellationToken);

        Assert.Equal(VkError.NoAnswer, reply.Error);
    }

    [Fact]
    public async Task A_VK_that_is_down_is_left_alone_for_a_while()
    {
        await using var vk = await FakeVk.StartAsync();
        vk.Intercept = (context, _) =>
        {
            context.Response.StatusCode = 503;
            return Task.FromResult(true);
        };
        var time = new FakeTimeProvider();
        await using var client = vk.Client(time);

        // Calls without retries, so that each is one request or none.
        for (var i = 0; i < 40; i++)
            await client.CallAsync(new VkCall<bool>("users.get", [], _ => true) { MayRepeat = false }, TestContext.Current.CancellationToken);
        Assert.Equal(10, vk.Requests.Count);

        time.Advance(TimeSpan.FromSeconds(6));
        vk.Intercept = null;
        Assert.True((await client.CallAsync(VkReads.Users("1"), TestContext.Current.CancellationToken)).IsOk);
    }

    [Fact]
    public async Task A_call_that_is_given_up_while_it_waits_is_never_sent()
    {
        await using var vk = await FakeVk.StartAsync();
        var time = new FakeTimeProvider();
        await using var client = vk.Client(time, vk.Connection with { RequestsPerSecond = 1 });
        await client.CallAsync(VkReads.Users("1"), TestContext.Current.CancellationToken);

        using var given = new CancellationTokenSource();
        var waiting = client.CallAsync(VkReads.Users("2"), given.Token);
        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.DoesNotContain(vk.Calls, call => call.Parameters["user_ids"] == "2");
    }

    [Fact]
    public async Task Disposing_ends_the_calls_that_wait()
    {
        await using var vk = await FakeVk.StartAsync();
        vk.Intercept = async (context, _) =>
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        };
        var client = vk.Client();
        var calls = Enumerable.Range(1, 300).Select(peer => client.CallAsync(Send(peer), TestContext.Current.CancellationToken)).ToList();

        await client.DisposeAsync();

        foreach (var call in calls)
            await Assert.ThrowsAnyAsync<Exception>(() => call);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.CallAsync(Send(1), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Disposing_does_not_wait_for_a_permit()
    {
        await using var vk = await FakeVk.StartAsync();
        var time = new AutoTime();
        var client = vk.Client(time, vk.Connection with { RequestsPerSecond = 1 });
        await UseUpThePermitAsync(client, time);
        var waiting = client.CallAsync(Send(1), TestContext.Current.CancellationToken);

        await client.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.DoesNotContain(vk.Calls, call => call.Method == "messages.send");
    }

    [Fact]
    public void The_token_is_not_printed()
    {
        var connection = new VkConnection { GroupId = 42, AccessToken = "secret-token" };

        Assert.DoesNotContain("secret", connection.ToString(), StringComparison.Ordinal);
        Assert.Contains("42", connection.ToString(), StringComparison.Ordinal);
    }

    private static VkCall<VkSent[]> Send(long peer) => VkRequests.Send([Dialog(peer)], Hello, (int)peer);

    private static ConversationRef Dialog(long peer) => ConversationRef.Dialog(new UserRef(peer.ToString(CultureInfo.InvariantCulture)));

    /// <summary>From here on calls gather, until the clock is let go and the next permit comes.</summary>
    private static async Task UseUpThePermitAsync(VkClient client, AutoTime time)
    {
        time.Hold();
        await client.CallAsync(VkReads.Users("1"), CancellationToken.None);
    }

    private static async Task<T[]> GatherAsync<T>(AutoTime time, IEnumerable<Task<T>> calls)
    {
        var begun = calls.ToList();
        time.Release();
        return await Task.WhenAll(begun);
    }
}
