using System.Net;
using System.Text;
using BotHost.Domain;
using BotHost.Persistence;
using BotHost.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotHost.Tests.Web;

public sealed class VkCallbackEndpointTests : IAsyncLifetime
{
    private const string School = "school-5";
    private RunningWeb _web = null!;

    public async ValueTask InitializeAsync() => _web = await RunningWeb.StartAsync(CallbackSchool.Configuration(School), Cancel);

    public async ValueTask DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public async Task The_address_is_confirmed_by_the_code()
    {
        Assert.Equal((HttpStatusCode.OK, CallbackSchool.Code), await PostAsync(Event("confirmation")));
    }

    [Fact]
    public async Task An_update_is_stored_before_it_is_answered_and_a_repeat_is_dropped()
    {
        Assert.Equal((HttpStatusCode.OK, "ok"), await PostAsync(Message(cmid: 1)));
        Assert.Equal(1, await StoredAsync());

        Assert.Equal((HttpStatusCode.OK, "ok"), await PostAsync(Message(cmid: 1)));
        Assert.Equal((HttpStatusCode.OK, "ok"), await PostAsync(Message(cmid: 2)));

        Assert.Equal(2, await StoredAsync());
    }

    [Theory]
    [InlineData("wrong", CallbackSchool.GroupId)]
    [InlineData("", CallbackSchool.GroupId)]
    [InlineData(CallbackSchool.Secret, CallbackSchool.GroupId + 1)]
    public async Task Who_is_not_the_schools_community_is_refused_and_stores_nothing(string secret, long groupId)
    {
        foreach (var body in new[] { Event("confirmation", secret: secret, groupId: groupId), Message(1, secret, groupId) })
        {
            var (status, answer) = await PostAsync(body);

            Assert.Equal(HttpStatusCode.Forbidden, status);
            Assert.DoesNotContain(CallbackSchool.Code, answer, StringComparison.Ordinal);
        }
        Assert.Equal(0, await StoredAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("не JSON")]
    [InlineData("[]")]
    [InlineData("{\"type\":")]
    public async Task What_is_no_event_is_refused(string body)
    {
        var (status, _) = await PostAsync(body);

        Assert.True(status is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden, $"{status}");
    }

    [Fact]
    public async Task An_unknown_school_the_operators_port_and_other_methods_do_not_exist()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(Message(1), "/vk/callback/school-6")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _web.Operator.PostAsync($"/vk/callback/{School}", new StringContent(Message(1)), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _web.Public.GetAsync($"/vk/callback/{School}", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_long_text_is_taken_and_an_endless_body_is_not()
    {
        var longText = Event("message_new", ContentOf(cmid: 3, new string('я', 200_000)));

        Assert.Equal((HttpStatusCode.OK, "ok"), await PostAsync(longText));
        Assert.True(await IsTurnedAwayAsync(new string(' ', 3 * 1024 * 1024)));
        Assert.Equal(1, await StoredAsync());
    }

    /// <summary>The server answers 413 and hangs up: whether the answer is still read depends on how much was being written.</summary>
    private async Task<bool> IsTurnedAwayAsync(string body)
    {
        try
        {
            return (await PostAsync(body)).Status == HttpStatusCode.RequestEntityTooLarge;
        }
        catch (HttpRequestException)
        {
            return true;
        }
    }

    [Fact]
    public async Task A_standby_asks_to_post_again_later()
    {
        _web.Get<Pulse>().Role = ProcessRole.Standby;

        var response = await _web.Public.PostAsync($"/vk/callback/{School}", new StringContent(Message(1)), Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter?.Date);
        Assert.Equal(0, await StoredAsync());
    }

    [Fact]
    public async Task While_the_database_is_gone_nothing_is_answered_ok()
    {
        _web.LoseDatabase();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await PostAsync(Message(1))).Status);
    }

    private async Task<(HttpStatusCode Status, string Answer)> PostAsync(string body, string path = $"/vk/callback/{School}")
    {
        var response = await _web.Public.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"), Cancel);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<int> StoredAsync()
    {
        await using var scope = _web.Get<IServiceScopeFactory>().CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDb>();
        db.School = new SchoolKey(School);
        return await db.Inbox.CountAsync(Cancel);
    }

    private static string Message(int cmid, string secret = CallbackSchool.Secret, long groupId = CallbackSchool.GroupId)
        => Event("message_new", ContentOf(cmid, "Здравствуйте"), secret, groupId);

    private static string Event(string type, string? content = null, string secret = CallbackSchool.Secret, long groupId = CallbackSchool.GroupId)
        => $$"""{"type":"{{type}}","group_id":{{groupId}},"secret":"{{secret}}","v":"5.199","object":{{content ?? "null"}} }""";

    private static string ContentOf(int cmid, string text)
        => $$"""
            {"message":{"id":{{cmid}},"date":1788220800,"peer_id":11,"from_id":11,"conversation_message_id":{{cmid}},"text":"{{text}}" },"client_info":{ } }
            """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
