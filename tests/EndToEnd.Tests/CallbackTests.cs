using System.Net;
using System.Text;
using BotHost.Sandbox.Control;

namespace BotHost.EndToEnd.Tests;

public sealed class CallbackOnSqliteTests() : CallbackTests(DatabaseKind.Sqlite);

public sealed class CallbackOnPostgreSqlTests() : CallbackTests(DatabaseKind.PostgreSql);

/// <summary>Updates that the messenger posts, instead of a long poll: switched by configuration alone.</summary>
public abstract class CallbackTests(DatabaseKind database)
{
    private const string Secret = "s3cret";
    private const long Person = 101;
    private const int People = 15;
    private static readonly string[] Events = ["message_new", "message_edit", "message_event", "message_allow", "message_deny"];

    [Fact]
    public async Task Posted_updates_are_confirmed_taken_in_once_and_survive_a_kill_before_the_ok()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var relay = await CallbackRelay.StartAsync(cancellationToken);
        await using var school = await SchoolOnSandbox.StartAsync(database, cancellationToken);
        school.Settings["Schools__0__Vk__Transport"] = "Callback";
        school.Settings["Schools__0__Vk__CallbackSecret"] = Secret;
        school.Settings["Schools__0__Vk__ConfirmationCode"] = "c0ffee00";
        var bot = await StartAsync(school, relay, cancellationToken);
        Assert.False(await school.Sandbox.DoAsync(new AddCallbackServer(SchoolOnSandbox.GroupId, relay.Address, "wrong", Events), cancellationToken));
        Assert.True(await school.Sandbox.DoAsync(new AddCallbackServer(SchoolOnSandbox.GroupId, relay.Address, Secret, Events), cancellationToken));
        Assert.Equal(HttpStatusCode.Forbidden, await PostForgedAsync(relay, cancellationToken));
        await school.AddUserAsync(Person, cancellationToken);

        await school.Sandbox.DoAsync(new DuplicateUpdates(SchoolOnSandbox.GroupId, 2), cancellationToken);
        await school.WriteAsync(Person, "помощь", cancellationToken);
        await school.Sandbox.DoAsync(new WaitForCallbacks(SchoolOnSandbox.GroupId), cancellationToken);
        await school.AssertNothingIsLeftAsync(cancellationToken);
        Assert.Single(await school.MessagesToAsync(Person, cancellationToken));

        var answer = relay.WithholdNextAnswer();
        await school.WriteAsync(Person, "помощь", cancellationToken);
        await Until.DoneAsync("the bot has answered", answer, cancellationToken, school.DescribeAsync);
        Assert.Equal("ok", await answer);
        await bot.KillAsync(cancellationToken);
        bot = await StartAsync(school, relay, cancellationToken);
        await school.Sandbox.DoAsync(new WaitForCallbacks(SchoolOnSandbox.GroupId), cancellationToken);
        await school.AssertNothingIsLeftAsync(cancellationToken);
        Assert.Equal(2, (await school.MessagesToAsync(Person, cancellationToken)).Count);

        await KillUnderLoadAsync(school, relay, bot, cancellationToken);
    }

    private static async Task KillUnderLoadAsync(SchoolOnSandbox school, CallbackRelay relay, HostProcess bot, CancellationToken cancellationToken)
    {
        var crowd = new Crowd(school, Environment.TickCount, People);
        await crowd.BeginAsync(cancellationToken);
        for (var kill = 0; kill < 3; kill++)
        {
            await crowd.UntilHeardAsync(crowd.Heard + 30, cancellationToken);
            await bot.KillAsync(cancellationToken);
            bot = await StartAsync(school, relay, cancellationToken);
        }
        await crowd.EndAsync(cancellationToken);
        await school.AssertNothingIsLeftAsync(cancellationToken);
        await crowd.AssertEachAnswerWasShownOnceInOrderAsync(cancellationToken);
    }

    private static async Task<HostProcess> StartAsync(SchoolOnSandbox school, CallbackRelay relay, CancellationToken cancellationToken)
    {
        var bot = await school.StartBotAsync(cancellationToken);
        await bot.UntilActiveAsync(cancellationToken);
        relay.Bot = await bot.AddressAsync(cancellationToken);
        return bot;
    }

    private static async Task<HttpStatusCode> PostForgedAsync(CallbackRelay relay, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var forged = new StringContent(
            $$"""{"type":"message_new","group_id":{{SchoolOnSandbox.GroupId}},"event_id":"1","v":"5.199","object":{},"secret":"guess"}""", Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(relay.Address, forged, cancellationToken);
        return answer.StatusCode;
    }
}
