using System.Net;
using BotHost.Sandbox.Faults;

namespace BotHost.Sandbox.Tests;

public sealed class FaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_error_strikes_so_many_calls_of_its_method()
    {
        await using var vk = await StartAsync();
        vk.Emulator.Faults.Add(new Fault.Error(10) { Method = "messages.send", Times = 2 });

        await vk.ResponseAsync("users.get", ("user_ids", 101));
        Assert.Equal(10, await vk.ErrorAsync("messages.send", Message(1)));
        Assert.Equal(10, await vk.ErrorAsync("messages.send", Message(1)));
        await vk.ResponseAsync("messages.send", Message(1));
        Assert.Equal(2, vk.Emulator.Faults.Strikes);
    }

    [Fact]
    public async Task An_error_strikes_one_recipient_among_many()
    {
        await using var vk = await StartAsync();
        vk.Emulator.People.WriteToCommunity(TestVk.Boris, TestVk.School, "привет");
        vk.Emulator.Faults.Add(new Fault.Error(902) { Method = "messages.send", PeerId = TestVk.Boris });

        var many = await vk.ResponseAsync("messages.send", ("peer_ids", "101,102"), ("random_id", 1), ("message", "всем"));
        var single = await vk.ErrorAsync("messages.send", ("peer_id", TestVk.Boris), ("random_id", 2), ("message", "вам"));
        var batch = await vk.CallAsync("execute", ("code", """return [API.messages.send({"peer_id":101,"random_id":3,"message":"а"}),API.messages.send({"peer_id":102,"random_id":4,"message":"б"})];"""));

        Assert.True(many[0].TryGetProperty("message_id", out _));
        Assert.Equal(902, many[1].GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal(902, single);
        Assert.Equal(902, Assert.Single(batch.GetProperty("execute_errors").EnumerateArray()).GetProperty("error_code").GetInt32());
    }

    // vk/facts.md §1: HTTP 5xx with HTML.
    [Fact]
    public async Task A_page_of_html_comes_instead_of_json()
    {
        await using var vk = await StartAsync();
        vk.Emulator.Faults.Add(new Fault.HttpError(502) { Times = 1 });

        using var response = await vk.Http.GetAsync(new Uri(vk.BaseAddress, "method/users.get"), Cancellation);

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<html>", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_answer_leaves_the_effect()
    {
        await using var vk = await StartAsync();
        vk.Emulator.Faults.Add(new Fault.LoseAnswer { Method = "messages.send", Times = 1 });

        await Assert.ThrowsAsync<HttpRequestException>(() => vk.CallAsync("messages.send", Message(7)));
        await vk.ResponseAsync("messages.send", Message(7));

        Assert.Single(vk.Emulator.View.Messages(TestVk.AnnasDialog), message => message.IsFromCommunity);
    }

    [Fact]
    public async Task A_fault_of_a_method_strikes_the_batch_that_calls_it()
    {
        await using var vk = await StartAsync();
        vk.Emulator.Faults.Add(new Fault.Drop { Method = "messages.send", Times = 1 });

        await vk.CallAsync("execute", ("code", "return API.users.get({});"));
        await Assert.ThrowsAsync<HttpRequestException>(() =>
            vk.CallAsync("execute", ("code", """return [API.messages.send({"peer_id":101,"random_id":3,"message":"а"})];""")));

        Assert.DoesNotContain(vk.Emulator.View.Messages(TestVk.AnnasDialog), message => message.IsFromCommunity);
    }

    [Fact]
    public async Task A_hanging_call_goes_on_when_the_fault_is_removed()
    {
        await using var vk = await StartAsync();
        var fault = vk.Emulator.Faults.Add(new Fault.Hang { Method = "messages.send" });

        var hanging = vk.ResponseAsync("messages.send", Message(1));
        var written = vk.Emulator.View.WaitForReplyAsync(TestVk.AnnasDialog, 0, Cancellation);
        await vk.ResponseAsync("users.get", ("user_ids", 101));
        Assert.False(written.IsCompleted);
        vk.Emulator.Faults.Remove(fault);

        await hanging;
        Assert.Equal("привет", (await written).Text);
    }

    [Fact]
    public async Task A_long_poll_can_be_dropped()
    {
        await using var vk = await StartAsync();
        var poll = await vk.OpenLongPollAsync();
        vk.Emulator.Faults.Add(new Fault.Drop { Method = Fault.LongPoll, Times = 1 });

        await Assert.ThrowsAsync<HttpRequestException>(() => poll.AskAsync());

        Assert.Empty(await poll.ReadAsync());
    }

    // vk/facts.md §2: failed 2 asks for a new key and keeps ts; nothing is lost.
    [Fact]
    public async Task An_expired_key_loses_nothing()
    {
        await using var vk = await StartAsync();
        var poll = await vk.OpenLongPollAsync();
        vk.Emulator.Updates.ExpireKey(TestVk.School);
        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "раз");

        Assert.Equal("""{"failed":2}""", (await poll.AskAsync()).GetRawText());
        var fresh = await vk.OpenLongPollAsync();
        fresh.Ts = poll.Ts;

        Assert.Single(await fresh.ReadAsync());
    }

    // vk/facts.md §2: failed 1 and 3 lose what was not read; after 3 neither key nor ts is good.
    [Fact]
    public async Task A_lost_history_is_told()
    {
        await using var vk = await StartAsync();
        var poll = await vk.OpenLongPollAsync();
        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "пропало");
        vk.Emulator.Updates.LoseHistory(TestVk.School);
        Assert.Equal(1, (await poll.AskAsync()).GetProperty("failed").GetInt32());

        var second = await vk.OpenLongPollAsync();
        var waiting = second.AskAsync(wait: 90);
        vk.Emulator.Updates.LoseSession(TestVk.School);
        Assert.Equal("""{"failed":3}""", (await waiting).GetRawText());

        var third = await vk.OpenLongPollAsync();
        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "дальше");
        Assert.Single(await third.ReadAsync());
        third.Ts = second.Ts;
        Assert.Equal(1, (await third.AskAsync()).GetProperty("failed").GetInt32());
    }

    [Fact]
    public async Task Updates_come_twice_late_or_strange()
    {
        await using var vk = await StartAsync();
        var poll = await vk.OpenLongPollAsync();
        var (people, updates) = (vk.Emulator.People, vk.Emulator.Updates);

        updates.DuplicateNext(TestVk.School, 1);
        people.WriteToCommunity(TestVk.Anna, TestVk.School, "дважды");
        var twice = await poll.ReadAsync();
        updates.Hold(TestVk.School);
        people.WriteToCommunity(TestVk.Anna, TestVk.School, "раз");
        people.WriteToCommunity(TestVk.Anna, TestVk.School, "два");
        Assert.Empty(await poll.ReadAsync());
        updates.Release(TestVk.School, lastFirst: true);
        var late = await poll.ReadAsync();
        updates.Inject(TestVk.School, """{"type":"telepathy","object":[]}""");
        var strange = await poll.ReadAsync();

        Assert.Equal(2, twice.Count);
        Assert.Equal(twice[0].GetRawText(), twice[1].GetRawText());
        Assert.Equal(["два", "раз"], late.Select(update => update.GetProperty("object").GetProperty("message").GetProperty("text").GetString()));
        Assert.Equal("telepathy", Assert.Single(strange).GetProperty("type").GetString());
    }

    [Fact]
    public async Task The_journal_tells_of_calls_and_updates_without_the_token()
    {
        await using var vk = await StartAsync();

        await vk.GetAsync($"method/users.get?user_ids=101&v=5.199&access_token={TestVk.Token}");

        var call = Assert.Single(vk.Emulator.Journal.Calls);
        Assert.Equal("users.get", call.Method);
        Assert.Equal(["user_ids", "v"], call.Parameters.Keys.Order());
        Assert.Contains("Анна", call.AnswerText, StringComparison.Ordinal);
        Assert.Contains("message_new", Assert.Single(vk.Emulator.Journal.Updates).JsonText, StringComparison.Ordinal);
    }

    private static async Task<TestVk> StartAsync()
    {
        var vk = await TestVk.StartAsync();
        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "привет");
        return vk;
    }

    private static (string, object)[] Message(int randomId) => [("peer_id", TestVk.Anna), ("random_id", randomId), ("message", "привет")];
}
