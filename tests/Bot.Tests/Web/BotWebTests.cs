using System.Net;
using System.Text;
using BotHost.Domain;
using BotHost.Jobs;
using BotHost.Telemetry;
using BotHost.Web;

namespace BotHost.Tests.Web;

public sealed class BotWebTests : IAsyncLifetime
{
    private RunningWeb _web = null!;

    public async ValueTask InitializeAsync() => _web = await RunningWeb.StartAsync(new Dictionary<string, string?>(), Cancel);

    public async ValueTask DisposeAsync() => await _web.DisposeAsync();

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/hangfire")]
    [InlineData("/hangfire/recurring")]
    [InlineData("/hangfire/enter/some-token")]
    public async Task What_is_the_operators_does_not_exist_on_the_public_port(string path)
    {
        using var forged = new HttpRequestMessage(HttpMethod.Get, path);
        forged.Headers.Host = _web.Operator.BaseAddress!.Authority;

        Assert.Equal(HttpStatusCode.NotFound, (await _web.Public.GetAsync(path, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _web.Public.SendAsync(forged, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Metrics_are_there_for_the_operator()
    {
        BotMetrics.UpdatesReceived(new SchoolKey("metrics-school"), 3);

        var metrics = await _web.Operator.GetStringAsync("/metrics", Cancel);

        Assert.Contains("bothost_updates_received_total{otel_scope_name=\"BotHost\",school=\"metrics-school\"} 3", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_neither_stored_nor_framed_and_names_no_server()
    {
        var response = await _web.Public.GetAsync("/", Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Empty(response.Headers.Server);
    }

    [Fact]
    public async Task A_file_leaves_once_and_only_by_the_button()
    {
        var content = Encoding.UTF8.GetBytes("Класс;Ученик");
        var path = "/files/" + _web.Get<OneTimeLinks>().Issue(new OneTimeGrant.Download("Список 5А <1>.csv", "text/csv", content));

        var page = await _web.Public.GetStringAsync(path, Cancel);
        await _web.Public.GetStringAsync(path, Cancel); // a link preview
        var download = await _web.Public.PostAsync(path, content: null, Cancel);
        var again = await _web.Public.PostAsync(path, content: null, Cancel);

        Assert.Contains("Список 5А &lt;1&gt;.csv", page, StringComparison.Ordinal);
        Assert.Equal(content, await download.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("no-store", download.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _web.Public.GetAsync(path, Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_dashboard_link_is_spent_by_its_button_and_leaves_a_strict_cookie()
    {
        var path = "/hangfire/enter/" + _web.Get<OneTimeLinks>().Issue(new OneTimeGrant.Dashboard());

        var preview = await _web.Operator.GetAsync(path, Cancel);
        var entered = await _web.Operator.PostAsync(path, content: null, Cancel);
        var again = await _web.Operator.PostAsync(path, content: null, Cancel);

        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        Assert.False(preview.Headers.Contains("Set-Cookie"));
        Assert.Equal((HttpStatusCode.SeeOther, "/hangfire"), (entered.StatusCode, entered.Headers.Location!.ToString()));
        var cookie = Assert.Single(entered.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/hangfire", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task The_dashboard_is_for_who_spent_a_link_and_only_to_look_at()
    {
        var entered = await _web.Operator.PostAsync("/hangfire/enter/" + _web.Get<OneTimeLinks>().Issue(new OneTimeGrant.Dashboard()), content: null, Cancel);
        var cookie = Assert.Single(entered.Headers.GetValues("Set-Cookie")).Split(';')[0];
        await _web.Get<JobServer>().Storage.WaitAsync(Cancel);

        var without = await _web.Operator.GetAsync("/hangfire", Cancel);
        var forged = await SendAsync(HttpMethod.Get, "/hangfire", OperatorSessions.Cookie + "=guess");
        var home = await SendAsync(HttpMethod.Get, "/hangfire", cookie);
        var jobs = await SendAsync(HttpMethod.Get, "/hangfire/recurring", cookie);
        var change = await SendAsync(HttpMethod.Post, "/hangfire/recurring/trigger", cookie);
        var outside = await SendAsync(HttpMethod.Get, "/hangfire", cookie, _web.Public);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (without.StatusCode, forged.StatusCode));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (home.StatusCode, jobs.StatusCode));
        Assert.Contains("BotHost", await home.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound), (change.StatusCode, outside.StatusCode));
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string cookie, HttpClient? client = null)
        => (client ?? _web.Operator).SendAsync(new HttpRequestMessage(method, path) { Headers = { { "Cookie", cookie } } }, Cancel);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
