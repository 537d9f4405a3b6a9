using BotHost.Configuration;
using BotHost.Web;
using Microsoft.Extensions.Time.Testing;

namespace BotHost.Tests.Web;

public sealed class OneTimeLinksTests
{
    private static readonly OneTimeGrant.Download File = new("act.csv", "text/csv", new byte[] { 1 });
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void A_link_is_spent_once_however_often_it_is_looked_at()
    {
        var links = Links();
        var token = links.Issue(File);

        Assert.Equal(File, links.Peek<OneTimeGrant.Download>(token));
        Assert.Equal(File, links.Peek<OneTimeGrant.Download>(token));
        Assert.True(links.TrySpend<OneTimeGrant.Download>(token, out var spent));

        Assert.Equal(File, spent);
        Assert.False(links.TrySpend<OneTimeGrant.Download>(token, out _));
        Assert.Null(links.Peek<OneTimeGrant.Download>(token));
    }

    [Fact]
    public void A_link_ends_after_fifteen_minutes()
    {
        var links = Links();
        var token = links.Issue(File);

        _time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        Assert.NotNull(links.Peek<OneTimeGrant.Download>(token));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.False(links.TrySpend<OneTimeGrant.Download>(token, out _));
    }

    [Fact]
    public void A_link_to_a_file_opens_no_dashboard_and_stays_unspent()
    {
        var links = Links();
        var token = links.Issue(File);

        Assert.False(links.TrySpend<OneTimeGrant.Dashboard>(token, out _));

        Assert.True(links.TrySpend<OneTimeGrant.Download>(token, out _));
    }

    [Fact]
    public async Task Of_many_who_spend_at_once_one_succeeds()
    {
        var links = Links();
        var token = links.Issue(File);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => links.TrySpend<OneTimeGrant.Download>(token, out var _))));

        Assert.Single(outcomes, spent => spent);
    }

    [Theory]
    [InlineData("https://bot.example.org", "https://bot.example.org/files/")]
    [InlineData("https://example.org/school/", "https://example.org/school/files/")]
    [InlineData(null, null)]
    public void A_download_has_an_address_only_where_the_outside_address_is_known(string? publicUrl, string? expected)
    {
        var links = Links(new WebOptions { PublicUrl = publicUrl is null ? null : new Uri(publicUrl) });

        var link = links.IssueDownload(File)?.AbsoluteUri;

        Assert.Equal(expected, link?[..(link.LastIndexOf('/') + 1)]);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5081", "http://127.0.0.1:5081/hangfire/enter/")]
    [InlineData("http://*:9000;http://127.0.0.1:9001", "http://127.0.0.1:9000/hangfire/enter/")]
    public void The_dashboard_is_on_the_operators_listener(string operatorUrls, string expected)
    {
        var link = Links(new WebOptions { OperatorUrls = operatorUrls }).IssueDashboard().AbsoluteUri;

        Assert.StartsWith(expected, link, StringComparison.Ordinal);
        Assert.Equal(43, link.Length - expected.Length); // 256 bits
    }

    private OneTimeLinks Links(WebOptions? options = null) => new(options ?? new WebOptions(), _time);
}
